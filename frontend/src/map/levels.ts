// The coverage of a place as one of five levels of the ramp, or as none or unknown.

import type { Place } from "./model";

export const steps = [1, 2, 3, 4, 5] as const;
/** "none": no operating organization there; "unknown": the reader may not see them. */
export type Level = (typeof steps)[number] | "none" | "unknown";
export const levels: readonly Level[] = [1, 2, 3, 4, 5, "none", "unknown"];

/** The share from which a level begins. */
export const floors: Readonly<Record<(typeof steps)[number], number>> = {
  1: 0,
  2: 0.2,
  3: 0.4,
  4: 0.6,
  5: 0.8,
};

type Counted = Pick<Place, "operating" | "covered" | "isKnown">;

export function levelOf({ operating, covered, isKnown }: Counted): Level {
  if (!isKnown) {
    return "unknown";
  }
  if (operating === 0) {
    return "none";
  }
  const share = covered / operating;
  return [...steps].reverse().find((step) => share >= floors[step]) ?? 1;
}

export function shareOf({ operating, covered, isKnown }: Counted): number | null {
  return isKnown && operating > 0 ? covered / operating : null;
}
