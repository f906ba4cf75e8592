// The figures of one answer by code and population, and the addresses of their rows.

import type {
  FigureCode,
  FigureReadingFragment,
  FiguresQuery,
  Part,
  Population,
} from "../../gql/graphql";
import { grouped, percent } from "../../lib/numbers";
import { address } from "../../router";
import type { Scope } from "./scope";

/** What every number on the dashboard has: its value, and what leads to its rows. */
export type Reading = FigureReadingFragment;

/** A figure with all that is said about it. */
export type Told = FiguresQuery["figures"][number];

export interface Readings {
  readonly all: readonly Told[];
  find(code: FigureCode, population?: Population): Told | undefined;
}

export function readingsOf(all: readonly Told[]): Readings {
  const byKey = new Map(all.map((reading) => [key(reading.code, reading.population), reading]));
  return {
    all,
    find: (code, population) =>
      population === undefined
        ? all.find((reading) => reading.code === code)
        : byKey.get(key(code, population)),
  };
}

function key(code: FigureCode, population: Population): string {
  return `${code} ${population}`;
}

export function definitionOf({ definition, englishDefinition }: Told): string {
  return englishDefinition ?? definition ?? "";
}

/** The value as the office reads it: a percentage, or a whole number. */
export function valueText({
  unit,
  value,
  numerator,
}: Pick<Reading, "unit" | "value" | "numerator">) {
  return unit === "RATIO" ? percent(value === null ? null : Number(value)) : grouped(numerator);
}

type Named = Pick<Reading, "code" | "population" | "subject">;

/** The ledger filtered by a figure: exactly the rows that the number counts. */
export function rowsAddress(
  { code, population, subject }: Named,
  scope: Scope,
  part: Part = "NUMERATOR",
  change: Readonly<Record<"changedSince" | "direction" | "changeReason", string>> | null = null,
): string {
  return address(subject === "BRANCH" ? "/ledgers/branches" : "/ledgers/organizations", {
    figure: code,
    population,
    part: part === "NUMERATOR" ? null : part,
    asOf: scope.asOf,
    town: scope.townId,
    department: scope.departmentId,
    formation: scope.formation,
    ...change,
  });
}
