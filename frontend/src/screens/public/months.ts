// What was published month by month: of each month the latest day, of each day the latest edition.

import type { PublicListQuery, PublicMonthsQuery } from "../../gql/graphql";

export type Publication = PublicListQuery["publications"]["nodes"][number];
export type Monthly = PublicMonthsQuery["publications"]["nodes"][number];

export interface Point {
  readonly asOf: string;
  /** Null where the figure was kept back, was not published, or has no denominator. */
  readonly value: number | null;
}

export interface Series {
  readonly code: string;
  readonly name: string;
  readonly isRatio: boolean;
  /** One for each month from the first to the last; null for a month without a publication. */
  readonly points: readonly (Point | null)[];
}

interface Dated {
  readonly asOf: string;
  readonly edition: number;
}

/** The publications in force, newest day first: the latest edition of each day. */
export function latestOfDays<Row extends Dated>(rows: readonly Row[]): Row[] {
  const byDay = new Map<string, Row>();
  for (const row of rows) {
    const known = byDay.get(row.asOf);
    if (known === undefined || known.edition < row.edition) {
      byDay.set(row.asOf, row);
    }
  }
  return [...byDay.values()].sort((one, other) => (one.asOf < other.asOf ? 1 : -1));
}

/** The figures of the small charts, each over the same months. */
export function seriesOf(
  rows: readonly Monthly[],
  wanted: readonly (readonly [code: string, population: string])[],
): Series[] {
  const byMonth = new Map<string, Monthly>();
  for (const row of latestOfDays(rows)) {
    const month = row.asOf.slice(0, 7);
    if (!byMonth.has(month)) {
      byMonth.set(month, row);
    }
  }
  const months = monthsBetween([...byMonth.keys()].sort());
  return wanted.flatMap(([code, population]) => {
    const find = (row: Monthly) =>
      row.figures.find((one) => one.code === code && one.population === population);
    const known = [...byMonth.values()].flatMap((row) => find(row) ?? [])[0];
    if (known === undefined) {
      return [];
    }
    const points = months.map((month) => {
      const row = byMonth.get(month);
      const value = row && find(row)?.value;
      return row ? { asOf: row.asOf, value: value == null ? null : Number(value) } : null;
    });
    return [{ code, name: known.name, isRatio: known.unit === "RATIO", points }];
  });
}

/** Every month from the first to the last of some months in order. */
export function monthsBetween(sorted: readonly string[]): string[] {
  const count = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
  const first = sorted[0];
  const last = sorted[sorted.length - 1];
  if (first === undefined || last === undefined) {
    return [];
  }
  return Array.from({ length: count(last) - count(first) + 1 }, (_, step) => {
    const month = count(first) + step;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
  });
}
