// The window of the figures, from the address: this year up to today unless said otherwise.

import { isDate } from "../../lib/dates";
import { today } from "../../lib/today";

export interface Window {
  readonly since: string;
  readonly asOf: string;
  readonly town: string | null;
  readonly department: string | null;
  /** Of which trade or cluster; the empty text is for contests without one. */
  readonly trade: string | null;
  readonly cluster: string | null;
}

export function windowOf(query: URLSearchParams, now: string = today()): Window {
  const asOf = dateOf(query.get("asOf")) ?? now;
  return {
    asOf,
    since: dateOf(query.get("since")) ?? `${asOf.slice(0, 4)}-01-01`,
    town: query.get("town"),
    department: query.get("department"),
    trade: textOf(query.get("trade")),
    cluster: textOf(query.get("cluster")),
  };
}

/** What an address says of a trade or cluster: it drops empty texts, and a dash stands for none. */
export function inAddress(text: string | null): string | null {
  return text === "" ? nothing : text;
}

const nothing = "-";

function textOf(text: string | null): string | null {
  return text === nothing ? "" : text;
}

function dateOf(text: string | null): string | null {
  return text !== null && isDate(text) ? text : null;
}

export type PeriodName = "year" | "quarter" | "lastYear";

/** The usual windows, each as the two days of an address. */
export function period(name: PeriodName, now: string): { since: string; asOf: string } {
  const year = Number(now.slice(0, 4));
  switch (name) {
    case "year":
      return { since: `${year}-01-01`, asOf: now };
    case "quarter": {
      const first = Math.floor((Number(now.slice(5, 7)) - 1) / 3) * 3 + 1;
      return { since: `${year}-${String(first).padStart(2, "0")}-01`, asOf: now };
    }
    case "lastYear":
      return { since: `${year - 1}-01-01`, asOf: `${year - 1}-12-31` };
  }
}
