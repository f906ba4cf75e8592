import { expect, test } from "vitest";
import { inAddress, period, windowOf } from "./window";

test("without an address the window is this year up to today", () => {
  expect(windowOf(new URLSearchParams(), "2026-11-23")).toEqual({
    asOf: "2026-11-23",
    since: "2026-01-01",
    town: null,
    department: null,
    trade: null,
    cluster: null,
  });
});

test("a dash in the address asks for contests without a trade, and is written for them", () => {
  const asked = (text: string) => windowOf(new URLSearchParams(text), "2026-11-23").trade;

  expect([asked("trade=-"), asked("trade=焊工"), asked("")]).toEqual(["", "焊工", null]);
  expect([inAddress(""), inAddress("焊工"), inAddress(null)]).toEqual(["-", "焊工", null]);
});

test("a day in the address moves the window with it, and what is no day is passed over", () => {
  const asked = windowOf(new URLSearchParams("asOf=2025-06-30&since=gestern&town=T"), "2026-11-23");

  expect(asked).toMatchObject({ asOf: "2025-06-30", since: "2025-01-01", town: "T" });
});

test("a quarter begins with its first month", () => {
  expect(period("quarter", "2026-11-23")).toEqual({ since: "2026-10-01", asOf: "2026-11-23" });
  expect(period("quarter", "2026-03-31").since).toBe("2026-01-01");
  expect(period("lastYear", "2026-03-31")).toEqual({ since: "2025-01-01", asOf: "2025-12-31" });
});
