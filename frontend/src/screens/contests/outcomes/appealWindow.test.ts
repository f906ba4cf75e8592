import { expect, test } from "vitest";
import { windowAt } from "./appealWindow";

const endsAt = "2026-10-13T09:30:00+08:00";
const end = Date.parse(endsAt);
const second = 1000;
const hour = 3600 * second;

test("what is left is said in hours and minutes, begun ones counted", () => {
  expect(windowAt(endsAt, end - 24 * hour)).toEqual({ state: "open", hours: 24, minutes: 0 });
  expect(windowAt(endsAt, end - hour - second)).toEqual({ state: "open", hours: 1, minutes: 1 });
  expect(windowAt(endsAt, end)).toEqual({ state: "open", hours: 0, minutes: 0 });
});

test("after the end nothing is left", () => {
  expect(windowAt(endsAt, end + second)).toEqual({ state: "over" });
});
