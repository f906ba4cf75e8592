// The questions below the fold are asked one after the other: what stands higher comes first, and an
// old server is not asked for everything at once.

import { computed, type ReadonlySignal, signal } from "@preact/signals";

/** The sections that ask for themselves, from the top of the page. */
export type Turn = 0 | 1 | 2;

const answered = signal<number>(0);
const turns = ([0, 1, 2] as const).map((turn) =>
  computed(() => answered.value >= turn),
) as unknown as readonly [
  ReadonlySignal<boolean>,
  ReadonlySignal<boolean>,
  ReadonlySignal<boolean>,
];

/** Whether it is a section's turn; a question that reads it is asked when the turn comes. */
export function isTurn(turn: Turn): boolean {
  return turns[turn].value;
}

/** A section has its answer, or has failed: the next one may ask. */
export function endTurn(turn: Turn): void {
  if (answered.peek() <= turn) {
    answered.value = turn + 1;
  }
}
