// The way of a judge through the cells of a sheet: one cell at a time, each entry after the other or
// each criterion after the other, always on to what is not yet scored.

import { type Cell, cellOf } from "../../offline/cells";
import type { Criterion, Entrant, Queued, RecordKind, Sheet } from "../../offline/records";
import { cellId, inOrder } from "../../offline/records";
import type { Holdings } from "../../offline/shelves";

export type Order = "ENTRIES" | "CRITERIA";

/** A criterion in one of its attempts: what stands at the head of a column. */
export interface Column {
  readonly criterion: Criterion;
  readonly attempt: number;
}

/** What is noted of an entry beside its scores: what is deducted, and what became of it. */
export type Mark = Exclude<RecordKind, "SCORE">;

export interface Spot {
  readonly entrant: Entrant;
  readonly column: Column;
  readonly cell: string;
}

export function columnsOf({ criteria }: Sheet): readonly Column[] {
  return criteria.flatMap((criterion) =>
    Array.from({ length: criterion.attempts }, (_, place) => ({ criterion, attempt: place + 1 })),
  );
}

export function spotOf(sheet: Sheet, entrant: Entrant, column: Column): Spot {
  const { criterion, attempt } = column;
  const cell = cellId({ round: sheet.round, entry: entrant.id, criterion: criterion.id, attempt });
  return { entrant, column, cell };
}

/** The mark that a column is for; null of a criterion. Its id is what the mark's cells are named by. */
export function markOf({ criterion: { id } }: Column): Mark | null {
  return id === "PENALTY" || id === "STATUS" ? id : null;
}

/** Every cell that can be scored, in the order of the way. */
export function courseOf(sheet: Sheet, order: Order): readonly Spot[] {
  const columns = columnsOf(sheet);
  const entrants = sheet.entrants.filter(isStarting);
  return order === "ENTRIES"
    ? entrants.flatMap((entrant) => columns.map((column) => spotOf(sheet, entrant, column)))
    : columns.flatMap((column) => entrants.map((entrant) => spotOf(sheet, entrant, column)));
}

/** Whoever is withdrawn or out of the round is shown, but not led to. */
export function isStarting({ status }: Entrant): boolean {
  return status === "STARTING";
}

/** The next cell that is not scored: after the present one, else from the beginning. */
export function nextOpen(
  course: readonly Spot[],
  from: string | null,
  isScored: (cell: string) => boolean,
): Spot | null {
  const place = course.findIndex(({ cell }) => cell === from);
  const turned = [...course.slice(place + 1), ...course.slice(0, place + 1)];
  return turned.find(({ cell }) => cell !== from && !isScored(cell)) ?? null;
}

/** The same criterion at the entry before or after, from a mark the first; round and round. */
export function besides(sheet: Sheet, spot: Spot, steps: 1 | -1): Spot {
  const { entrants } = sheet;
  const place = entrants.findIndex(({ id }) => id === spot.entrant.id);
  const next = entrants[(place + steps + entrants.length) % entrants.length];
  const column = markOf(spot.column) === null ? spot.column : columnsOf(sheet)[0];
  return spotOf(sheet, next ?? spot.entrant, column ?? spot.column);
}

/** The criterion before or after at the same entry; stays at the ends. */
export function across(sheet: Sheet, spot: Spot, steps: 1 | -1): Spot {
  const columns = columnsOf(sheet);
  const place = columns.findIndex((one) => isSame(one, spot.column));
  return spotOf(sheet, spot.entrant, columns[place + steps] ?? spot.column);
}

export function isSame(one: Column, other: Column): boolean {
  return one.criterion.id === other.criterion.id && one.attempt === other.attempt;
}

/** Every cell of a sheet about which the device or the server knows something. */
export function cellsOf(
  sheet: Sheet,
  { answered, queue }: Pick<Holdings, "answered" | "queue">,
  sending: ReadonlySet<string>,
): ReadonlyMap<string, Cell> {
  const waiting = new Map<string, Queued[]>();
  const ordered = queue
    .filter(({ record }) => record.round === sheet.round)
    .sort((one, other) => inOrder(one.record, other.record));
  for (const queued of ordered) {
    const cell = cellId(queued.record);
    waiting.set(cell, [...(waiting.get(cell) ?? []), queued]);
  }
  const answers = new Map(
    answered.filter(({ round }) => round === sheet.round).map((one) => [one.cell, one]),
  );
  const ids = new Set([...Object.keys(sheet.scores), ...answers.keys(), ...waiting.keys()]);
  return new Map(
    [...ids].map((id) => [
      id,
      cellOf({
        score: sheet.scores[id],
        answered: answers.get(id),
        queued: waiting.get(id),
        sending,
      }),
    ]),
  );
}
