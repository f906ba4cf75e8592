// Who may not judge whom, and how many judges each entry of a round is left with. Pure; the server
// holds to the same rule: the own organization always, beyond that what was declared.

import type { JudgeRowFragment, JudgesRule, RecusalReason } from "../../gql/graphql";

export interface Judged {
  readonly id: string;
  readonly bib: string;
  readonly organizationId: string | undefined;
}

export interface Barred {
  readonly judge: JudgeRowFragment;
  readonly entries: readonly { readonly bib: string; readonly reason: RecusalReason }[];
}

export interface Coverage {
  /** Judges who must not judge some of the entries. */
  readonly barred: readonly Barred[];
  /** The entries with the fewest judges left, when those are fewer than are needed. */
  readonly short: readonly { readonly bib: string; readonly left: number }[];
  /** The fewest judges that an entry is left with; all of them when nobody starts. */
  readonly fewest: number;
  /** The most judges that an entry has. */
  readonly most: number;
}

export function reasonOf(judge: JudgeRowFragment, entry: Judged): RecusalReason | null {
  if (judge.organization && judge.organization.id === entry.organizationId) {
    return "SAME_ORGANIZATION";
  }
  const declared = judge.recusals.nodes.find(
    (one) =>
      one.entry?.id === entry.id ||
      (one.organization && one.organization.id === entry.organizationId),
  );
  return declared?.reason ?? null;
}

/** With how many values the rule still does what it says. */
export function neededBy(rule: JudgesRule, drops: number): number {
  return rule === "DROP_HIGH_LOW" ? 2 * drops + 1 : 1;
}

export function coverageOf(
  judges: readonly JudgeRowFragment[],
  entries: readonly Judged[],
  needed: number,
): Coverage {
  const barred = judges
    .map((judge) => ({
      judge,
      entries: entries.flatMap((entry) => {
        const reason = reasonOf(judge, entry);
        return reason ? [{ bib: entry.bib, reason }] : [];
      }),
    }))
    .filter((one) => one.entries.length > 0);
  const lefts = entries.map((entry) => ({
    bib: entry.bib,
    left: judges.filter((judge) => reasonOf(judge, entry) === null).length,
  }));
  return {
    barred,
    short: lefts
      .filter(({ left }) => left < needed)
      .sort((one, other) => one.left - other.left || one.bib.localeCompare(other.bib)),
    fewest: Math.min(judges.length, ...lefts.map(({ left }) => left)),
    most: lefts.length > 0 ? Math.max(...lefts.map(({ left }) => left)) : judges.length,
  };
}
