import { expect, test } from "vitest";
import { aRecord, aSheet } from "../../offline/samples";
import { across, besides, cellsOf, courseOf, nextOpen, type Spot } from "./course";

const criterion = aSheet().criteria[0];
const sheet = aSheet({
  criteria: criterion ? [criterion, { ...criterion, id: "c2", attempts: 2 }] : [],
});
const words = (course: readonly Spot[]) =>
  course.map(({ entrant, column }) => `${entrant.id}${column.criterion.id}.${column.attempt}`);

test("the way leads through each entry, or through each criterion", () => {
  expect(words(courseOf(sheet, "ENTRIES")).slice(0, 4)).toEqual([
    "e1c1.1",
    "e1c2.1",
    "e1c2.2",
    "e2c1.1",
  ]);
  expect(words(courseOf(sheet, "CRITERIA")).slice(0, 4)).toEqual([
    "e1c1.1",
    "e2c1.1",
    "e3c1.1",
    "e1c2.1",
  ]);
});

test("whoever does not start is passed over", () => {
  const [first, ...others] = sheet.entrants;
  const without = { ...sheet, entrants: [{ ...first, status: "WITHDRAWN" }, ...others] };

  expect(words(courseOf(without as typeof sheet, "CRITERIA"))[0]).toBe("e2c1.1");
});

test("the way goes on to the next open cell, from the end to the beginning", () => {
  const course = courseOf(aSheet(), "ENTRIES");
  const [first, second, third] = course;
  const next = (from: Spot | undefined, ...scored: (Spot | undefined)[]) =>
    nextOpen(course, from?.cell ?? null, (cell) => scored.some((one) => one?.cell === cell));

  expect(next(undefined)).toBe(first);
  expect(next(first, second)).toBe(third);
  expect(next(third, third)).toBe(first);
  expect(next(second, first, second, third)).toBeNull();
  expect(next(second, first, third)).toBeNull();
});

test("one can go to the neighbours of a cell", () => {
  const [first] = courseOf(sheet, "ENTRIES");

  expect(first && words([besides(sheet, first, -1)])).toEqual(["e3c1.1"]);
  expect(first && words([besides(sheet, first, 1)])).toEqual(["e2c1.1"]);
  expect(first && words([across(sheet, first, 1)])).toEqual(["e1c2.1"]);
  expect(first && words([across(sheet, first, -1)])).toEqual(["e1c1.1"]);
});

test("cells gather what is known, answered and waiting", () => {
  const queue = [{ record: aRecord({ entry: "e2", value: "70" }), failures: 0 }];
  const scores = { "r1/e1/c1/1": { value: "88", version: 1, state: "CURRENT" as const } };

  const cells = cellsOf(aSheet({ scores }), { queue, answered: [] }, new Set());

  expect([...cells].map(([id, { value, state }]) => [id, value, state])).toEqual([
    ["r1/e1/c1/1", "88", "ARRIVED"],
    ["r1/e2/c1/1", "70", "KEPT"],
  ]);
});
