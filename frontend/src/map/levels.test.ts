import { expect, test } from "vitest";
import { levelOf, shareOf } from "./levels";

const known = { isKnown: true };

test("a share falls into the level whose floor it reaches", () => {
  const levels = [0, 19, 20, 39, 40, 60, 79, 80, 100].map((covered) =>
    levelOf({ ...known, operating: 100, covered }),
  );

  expect(levels).toEqual([1, 1, 2, 2, 3, 4, 4, 5, 5]);
});

test("a place without operating organizations has no level and no share", () => {
  const place = { ...known, operating: 0, covered: 0 };

  expect(levelOf(place)).toBe("none");
  expect(shareOf(place)).toBeNull();
});

test("a place out of sight is unknown even when its count is zero", () => {
  expect(levelOf({ isKnown: false, operating: 0, covered: 0 })).toBe("unknown");
});
