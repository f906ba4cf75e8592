import { expect, test } from "vitest";
import { afterFailure, afterSuccess, freshPace, nextBatch, pauseOf } from "./pacing";
import { aRecord } from "./samples";

test("records go in the order of writing, as many at once as the pace allows", () => {
  const queue = [3, 1, 2].map((sequence) => ({ record: aRecord({ sequence }), failures: 0 }));

  expect(nextBatch(queue, 2).map(({ sequence }) => sequence)).toEqual([1, 2]);
  expect(nextBatch([], 2)).toEqual([]);
});

test("a record that fails alone lets the others pass, but not those of its own cell", () => {
  const bad = { record: aRecord({ sequence: 1, entry: "e1" }), failures: 1 };
  const correction = { record: aRecord({ sequence: 2, entry: "e1" }), failures: 0 };
  const other = { record: aRecord({ sequence: 3, entry: "e2" }), failures: 0 };

  expect(nextBatch([bad, correction, other], 50)).toEqual([other.record]);
  expect(nextBatch([bad, correction], 50)).toEqual([bad.record]);
});

test("of those that stepped aside, the one that failed least often is tried", () => {
  const often = { record: aRecord({ sequence: 1, entry: "e1" }), failures: 5 };
  const once = { record: aRecord({ sequence: 2, entry: "e2" }), failures: 1 };

  expect(nextBatch([often, once], 50)).toEqual([once.record]);
});

test("a failure halves the batch until one record goes alone, a success doubles it again", () => {
  const sizes = [];
  let pace = freshPace;
  for (let turn = 0; turn < 7; turn++) {
    sizes.push(pace.size);
    pace = afterFailure(pace, pace.size);
  }

  expect(sizes).toEqual([50, 25, 12, 6, 3, 1, 1]);
  expect(afterSuccess(pace)).toEqual({ size: 2, failures: 0 });
  expect(afterSuccess({ size: 80, failures: 0 }).size).toBe(100);
});

test("the pause grows with every failure up to a minute and is never the same for all", () => {
  const pause = (failures: number, die: number) => pauseOf({ size: 1, failures }, () => die);

  expect([1, 2, 3, 7, 50].map((failures) => pause(failures, 1))).toEqual([
    1_000, 2_000, 4_000, 60_000, 60_000,
  ]);
  expect(pause(3, 0)).toBe(2_000);
});
