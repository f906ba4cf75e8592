import { expect, test } from "vitest";
import {
  added,
  closed,
  cornerLines,
  emptySketch,
  inserted,
  isWhole,
  moved,
  removed,
  sketchOf,
  sketchText,
  spotIn,
  stepBack,
  withLines,
} from "./sketch";

const spot = (longitude: number, latitude: number) => ({ longitude, latitude });
const triangle = [spot(82.3, 38.8), spot(82.4, 38.8), spot(82.4, 38.9)].reduce(
  added,
  emptySketch("polygon"),
);
const holed =
  "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0), (6 1, 8 1, 8 3, 6 1)), ((20 0, 21 0, 21 1, 20 0)))";

test("corners make a ring that is written closed", () => {
  expect(sketchText(triangle)).toBe("POLYGON ((82.3 38.8, 82.4 38.8, 82.4 38.9, 82.3 38.8))");
  expect(isWhole(stepBack(triangle))).toBe(false);
  expect(sketchText(stepBack(triangle))).toBeNull();
});

test("a corner where the last one stands, and a corner after closing, add nothing", () => {
  expect(added(triangle, spot(82.4, 38.9))).toBe(triangle);
  const whole = closed(triangle);
  expect(added(whole, spot(1, 1))).toBe(whole);
});

test("steps back open the ring and then take corners away down to nothing", () => {
  const open = stepBack(closed(triangle));
  expect(open).toEqual(triangle);
  expect(stepBack(stepBack(stepBack(open)))).toEqual(emptySketch("polygon"));
});

test("holes and several parts survive being read, changed and written", () => {
  const read = sketchOf(holed);
  expect(sketchText(read)).toBe(holed);

  const corner = { part: 0, ring: 1, at: 2 };
  const other = moved(read, corner, spot(8, 2.5));

  expect(sketchText(other)).toContain("(6 1, 8 1, 8 2.5, 6 1)");
  expect(sketchText(inserted(other, corner, spot(7, 2)))).toContain("8 2.5, 7 2, 6 1");
  expect(removed(read, corner)).toEqual(read);
});

test("a line is written as a line", () => {
  const line = [spot(1, 2), spot(3, 4)].reduce(added, emptySketch("line"));
  expect(sketchText(line)).toBe("LINESTRING (1 2, 3 4)");
});

test("typed lines are read with any comma, and a fault names its line", () => {
  const typed = withLines(emptySketch("polygon"), "82.3，38.8\n82.4 38.8\n82.4,38.9\n");
  expect(typed).toEqual(triangle);
  expect(withLines(triangle, "82.3, 38.8\n北门")).toEqual({ line: 2 });
  expect(withLines(triangle, "1, 2\n\n3, 4")).toEqual({ rings: 1 });
  expect(withLines(sketchOf(holed), "1, 2")).toEqual({ rings: 3 });
});

test("lines of a sketch read back into the same sketch", () => {
  const read = sketchOf(holed);
  expect(withLines(read, cornerLines(read))).toEqual(read);
});

test("the place of a refusal is found in its words", () => {
  expect(spotIn("边界无法使用：在 (82.35, 38.8125) 处边线自相交。")).toEqual(spot(82.35, 38.8125));
  expect(spotIn("边界无法使用：内容是空的。")).toBeNull();
});
