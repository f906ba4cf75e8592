import { expect, test } from "vitest";
import { doubtAbout } from "./unlikely";

const hundred = { kind: "JUDGED", maximum: "100", step: "1" } as const;
const time = { kind: "TIME", maximum: null, step: "0.01" } as const;

test("nothing and very little are asked about", () => {
  expect(doubtAbout("0", hundred, [])).toBe("ZERO");
  expect(doubtAbout("8", hundred, [])).toBe("LOW");
  expect(doubtAbout("20", hundred, [])).toBeNull();
});

test("once there is a habit, a value is compared with the judge's own", () => {
  const own = ["88", "90", "85", "92", "87"];

  expect(doubtAbout("58", hundred, own)).toBeNull();
  expect(doubtAbout("57", hundred, own)).toBe("FAR");
  expect(doubtAbout("57", hundred, own.slice(1))).toBeNull();
  expect(doubtAbout("12", hundred, ["10", "12", "11", "9", "12"])).toBeNull();
});

test("a time is compared by its ratio", () => {
  const own = ["60", "62", "58", "61", "59"];

  expect(doubtAbout("600", time, own)).toBe("FAR");
  expect(doubtAbout("19", time, own)).toBe("FAR");
  expect(doubtAbout("150", time, own)).toBeNull();
});
