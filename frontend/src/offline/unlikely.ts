// Which values are asked about once before they are kept. A judge knows only the own scores, and so
// does this rule: nothing here could tell a judge what others gave.

import type { Rule } from "./typing";

/** So many own scores of a criterion make a habit to compare with. */
const habit = 5;

export type Doubt = "ZERO" | "LOW" | "FAR";

/**
 * Why a value should be asked about once; null for an ordinary one.
 *
 * With a maximum: nothing at all, less than a fifth of it, or further than three tenths of it from
 * the middle of the own scores. Without one (a time): less than a third or more than three times.
 */
export function doubtAbout(value: string, rule: Rule, own: readonly string[]): Doubt | null {
  const number = Number(value);
  if (number === 0) {
    return "ZERO";
  }
  const middle = own.length < habit ? null : middleOf(own.map(Number));
  if (rule.maximum === null) {
    return middle !== null && (number < middle / 3 || number > middle * 3) ? "FAR" : null;
  }
  const maximum = Number(rule.maximum);
  if (middle === null) {
    return number < maximum / 5 ? "LOW" : null;
  }
  return Math.abs(number - middle) > maximum * 0.3 ? "FAR" : null;
}

function middleOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
