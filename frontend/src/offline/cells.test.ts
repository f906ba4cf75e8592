import { expect, test } from "vitest";
import { cellOf, emptyCell, isDone, isOvertaken, needsAttention } from "./cells";
import type { Answered, KnownScore, Receipt } from "./records";
import { cellId } from "./records";
import { aRecord } from "./samples";

const known = { value: "80", version: 3, state: "CURRENT" } as const;

function answered(state: Receipt["state"], version: number | null, at = 5_000): Answered {
  const record = aRecord({ value: "90" });
  return {
    judge: "j1",
    cell: cellId(record),
    round: "r1",
    record,
    receipt: {
      key: record.key,
      state,
      version,
      code: state === "ACCEPTED" ? null : "SOME_CODE",
      message: "m",
      remedy: "r",
      serverTime: null,
    },
    at,
  };
}

test("what waits on the device stands before what the server knows", () => {
  const queued = [
    { record: aRecord({ sequence: 1, value: "85" }), failures: 0 },
    { record: aRecord({ sequence: 2, value: "86" }), failures: 0 },
  ];

  expect(cellOf({ score: known, queued })).toMatchObject({
    value: "86",
    state: "KEPT",
    version: 5,
  });
  const sending = new Set(["key-d1-2"]);
  expect(cellOf({ score: known, queued, sending }).state).toBe("SENDING");
});

test("a receipt newer than the sheet stands before the sheet, an older one does not", () => {
  const newer = cellOf({ score: known, answered: answered("ACCEPTED", 4) });
  const older = cellOf({ score: known, answered: answered("ACCEPTED", 2) });

  expect(newer).toMatchObject({ value: "90", state: "ARRIVED", version: 4 });
  expect(older).toMatchObject({ value: "80", state: "ARRIVED", version: 3 });
});

test("a conflict, a held and a refused record keep the judge's own value and ask for attention", () => {
  for (const state of ["CONFLICT", "HELD", "REFUSED"] as const) {
    const cell = cellOf({ score: known, answered: answered(state, null) });

    expect(cell).toMatchObject({ value: "90", state, version: 3 });
    expect(needsAttention(cell)).toBe(true);
  }
  expect(needsAttention(cellOf({ score: known }))).toBe(false);
});

test("a refused value is no score, while a disputed or a waiting one is", () => {
  const queued = [{ record: aRecord({ sequence: 2 }), failures: 0 }];

  expect(isDone(cellOf({}))).toBe(false);
  expect(isDone(cellOf({ score: known }))).toBe(true);
  expect(isDone(cellOf({ answered: answered("REFUSED", null) }))).toBe(false);
  expect(isDone(cellOf({ answered: answered("REFUSED", null), queued }))).toBe(true);
  expect(isDone(cellOf({ answered: answered("CONFLICT", 1) }))).toBe(true);
  expect(isDone(cellOf({ answered: answered("HELD", 0) }))).toBe(true);
});

test("a sheet asked for before the receipt came overtakes nothing", () => {
  const scores = { [answered("ACCEPTED", 1).cell]: { ...known, value: "90" } };

  expect(isOvertaken(answered("ACCEPTED", 3, 5_000), { askedAt: 4_000, scores })).toBe(false);
  expect(isOvertaken(answered("ACCEPTED", 3, 5_000), { askedAt: 6_000, scores })).toBe(true);
  expect(isOvertaken(answered("ACCEPTED", 3, 5_000), { askedAt: 6_000, scores: {} })).toBe(false);
});

test("a refusal stays until it is dealt with", () => {
  const { cell } = answered("REFUSED", null);
  const scores = { [cell]: { ...known, value: "90" } };

  expect(isOvertaken(answered("REFUSED", null), { askedAt: 6_000, scores })).toBe(false);
});

test("a disputed and a held value stay until the desk has decided, whichever way", () => {
  for (const state of ["CONFLICT", "HELD"] as const) {
    const receipt = answered(state, 3);
    const read = (score: KnownScore) =>
      isOvertaken(receipt, { askedAt: 6_000, scores: { [receipt.cell]: score } });

    expect(read({ ...known, state })).toBe(false);
    expect(read({ ...known, value: "90", version: 4, state })).toBe(false);
    expect(read({ ...known, version: 2 })).toBe(false);
    expect(read({ ...known, version: 3 })).toBe(true);
    expect(read({ ...known, value: "90", version: 4 })).toBe(true);
  }
});

test("a held value that was decided against leaves an empty cell", () => {
  const held = answered("HELD", 0);
  const waiting = { value: null, version: 0, state: "HELD" } as const;
  const decided = { value: null, version: 0, state: "CURRENT" } as const;

  expect(cellOf({ score: waiting, answered: held })).toMatchObject({ value: "90", state: "HELD" });
  expect(isOvertaken(held, { askedAt: 6_000, scores: { [held.cell]: waiting } })).toBe(false);
  expect(isOvertaken(held, { askedAt: 6_000, scores: { [held.cell]: decided } })).toBe(true);
  expect(cellOf({ score: decided })).toEqual(emptyCell);
});
