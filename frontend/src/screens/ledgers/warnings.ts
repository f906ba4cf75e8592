// What a row is warned about: the same sets of rows that the figures of the dashboard count.

import type { Tone } from "../../ui/Badge";
import type { LedgerWord } from "./words";

export type WarningCode = LedgerWord extends infer K
  ? K extends `warning.short.${infer Code}`
    ? Code
    : never
  : never;

/** Worst first: the first one stands on the row. */
const order: readonly WarningCode[] = [
  "UNITS_DUE",
  "WARN_TERM_ENDED",
  "WARN_JOINT_MEMBERS",
  "WARN_HOSTLESS",
  "BLIND_UNCOVERED",
  "BLIND_COUNTS_DIFFER",
  "WARN_COMMITTEE",
  "WARN_TERM_ENDING",
  "WARN_SIZE",
  "WARN_CAP",
  "BLIND_LINE",
  "BLIND_NO_EVIDENCE",
  "BLIND_UNVERIFIED",
  "BLIND_COUNT_UNKNOWN",
];
const worst: readonly WarningCode[] = ["UNITS_DUE", "WARN_TERM_ENDED", "WARN_JOINT_MEMBERS"];

export function toneOf(code: WarningCode): Tone {
  return worst.includes(code) ? "bad" : "warn";
}

/** An answer of sets by their codes, turned round: the warnings of each row. */
export function warningsByRow(
  sets: Readonly<
    Partial<Record<WarningCode, { readonly nodes: readonly { readonly id: string }[] }>>
  >,
): ReadonlyMap<string, readonly WarningCode[]> {
  const found = new Map<string, WarningCode[]>();
  for (const code of order) {
    for (const { id } of sets[code]?.nodes ?? []) {
      found.set(id, [...(found.get(id) ?? []), code]);
    }
  }
  for (const [id, codes] of found) {
    // "A branch is due" says more than "uncovered" and includes it.
    found.set(
      id,
      codes.includes("UNITS_DUE") ? codes.filter((code) => code !== "BLIND_UNCOVERED") : codes,
    );
  }
  return found;
}
