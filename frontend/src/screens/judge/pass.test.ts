import { expect, test } from "vitest";
import { Fault } from "../../api/faults";
import { isRefusal, secretIn } from "./pass";

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

test("only the server's own words use a pass up", () => {
  expect(isRefusal(new Fault("PASS_INVALID", "通行码不对", ""))).toBe(true);
  expect(isRefusal(new Fault("UNAUTHENTICATED", "通行码不对", ""))).toBe(true);
  for (const code of ["UNAUTHENTICATED", "FORBIDDEN", "INTERNAL", "OFFLINE", "BUSY"]) {
    expect(isRefusal(new Fault(code, "", ""))).toBe(false);
  }
  expect(isRefusal(new Fault("RATE_LIMITED", "请稍后再试", ""))).toBe(false);
  expect(isRefusal(new Fault("TOO_MANY_ATTEMPTS", "试得太多", ""))).toBe(false);
  expect(isRefusal(new Fault("INTERNAL", "出错了", ""))).toBe(false);
});
