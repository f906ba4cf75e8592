import { expect, test } from "vitest";
import { fileNameOf } from "./fileNames";

test("a Chinese name comes from its encoded spelling", () => {
  const encoded = "attachment; filename*=UTF-8''%E5%8F%B0%E8%B4%A6-2026.xlsx";

  expect(fileNameOf(encoded)).toBe("台账-2026.xlsx");
});

test("a plain name is taken with or without quotes", () => {
  expect(fileNameOf('attachment; filename="ledger.xlsx"')).toBe("ledger.xlsx");
  expect(fileNameOf("attachment; filename=ledger.xlsx")).toBe("ledger.xlsx");
});

test("a header without a name, or with a broken one, gives none", () => {
  expect(fileNameOf("inline")).toBeNull();
  expect(fileNameOf("attachment; filename*=UTF-8''%E5%8F")).toBeNull();
});
