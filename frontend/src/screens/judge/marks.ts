// Penalties and statuses as further columns of a sheet, and which cells a status leaves nothing to
// score in. Pure; the same rules as the server's, which computes the results.

import type { Sheet } from "../../offline/records";
import { type Column, columnsOf, type Mark, type Spot, spotOf } from "./course";

/** What a judge may say of an entry, by itself or of one attempt. */
export const statuses = ["DID_NOT_START", "DID_NOT_FINISH", "DISQUALIFIED"] as const;

export type Said = (typeof statuses)[number] | "STARTING";

/** How often the work may be tried; theory, which is sat once, aside. */
export function attemptsOf({ criteria }: Sheet): number {
  return Math.max(1, ...criteria.map(({ attempts }) => attempts));
}

export function markSpot(sheet: Sheet, from: Spot, mark: Mark): Spot {
  return spotOf(sheet, from.entrant, markColumn(sheet, mark, from.column.attempt));
}

/** Where a status of the entry is said: of this attempt, but whoever is out is out of them all. */
export function statusSpot(
  sheet: Sheet,
  from: Spot,
  status: Said,
  saidAt: (cell: string) => string | null,
): Spot {
  const attempts = markColumnsOf(sheet).filter(({ criterion }) => criterion.id === "STATUS");
  const said = attempts
    .map((column) => spotOf(sheet, from.entrant, column))
    .find(({ cell }) => status === "DISQUALIFIED" && saidAt(cell) === status);
  return said ?? markSpot(sheet, from, "STATUS");
}

/** The columns of penalties and statuses, for each attempt. */
export function markColumnsOf(sheet: Sheet): readonly Column[] {
  return Array.from({ length: attemptsOf(sheet) }, (_, place) => place + 1).flatMap((attempt) => [
    markColumn(sheet, "STATUS", attempt),
    markColumn(sheet, "PENALTY", attempt),
  ]);
}

function markColumn(sheet: Sheet, mark: Mark, attempt: number): Column {
  const free = { kind: "MEASURED", maximum: null, step: null, unit: null } as const;
  return { criterion: { id: mark, name: "", ...free, attempts: attemptsOf(sheet) }, attempt };
}

/**
 * The cells that nobody is asked to score: all of whoever is disqualified, of whoever did not start
 * or finish those of the attempt, and theory once no attempt is left.
 */
export function closedOf(
  sheet: Sheet,
  saidAt: (cell: string) => string | null,
): ReadonlySet<string> {
  const marks = markColumnsOf(sheet).filter(({ criterion }) => criterion.id === "STATUS");
  return new Set(
    sheet.entrants.flatMap((entrant) => {
      const said = marks.map((column) => saidAt(spotOf(sheet, entrant, column).cell));
      const isOut = said.some((one) => one === "DISQUALIFIED" || one === "WITHDRAWN");
      const isGivenUp = said.map((one) => one === "DID_NOT_START" || one === "DID_NOT_FINISH");
      return columnsOf(sheet)
        .filter(({ criterion, attempt }) =>
          criterion.attempts === marks.length
            ? isOut || isGivenUp[attempt - 1]
            : isOut || isGivenUp.every(Boolean),
        )
        .map((column) => spotOf(sheet, entrant, column).cell);
    }),
  );
}
