// What the head judge reads from the scores: how far each judge is, where judges differ most, what
// still has to be checked. Pure.

import type { ScoreCellFragment } from "../../gql/graphql";

export interface Progress {
  readonly id: string;
  readonly name: string;
  readonly done: number;
  readonly expected: number;
}

interface Panel {
  readonly judges: readonly { readonly id: string; readonly name: string }[];
  /** How many entries start, how many criteria there are, how many attempts each has. */
  readonly starts: number;
  readonly criteria: number;
  readonly attempts: number;
}

/** How many of the expected scores each judge of the round has given. */
export function progressOf(scores: readonly ScoreCellFragment[], panel: Panel): Progress[] {
  const expected = panel.starts * panel.criteria * panel.attempts;
  return panel.judges.map(({ id, name }) => ({
    id,
    name,
    done: scores.filter((one) => one.kind === "SCORE" && one.judge?.id === id && one.version > 0)
      .length,
    expected,
  }));
}

export interface Spread {
  readonly key: string;
  readonly bib: string;
  readonly criterion: string;
  readonly lowest: number;
  readonly highest: number;
  readonly spread: number;
}

/** Where two or more judges differ for one entry, criterion and attempt, the widest first. */
export function spreadsOf(scores: readonly ScoreCellFragment[], most: number): Spread[] {
  const groups = new Map<string, ScoreCellFragment[]>();
  for (const score of scores) {
    if (score.kind === "SCORE" && score.value !== null && score.value !== undefined) {
      const key = `${score.entry?.id} ${score.criterion?.id} ${score.attempt}`;
      groups.set(key, [...(groups.get(key) ?? []), score]);
    }
  }
  return [...groups]
    .filter(([, group]) => group.length > 1)
    .map(([key, group]) => spreadOf(key, group))
    .sort((one, other) => other.spread - one.spread || one.bib.localeCompare(other.bib))
    .slice(0, most);
}

function spreadOf(key: string, group: readonly ScoreCellFragment[]): Spread {
  const values = group.map(({ value }) => Number(value));
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  return {
    key,
    bib: group[0]?.entry?.bib ?? "",
    criterion: group[0]?.criterion?.name ?? "",
    lowest,
    highest,
    spread: Number((highest - lowest).toFixed(6)),
  };
}

/** The scores that nobody but their judge has looked at yet. */
export function uncheckedOf(scores: readonly ScoreCellFragment[]): readonly ScoreCellFragment[] {
  return scores.filter(
    ({ state, version, checkedAt }) => state === "CURRENT" && version > 0 && !checkedAt,
  );
}
