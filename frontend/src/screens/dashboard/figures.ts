// The figures of one answer by code and population, and the addresses of their rows.

import type { FigureCode, FigureReadingFragment, Part, Population } from "../../gql/graphql";
import { grouped, percent } from "../../lib/numbers";
import { address } from "../../router";
import type { Scope } from "./scope";

export type Reading = FigureReadingFragment;

export interface Readings {
  readonly all: readonly Reading[];
  find(code: FigureCode, population?: Population): Reading | undefined;
}

export function readingsOf(all: readonly Reading[]): Readings {
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

/** The value as the office reads it: a percentage, or a whole number. */
export function valueText(reading: Reading): string {
  return reading.unit === "RATIO"
    ? percent(reading.value === null ? null : Number(reading.value))
    : grouped(reading.numerator);
}

/** The ledger filtered by a figure: exactly the rows that the number counts. */
export function rowsAddress(
  { code, population, subject }: Pick<Reading, "code" | "population" | "subject">,
  scope: Scope,
  part: Part = "NUMERATOR",
): string {
  return address(subject === "BRANCH" ? "/ledgers/branches" : "/ledgers/organizations", {
    figure: code,
    population,
    part: part === "NUMERATOR" ? null : part,
    asOf: scope.asOf,
    town: scope.townId,
    department: scope.departmentId,
    formation: scope.formation,
  });
}
