import { expect, test } from "vitest";
import { dayAt, monthEnd, stopOf } from "./months";

test("the slider stops at the ends of months and at the present day", () => {
  expect(dayAt(0, "2026-11-22")).toBe("2026-11-22");
  expect(dayAt(1, "2026-11-22")).toBe("2026-10-31");
  expect(dayAt(9, "2026-11-22")).toBe("2026-02-28");
  expect(monthEnd("2024-03-31", 1)).toBe("2024-02-29");
  expect(dayAt(36, "2026-11-22")).toBe("2023-11-30");
});

test("each stop leads to a day that leads back to it", () => {
  for (let stop = 0; stop <= 36; stop++) {
    expect(stopOf(dayAt(stop, "2026-01-31"), "2026-01-31")).toBe(stop);
  }
});

test("days beyond the slider stand at its ends", () => {
  expect(stopOf("2019-05-01", "2026-11-22")).toBe(36);
  expect(stopOf("2027-01-01", "2026-11-22")).toBe(0);
  expect(stopOf("2026-11-03", "2026-11-22")).toBe(1);
});
