import { expect, test } from "vitest";
import { hullOf } from "./hull";

test("the hull of a square with a point inside is the square", () => {
  const hull = hullOf([
    [0, 0],
    [2, 2],
    [1, 1],
    [2, 0],
    [0, 2],
    [0, 0],
  ]);

  expect(hull).toEqual([
    [0, 0],
    [2, 0],
    [2, 2],
    [0, 2],
  ]);
});

test("points on one line give its two ends, equal points one", () => {
  expect(
    hullOf([
      [0, 0],
      [2, 2],
      [1, 1],
    ]),
  ).toEqual([
    [0, 0],
    [2, 2],
  ]);
  expect(
    hullOf([
      [3, 4],
      [3, 4],
    ]),
  ).toEqual([[3, 4]]);
});
