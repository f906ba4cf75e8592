// What a row is warned about: the same sets of rows that the figures of the dashboard count.

import type { RowWarning } from "../../gql/graphql";
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

/** The figure whose rows a warning of the server names; the others stand on the dashboard alone. */
const figures: Readonly<Partial<Record<RowWarning, WarningCode>>> = {
  DUE_UNCOVERED: "UNITS_DUE",
  UNCOVERED: "BLIND_UNCOVERED",
  NEVER_CHECKED: "BLIND_UNVERIFIED",
  CHECK_EXPIRED: "BLIND_UNVERIFIED",
  NO_EVIDENCE: "BLIND_NO_EVIDENCE",
  WITHOUT_LINE: "BLIND_LINE",
  COUNT_UNKNOWN: "BLIND_COUNT_UNKNOWN",
  COUNTS_DIFFER: "BLIND_COUNTS_DIFFER",
  JOINT_UNDER_MINIMUM: "WARN_JOINT_MEMBERS",
  COMMITTEE_DUE: "WARN_COMMITTEE",
  OVER_SIZE: "WARN_SIZE",
  OVER_CAP: "WARN_CAP",
  TERM_ENDED: "WARN_TERM_ENDED",
  TERM_ENDING: "WARN_TERM_ENDING",
  OTHERS_HOSTLESS: "WARN_HOSTLESS",
};

interface WarnedRow {
  readonly id: string;
  readonly warnings: readonly { readonly code: RowWarning }[];
}

/** The warnings of each row that has any, the worst first. */
export function warningsByRow(
  rows: readonly WarnedRow[],
): ReadonlyMap<string, readonly WarningCode[]> {
  return new Map(
    rows.flatMap(({ id, warnings }) => {
      const named = warnings.map(({ code }) => figures[code]);
      const codes = order.filter((code) => named.includes(code));
      return codes.length > 0 ? [[id, codes] as const] : [];
    }),
  );
}
