import { expect, test } from "vitest";
import { attendance, criterionText, type OwnPractice, secretIn, timeText } from "./looking";

const secret = `slip_${"a1".repeat(18)}`;

test("a slip's secret is found in an address and by itself", () => {
  expect(secretIn(`https://ledger.example/results#${secret}`)).toBe(secret);
  expect(secretIn(` ${secret} `)).toBe(secret);
});

test("what is no slip is not sent anywhere", () => {
  expect(secretIn("")).toBeNull();
  expect(secretIn("#judge_a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1")).toBeNull();
  expect(secretIn("slip_short")).toBeNull();
});

test("times are read in minutes and seconds", () => {
  expect(timeText("42.5")).toBe("42.5");
  expect(timeText("95.50")).toBe("1:35.5");
  expect(timeText("61")).toBe("1:01");
});

test("attendance counts the sessions to which one came", () => {
  const session = { name: "", heldOn: "2026-09-01", unit: "分", value: null, isBest: false };
  const practice = [true, false, true].map((isPresent): OwnPractice => ({ ...session, isPresent }));

  expect(attendance(practice)).toEqual({ came: 2, held: 3 });
});

test("a value by criterion stands beside its maximum, where it has one", () => {
  const one = { name: "接头质量", unit: "分", value: "82.50", maximum: "100.00" };

  expect(criterionText(one)).toBe("82.50 / 100 分");
  expect(criterionText({ ...one, maximum: null, unit: "" })).toBe("82.50");
});
