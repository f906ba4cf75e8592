// The groups of a breakdown as rows: in their own order, or sorted by one of their figures.

import type { FigureCode, FigureGroupsQuery, Population } from "../../gql/graphql";

export type Group = FigureGroupsQuery["figureGroups"][number];
export type Shown = readonly (readonly [FigureCode, Population])[];

export interface GroupRow {
  readonly key: string | null;
  readonly group: Group;
  readonly readings: readonly (Group | undefined)[];
}

export interface Sort {
  readonly column: number;
  readonly isDescending: boolean;
}

/** One row a group; the one without a key only when it has something to show. */
export function rowsOf(groups: readonly Group[], shown: Shown): GroupRow[] {
  const byKey = new Map<string | null, Map<string, Group>>();
  for (const group of groups) {
    const found = byKey.get(group.groupKey) ?? new Map<string, Group>();
    found.set(`${group.code} ${group.population}`, group);
    byKey.set(group.groupKey, found);
  }
  return [...byKey].flatMap(([key, found]) => {
    const readings = shown.map(([code, population]) => found.get(`${code} ${population}`));
    const [group] = found.values();
    const hasAny = key !== null || readings.some((reading) => (reading?.numerator ?? 0) > 0);
    return group && hasAny ? [{ key, group, readings }] : [];
  });
}

/** Sorted by the value of a column; groups without a value stand last, equal ones as before. */
export function sorted(rows: readonly GroupRow[], sort: Sort | null): GroupRow[] {
  if (sort === null) {
    return [...rows];
  }
  const numberOf = (row: GroupRow) => {
    const value = row.readings[sort.column]?.value ?? null;
    return value === null ? null : Number(value);
  };
  return [...rows].sort((one, other) => {
    const [left, right] = [numberOf(one), numberOf(other)];
    if (left === null || right === null) {
      return Number(left === null) - Number(right === null);
    }
    return sort.isDescending ? right - left : left - right;
  });
}
