import { expect, test } from "vitest";
import { world } from "../../map/boxes";
import type { View } from "../../map/model";
import { type Held, needOf, nextQuestion, type Question } from "./questions";

const day = "2026-06-14";
const nothing = { hasPoints: false, hasJoints: false };
const points = { hasPoints: true, hasJoints: false };
const unknown = { question: null, answer: null, hasFailed: false };

/** A view one degree wide around a longitude. */
function viewAt(longitude: number, zoom = 13): View {
  return {
    center: { longitude, latitude: 38.8 },
    zoom,
    box: { west: longitude - 0.5, south: 38.3, east: longitude + 0.5, north: 39.3 },
    scale: 10,
  };
}

function ask(view: View, known = {}, asOf = day): Question | null {
  return nextQuestion(needOf(view, points), asOf, { ...unknown, ...known });
}

function answerTo(question: Question | null, clusteredAt: number | null = null): Held {
  expect(question).not.toBeNull();
  const { box, asOf, hasPoints, hasRows, hasJoints } = question as Question;
  return { asOf, box, hasPoints, hasRows, hasJoints, clusteredAt };
}

test("from far nothing is asked unless the reader wants organizations or branches", () => {
  expect(needOf(viewAt(82, 9), nothing)).toBeNull();
  expect(needOf(viewAt(82, 9), points)).toMatchObject({ zoom: 9, hasPoints: true, hasRows: false });
  expect(needOf(viewAt(82, 12.4), nothing)).toMatchObject({
    zoom: 12,
    hasPoints: true,
    hasRows: true,
    hasJoints: true,
  });
});

test("the whole district is asked before the map looks anywhere, if it is going to", () => {
  expect(needOf(null, points)).toBeNull();
  expect(needOf(null, { ...points, isWhole: true })).toMatchObject({ box: world, zoom: 8 });
  expect(needOf(null, { ...nothing, isWhole: true })).toBeNull();
});

test("a screen wider than the world asks no more than the world", () => {
  const wide = { ...viewAt(82, 3), box: { west: -38, south: -86, east: 202, north: 86 } };

  expect(needOf(wide, points)?.box).toEqual({ west: -38, south: -85, east: 180, north: 85 });
});

test("a question under way is kept while it may serve", () => {
  const question = ask(viewAt(82));

  expect(ask(viewAt(82.3), { question })).toBe(question);
  expect(ask(viewAt(82.3, 14), { question })).toBe(question);
  expect(ask(viewAt(83), { question })).not.toBe(question);
});

test("an answer is kept while it serves", () => {
  const question = ask(viewAt(82));
  const answer = { ...answerTo(question), box: { west: 81, south: 38, east: 83, north: 40 } };

  expect(ask(viewAt(82.5), { question, answer })).toBe(question);
  expect(ask(viewAt(82.6), { question, answer })).toMatchObject(viewBox(82.6));
});

test("what came gathered for one zoom is asked anew for another", () => {
  const question = ask(viewAt(82, 9));
  const answer = answerTo(question, 9);

  expect(ask(viewAt(82, 9.7), { question, answer })).toBe(question);
  expect(ask(viewAt(82, 10), { question, answer })).toMatchObject({ zoom: 10 });
});

test("coming closer asks for the names too, and going away keeps them", () => {
  const far = ask(viewAt(82, 12));
  expect(far?.hasRows).toBe(false);

  const close = ask(viewAt(82, 13), { question: far, answer: answerTo(far) });

  expect(close).toMatchObject({ hasRows: true, hasJoints: true });
  expect(ask(viewAt(82, 12), { question: close, answer: answerTo(close) })).toBe(close);
});

test("another day is another question, to and fro", () => {
  const first = ask(viewAt(82));
  const second = ask(viewAt(82), { question: first }, "2026-05-31");
  const third = ask(viewAt(82), { question: second }, day);

  expect(second).toEqual({ ...first, asOf: "2026-05-31" });
  expect(third).toEqual(first);
});

test("an answer to an earlier day does not silence the question for this one", () => {
  const question = ask(viewAt(82), {}, "2026-05-31");

  expect(ask(viewAt(82), { question, answer: answerTo(question) })?.asOf).toBe(day);
});

test("a question that failed is put again when the map looks elsewhere", () => {
  const question = ask(viewAt(82));

  expect(ask(viewAt(82), { question, hasFailed: true })).toBe(question);
  expect(ask(viewAt(82.1), { question, hasFailed: true })).toMatchObject(viewBox(82.1));
});

test("an answer that came gathered always serves its own question", () => {
  for (const zoom of [3, 8, 13, 19]) {
    const question = ask(viewAt(82, zoom));
    expect(ask(viewAt(82, zoom), { question, answer: answerTo(question, zoom) })).toBe(question);
  }
});

function viewBox(longitude: number) {
  return { box: viewAt(longitude).box, zoom: 13, asOf: day };
}
