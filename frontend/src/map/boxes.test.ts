import { expect, test } from "vitest";
import { around, contains, holds, meets, padded, spotsOf, world } from "./boxes";

const box = { west: 10, south: 20, east: 12, north: 24 };

test("a padded box grows by its part on each side and stays in the world", () => {
  expect(padded(box, 0.5)).toEqual({ west: 9, south: 18, east: 13, north: 26 });
  expect(padded(world, 1)).toEqual(world);
});

test("boxes tell what they hold, contain and meet", () => {
  expect(holds(box, { longitude: 12, latitude: 20 })).toBe(true);
  expect(holds(box, { longitude: 12.01, latitude: 20 })).toBe(false);
  expect(contains(padded(box, 0.1), box)).toBe(true);
  expect(contains(box, padded(box, 0.1))).toBe(false);
  expect(meets(box, { west: 12, south: 24, east: 13, north: 25 })).toBe(true);
  expect(meets(box, { west: 12.1, south: 24, east: 13, north: 25 })).toBe(false);
});

test("the corners of a boundary give its box, with holes and in every notation", () => {
  const wkt = "MULTIPOLYGON (((82.3 38.8, 82.4 38.8,82.4 38.95, 82.3 38.8), (82.31 38.81)))";

  expect(around(spotsOf(wkt))).toEqual({ west: 82.3, south: 38.8, east: 82.4, north: 38.95 });
  expect(spotsOf("POINT(-1.5e-3 7)")).toEqual([{ longitude: -0.0015, latitude: 7 }]);
  expect(around([])).toBeNull();
});
