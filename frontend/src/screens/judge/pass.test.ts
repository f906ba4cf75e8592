import { expect, test } from "vitest";
import { secretIn } from "./pass";

test("the secret is read from an address, a fragment or a pasted code", () => {
  const secret = "Zk3-9x_PQ7abcdefghij";

  expect(secretIn(`https://example.test/judge#${secret}`)).toBe(secret);
  expect(secretIn(`#${secret}`)).toBe(secret);
  expect(secretIn(`  ${secret}\n`)).toBe(secret);
});

test("what cannot be a secret is none", () => {
  for (const text of [
    "",
    "#",
    "short",
    "https://example.test/judge",
    "with spaces in between it",
  ]) {
    expect(secretIn(text)).toBeNull();
  }
});
