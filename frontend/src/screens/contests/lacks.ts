// What a round still lacks before it can be scored, all at once. Pure; the server holds to it, and
// to what only it can know, when the round is opened.

import type { Contest, Round } from "./load";

/** In the order in which an organizer comes to them. */
const order = ["criteria", "theory", "practical", "entries", "judges", "draw", "contest"] as const;

export type Lack = (typeof order)[number];

type Asked = Pick<Contest, "state" | "entries">;

export function lacksOf(contest: Asked, round: Round): readonly Lack[] {
  const criteria = round.criteria.nodes;
  const theory = Number(round.theoryShare);
  const hasStarts = round.starts.totalCount.value > 0;
  const hasEntries = contest.entries.totalCount.value > 0;
  const found: Readonly<Record<Lack, boolean>> = {
    criteria: criteria.length === 0,
    theory: criteria.length > 0 && theory > 0 && criteria.every(({ part }) => part !== "THEORY"),
    practical:
      criteria.length > 0 && theory < 1 && criteria.every(({ part }) => part !== "PRACTICAL"),
    entries: !hasEntries,
    judges: round.judgeRounds.totalCount.value === 0,
    draw: hasEntries && !hasStarts,
    contest: contest.state === "DRAFT",
  };
  return order.filter((lack) => found[lack]);
}

/** What the first rounds lack, each thing once: what is to be done next. */
export function nextSteps(contest: Contest): readonly Lack[] {
  const first = contest.disciplines.nodes.flatMap(({ rounds }) => rounds.nodes.slice(0, 1));
  const lacking = new Set(
    first.filter(({ state }) => state === "SET_UP").flatMap((round) => lacksOf(contest, round)),
  );
  return order.filter((lack) => lacking.has(lack));
}
