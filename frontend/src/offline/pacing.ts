// How much is sent at once and how long it rests after a failure. A line that breaks gets smaller
// pieces and more time; a record that fails alone steps aside for the others.

import { cellId, inOrder, type Queued, type ScoreRecord } from "./records";

const most = 100;
const firstPause = 1_000;
/** Units: milliseconds. */
export const longestPause = 60_000;

export interface Pace {
  /** How many records go at once. */
  readonly size: number;
  readonly failures: number;
}

export const freshPace: Pace = { size: 50, failures: 0 };

export function afterSuccess({ size }: Pace): Pace {
  return { size: Math.min(most, size * 2), failures: 0 };
}

/** Half of what was sent goes next time, so that at last one record goes alone. */
export function afterFailure({ failures }: Pace, sent: number): Pace {
  return { size: Math.max(1, Math.floor(sent / 2)), failures: failures + 1 };
}

/** Units: milliseconds. Devices that failed together must not come back together. */
export function pauseOf({ failures }: Pace, random: () => number): number {
  const wanted = Math.min(longestPause, firstPause * 2 ** Math.max(0, failures - 1));
  return wanted * (0.5 + random() / 2);
}

/** What to send now: in the order of writing, and never a later record of a cell before an earlier. */
export function nextBatch(queue: readonly Queued[], size: number): readonly ScoreRecord[] {
  const ordered = [...queue].sort((one, other) => inOrder(one.record, other.record));
  const behind = new Set<string>();
  const ready: ScoreRecord[] = [];
  const aside: Queued[] = [];
  for (const queued of ordered) {
    const cell = cellId(queued.record);
    if (behind.has(cell)) {
      continue;
    }
    if (queued.failures > 0) {
      behind.add(cell);
      aside.push(queued);
    } else {
      ready.push(queued.record);
    }
  }
  if (ready.length > 0) {
    return ready.slice(0, size);
  }
  const [next] = aside.sort((one, other) => one.failures - other.failures);
  return next ? [next.record] : [];
}
