import { expect, test } from "vitest";
import { fileSize, grouped, money, percent, signed } from "./numbers";

test("a ratio is shown as a percentage with one place", () => {
  expect(percent(0.7)).toBe("70.0%");
  expect(percent(2 / 3)).toBe("66.7%");
  expect(percent(8 / 11)).toBe("72.7%");
});

test("a ratio without a denominator is a dash and not zero", () => {
  expect(percent(null)).toBe("—");
});

test("digits are grouped by thousands", () => {
  expect(grouped(999)).toBe("999");
  expect(grouped(1234567)).toBe("1,234,567");
});

test("a difference carries its sign, zero none", () => {
  expect(signed(2)).toBe("+2");
  expect(signed(-3)).toBe("−3");
  expect(signed(0)).toBe("0");
});

test("money is read in yuan, ten thousands and hundred millions", () => {
  expect(money(980, "zh-CN")).toBe("980 元");
  expect(money(12_345_600, "zh-CN")).toBe("1,234.56 万元");
  expect(money(250_000_000, "zh-CN")).toBe("2.5 亿元");
  expect(money(12_345_600, "en")).toBe("CNY 12,345,600");
});

test("a file's size is named in the unit that fits", () => {
  expect(fileSize(900)).toBe("900 B");
  expect(fileSize(20 * 1024)).toBe("20 KB");
  expect(fileSize(3.5 * 1024 * 1024)).toBe("3.5 MB");
  expect(fileSize(20 * 1024 * 1024)).toBe("20 MB");
});
