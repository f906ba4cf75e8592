import { expect, test } from "vitest";
import { toneOf, warningsByRow } from "./warnings";

test("sets of rows become the warnings of each row, the worst first", () => {
  const byRow = warningsByRow({
    BLIND_COUNT_UNKNOWN: { nodes: [{ id: "a" }] },
    BLIND_UNCOVERED: { nodes: [{ id: "a" }, { id: "b" }] },
    UNITS_DUE: { nodes: [{ id: "b" }] },
  });

  expect(byRow.get("a")).toEqual(["BLIND_UNCOVERED", "BLIND_COUNT_UNKNOWN"]);
  expect(byRow.get("b")).toEqual(["UNITS_DUE"]);
  expect(byRow.get("c")).toBeUndefined();
});

test("a branch that is due is worse than a check that is", () => {
  expect(toneOf("UNITS_DUE")).toBe("bad");
  expect(toneOf("BLIND_UNVERIFIED")).toBe("warn");
});
