import { expect, test } from "vitest";
import { freshKey } from "./idempotency";

test("a key is 128 bits in hexadecimal and never the same twice", () => {
  const keys = new Set(Array.from({ length: 100 }, freshKey));

  expect(keys.size).toBe(100);
  expect([...keys].every((key) => /^[0-9a-f]{32}$/.test(key))).toBe(true);
});
