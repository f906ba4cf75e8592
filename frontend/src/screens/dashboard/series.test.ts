import { expect, test } from "vitest";
import { axisOf, monthsBefore, pathOf, spotsOf } from "./series";

const frame = { width: 120, height: 60, left: 10, right: 10, top: 10, bottom: 10 };

test("the axis of a ratio has round bounds around it and stays within one", () => {
  expect(axisOf([0.62, 0.63, 0.65], true)).toEqual({
    low: 0.62,
    high: 0.66,
    ticks: [0.62, 0.64, 0.66],
  });
  expect(axisOf([0.97, 1], true).high).toBe(1);
});

test("the axis of a count steps by whole numbers", () => {
  expect(axisOf([3, 5, 5], false)).toEqual({ low: 3, high: 5, ticks: [3, 4, 5] });
  expect(axisOf([7, 7], false)).toEqual({ low: 7, high: 9, ticks: [7, 8, 9] });
});

test("a line without a value has an axis too", () => {
  expect(axisOf([null, null], true).ticks).toEqual([0, 0.5, 1]);
});

test("spots fill the frame from the first to the last", () => {
  const spots = spotsOf([3, null, 5], { low: 3, high: 5, ticks: [] }, frame);

  expect(spots).toEqual([
    { x: 10, y: 50 },
    { x: 60, y: null },
    { x: 110, y: 10 },
  ]);
});

test("a missing value interrupts the line", () => {
  const spots = spotsOf([3, 4, null, 5, 5], { low: 3, high: 5, ticks: [] }, frame);

  expect(pathOf(spots)).toBe("M10.0 50.0L35.0 30.0M85.0 10.0L110.0 10.0");
});

test("months before a day begin with the first of the month, over the year too", () => {
  expect(monthsBefore("2026-11-22", 12)).toBe("2025-11-01");
  expect(monthsBefore("2026-01-31", 1)).toBe("2025-12-01");
});
