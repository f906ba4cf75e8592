import { expect, test } from "vitest";
import { snap } from "./snapping";

const square = {
  name: "东片区",
  extent: [0, 0, 100, 100],
  lines: [
    [
      [0, 0],
      [100, 0],
      [100, 100],
      [0, 100],
      [0, 0],
    ],
  ],
};

test("a corner within reach wins over a border that is nearer", () => {
  expect(snap([94, -1], [square], 10)).toEqual({ position: [100, 0], name: "东片区" });
});

test("away from corners the foot on the border is taken", () => {
  expect(snap([50, 4], [square], 10)).toEqual({ position: [50, 0], name: "东片区" });
});

test("nothing within reach leaves the position alone", () => {
  expect(snap([50, 50], [square], 10)).toBeNull();
  expect(snap([500, 0], [square], 10)).toBeNull();
});
