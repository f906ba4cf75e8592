import { expect, test } from "vitest";
import { type Group, rowsOf, sorted } from "./groupRows";

const shown = [["F01", "ALL"]] as const;

function group(groupKey: string | null, value: string | null): Group {
  const numerator = Number(value ?? 0);
  return { groupKey, code: "F01", population: "ALL", value, numerator } as Group;
}

test("the group without a key stands only when it has something to show", () => {
  expect(rowsOf([group("t1", "0"), group(null, "0")], shown).map(({ key }) => key)).toEqual(["t1"]);
  expect(rowsOf([group("t1", "0"), group(null, "2")], shown)).toHaveLength(2);
});

test("groups are sorted by a figure, and those without a value stand last", () => {
  const rows = rowsOf([group("a", null), group("b", "1"), group("c", "3")], shown);
  const keys = (isDescending: boolean) =>
    sorted(rows, { column: 0, isDescending }).map(({ key }) => key);

  expect(keys(true)).toEqual(["c", "b", "a"]);
  expect(keys(false)).toEqual(["b", "c", "a"]);
});
