import { expect, test } from "vitest";
import { mostRows, nothing, only, rangeTo, toggledRow, wholePage } from "./selection";

const rows = ["a", "b", "c", "d", "e"];

test("a row is chosen and given up again", () => {
  const chosen = toggledRow(nothing, "b");

  expect(chosen.ids).toEqual(["b"]);
  expect(toggledRow(chosen, "b").ids).toEqual([]);
});

test("shift takes everything from the anchor, downward and upward", () => {
  const anchored = toggledRow(nothing, "c");

  expect(rangeTo(anchored, "e", rows).ids).toEqual(["c", "d", "e"]);
  expect(rangeTo(anchored, "a", rows).ids).toEqual(["c", "a", "b"]);
  expect(rangeTo(nothing, "d", rows).ids).toEqual(["d"]);
});

test("the whole page is taken once and left the second time; rows of other pages stay", () => {
  const page = wholePage(only(["z", "b"]), rows);

  expect(page.ids).toEqual(["z", "b", "a", "c", "d", "e"]);
  expect(wholePage(page, rows).ids).toEqual(["z"]);
});

test("no more rows are chosen than the server changes in one go", () => {
  const many = Array.from({ length: 300 }, (_, place) => `r${place}`);

  expect(wholePage(nothing, many).ids).toHaveLength(mostRows);
});
