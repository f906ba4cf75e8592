import { describe, expect, test } from "vitest";
import { draftOf, isTooOld, withoutPersonalNumbers } from "./drafts";

const month = 30 * 24 * 60 * 60 * 1000;
const typed = (values: Record<string, string>) => ({
  values,
  initial: { name: "" },
  attempt: { idempotencyKey: "k1", sent: "{}" },
  now: 5,
});

describe("a draft", () => {
  test("holds what differs from the beginning, and the attempt to save it", () => {
    expect(draftOf("u1", "f1", typed({ name: "青石" }))).toEqual({
      user: "u1",
      key: "f1",
      values: { name: "青石" },
      savedAt: 5,
      isIncomplete: false,
      attempt: { idempotencyKey: "k1", sent: "{}" },
    });
  });

  test("of an untouched form is none", () => {
    expect(draftOf("u1", "f1", typed({ name: "" }))).toBeNull();
  });

  test("forgets an attempt that sent a personal number", () => {
    const draft = draftOf("u1", "f1", typed({ name: "青石", phone: "19900000001" }));

    expect(draft?.isIncomplete).toBe(true);
    expect(draft?.attempt).toBeNull();
  });

  test("is too old after thirty days", () => {
    const draft = draftOf("u1", "f1", { ...typed({ name: "青石" }), now: 0 });

    expect(draft && isTooOld(draft, month)).toBe(false);
    expect(draft && isTooOld(draft, month + 1)).toBe(true);
  });
});

describe("personal numbers", () => {
  test("are left out by the name of their field", () => {
    expect(
      withoutPersonalNumbers({ name: "甲", idNumber: "123", contactPhone: "1", password: "x" }),
    ).toEqual({ values: { name: "甲" }, isIncomplete: true });
  });

  test("are left out of any text, however deep", () => {
    const values = {
      notes: [{ text: "身份证 990101199001010017" }],
      remark: "电话：19900000001。",
    };

    expect(withoutPersonalNumbers(values)).toEqual({
      values: { notes: [{}] },
      isIncomplete: true,
    });
  });

  test("are not seen in a credit code, a date or a count", () => {
    const values = { code: "91990199MA0000A19G", on: "2026-06-30", count: 12, empty: null };

    expect(withoutPersonalNumbers(values)).toEqual({ values, isIncomplete: false });
  });

  test("that were never typed make nothing incomplete", () => {
    expect(withoutPersonalNumbers({ phone: "" })).toEqual({ values: {}, isIncomplete: false });
  });
});
