// An explained change as steps from the first number to the second; they add up or it is a fault.

import type { FigureChangeQuery, Part } from "../../gql/graphql";

export type Explained = NonNullable<FigureChangeQuery["figureChange"]>;
export type Group = Explained["groups"][number];

export interface Step {
  readonly kind: "start" | "came" | "went" | "end";
  readonly group: Group | null;
  /** The number of the ends, the signed difference of the steps between them. */
  readonly count: number;
  readonly from: number;
  readonly to: number;
}

/** The steps of one part: what came first, then what went, each the greatest first. */
export function stepsOf({ before, after, groups }: Explained, part: Part): Step[] {
  const read = (figure: Explained["before"]) =>
    part === "NUMERATOR" ? figure.numerator : (figure.denominator ?? 0);
  const mine = groups.filter((group) => group.part === part);
  const ordered = [
    ...mine.filter(({ direction }) => direction === "ENTERED"),
    ...mine.filter(({ direction }) => direction === "LEFT"),
  ];
  let level = read(before);
  const steps = ordered.map((group): Step => {
    const count = group.direction === "ENTERED" ? group.count : -group.count;
    const from = level;
    level += count;
    return { kind: count > 0 ? "came" : "went", group, count, from, to: level };
  });
  const first = read(before);
  const last = read(after);
  return [
    { kind: "start", group: null, count: first, from: 0, to: first },
    ...steps,
    { kind: "end", group: null, count: last, from: 0, to: last },
  ];
}

/** Where the axis begins: at zero, unless the steps would then be too small to be seen. */
export function axisStart(steps: readonly Step[]): number {
  const levels = steps.map(({ to }) => to);
  const least = Math.min(...levels);
  const most = Math.max(...levels);
  const spread = most - least;
  return spread === 0 || spread > most / 4 ? 0 : Math.max(0, Math.floor(least - spread));
}
