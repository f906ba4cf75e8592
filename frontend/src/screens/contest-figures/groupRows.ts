// The figures of each trade or cluster as one row, in the order in which they come. Pure.

import type { ContestFigureGroupsQuery } from "../../gql/graphql";

export type OfGroup = ContestFigureGroupsQuery["contestFigureGroups"][number];

export interface GroupRow {
  /** The trade or cluster; null for contests without one. */
  readonly key: string | null;
  readonly of: ReadonlyMap<string, OfGroup>;
}

/** How many persons it takes that a group may stand by itself in what is published. */
const fewest = 3;

export function groupRows(figures: readonly OfGroup[]): GroupRow[] {
  const rows = new Map<string | null, Map<string, OfGroup>>();
  for (const one of figures) {
    const key = one.groupKey ?? null;
    rows.set(key, (rows.get(key) ?? new Map()).set(one.code, one));
  }
  return [...rows].map(([key, of]) => ({ key, of }));
}

/** Whether a count is of so few persons that it may not be told by itself. */
export function isFew({ unit, numerator }: Pick<OfGroup, "unit" | "numerator">): boolean {
  return unit === "PERSONS" && numerator > 0 && numerator < fewest;
}
