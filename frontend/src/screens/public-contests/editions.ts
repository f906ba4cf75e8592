// What is published of contests, put in order: the editions of each, the results by round, awards.

import type { EditionFragment, PublishedRowFragment } from "../../gql/graphql";

/** The latest edition of each contest, in the order in which they were published last. */
export function latestEditions(editions: readonly EditionFragment[]): readonly EditionFragment[] {
  const latest = new Map<string, EditionFragment>();
  for (const one of editions) {
    const known = latest.get(one.contestId);
    if (known === undefined || known.edition < one.edition) {
      latest.set(one.contestId, one);
    }
  }
  return [...latest.values()].sort((a, b) => b.publishedAt.localeCompare(a.publishedAt));
}

export type Standing = "current" | "replaced" | "withdrawn";

/** How an edition stands: the one that came after it replaced it, or nobody did. */
export function standingOf(
  edition: EditionFragment,
  editions: readonly EditionFragment[],
): Standing {
  if (!edition.withdrawnAt) {
    return "current";
  }
  const went = Date.parse(edition.withdrawnAt);
  // Replacing is one transaction, in which the clock is read twice.
  const isReplaced = editions.some(
    (one) =>
      one.edition === edition.edition + 1 && Math.abs(Date.parse(one.publishedAt) - went) < second,
  );
  return isReplaced ? "replaced" : "withdrawn";
}

const second = 1000;

export interface RoundOfResults {
  readonly key: string;
  readonly discipline: string;
  readonly round: string;
  readonly rows: readonly PublishedRowFragment[];
}

/** The results by discipline and round, in the order in which they were published. */
export function byRound(rows: readonly PublishedRowFragment[]): readonly RoundOfResults[] {
  const found = new Map<string, PublishedRowFragment[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.disciplineName, row.roundName]);
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return [...found].map(([key, of]) => ({
    key,
    discipline: of[0]?.disciplineName ?? "",
    round: of[0]?.roundName ?? "",
    rows: of,
  }));
}

const ranks = ["FIRST", "SECOND", "THIRD", "EXCELLENCE", "ORGANIZER"];

/** Who has won an award, the first award first. */
export function awarded(rows: readonly PublishedRowFragment[]): readonly PublishedRowFragment[] {
  return rows
    .filter(({ award }) => award)
    .sort((a, b) => ranks.indexOf(a.award ?? "") - ranks.indexOf(b.award ?? ""));
}

const mostDecimals = 4;

/** Writes the numbers of a column with as many decimals as the one that has most. */
export function aligned(
  values: readonly (string | null | undefined)[],
): (value: string | null | undefined) => string {
  const decimals = Math.max(0, ...values.map(decimalsOf));
  return (value) => (value === null || value === undefined ? "—" : Number(value).toFixed(decimals));
}

function decimalsOf(value: string | null | undefined): number {
  if (value === null || value === undefined) {
    return 0;
  }
  const [, part = ""] = Number(value).toFixed(mostDecimals).split(".");
  return part.replace(/0+$/, "").length;
}
