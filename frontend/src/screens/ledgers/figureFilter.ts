// The figure that a ledger is filtered by, as the address says it: exactly the rows that it counts.

import type {
  ChangeReason,
  Direction,
  FigureCode,
  Formation,
  Part,
  Population,
} from "../../gql/graphql";
import { isDate } from "../../lib/dates";
import { today } from "../../lib/today";
import { query } from "../../router";

export interface FigureFilter {
  readonly code: FigureCode;
  readonly population: Population | null;
  readonly part: Part;
  readonly asOf: string;
  readonly townId: string | null;
  readonly departmentId: string | null;
  readonly formation: Formation | null;
  /** Only the rows that came in or went out after this day, for one reason. */
  readonly changedSince: string | null;
  readonly direction: Direction | null;
  readonly changeReason: ChangeReason | null;
}

/** The names in the address that belong to the figure while there is one. */
export const figureNames = [
  "figure",
  "population",
  "part",
  "asOf",
  "town",
  "department",
  "formation",
  "changedSince",
  "direction",
  "changeReason",
  // How organizations are covered is itself a figure; beside another one it is not asked.
  "coverage",
] as const;

/** Read the figure from an address; the server refuses words that it does not know. */
export function figureFilterOf(address: URLSearchParams): FigureFilter | null {
  const code = address.get("figure");
  if (!code) {
    return null;
  }
  const asOf = address.get("asOf") ?? "";
  return {
    code: code as FigureCode,
    population: address.get("population") as Population | null,
    part: address.get("part") === "DENOMINATOR" ? "DENOMINATOR" : "NUMERATOR",
    asOf: isDate(asOf) ? asOf : today(),
    townId: address.get("town"),
    departmentId: address.get("department"),
    formation: address.get("formation") as Formation | null,
    changedSince: dayOf(address.get("changedSince")),
    direction: address.get("direction") as Direction | null,
    changeReason: address.get("changeReason") as ChangeReason | null,
  };
}

function dayOf(text: string | null): string | null {
  return text !== null && isDate(text) ? text : null;
}

/** The day for which a ledger shows what holds: the figure's, else today. */
export function shownDay(): string {
  return figureFilterOf(query.value)?.asOf ?? today();
}
