import { expect, test } from "vitest";
import { toneOf, warningsByRow } from "./warnings";

test("what the server warns of stands on the row, the worst first", () => {
  const byRow = warningsByRow([
    { id: "a", warnings: [{ code: "COUNT_UNKNOWN" }, { code: "UNCOVERED" }] },
    { id: "b", warnings: [{ code: "DUE_UNCOVERED" }, { code: "WITHOUT_PLACE" }] },
    { id: "c", warnings: [{ code: "ROSTER_DUE" }] },
  ]);

  expect(byRow.get("a")).toEqual(["BLIND_UNCOVERED", "BLIND_COUNT_UNKNOWN"]);
  expect(byRow.get("b")).toEqual(["UNITS_DUE"]);
  expect(byRow.has("c")).toBe(false);
});

test("a branch that is due is worse than a check that is", () => {
  expect(toneOf("UNITS_DUE")).toBe("bad");
  expect(toneOf("BLIND_UNVERIFIED")).toBe("warn");
});
