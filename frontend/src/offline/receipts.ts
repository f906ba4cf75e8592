// Reads the server's receipts. Whatever answered, even with 200, only a receipt that echoes the key
// of a record that was sent counts: a captive portal or somebody else's JSON settles nothing.

import type { Receipt, ScoreRecord, Verdict } from "./records";

const verdicts: readonly string[] = [
  "ACCEPTED",
  "REPEATED",
  "CONFLICT",
  "HELD",
  "REFUSED",
] satisfies Verdict[];

/** The receipts for what was sent, at most one each; anything else in the reply is left aside. */
export function receiptsIn(reply: unknown, sent: readonly ScoreRecord[]): readonly Receipt[] {
  const wanted = new Set(sent.map(({ key }) => key));
  const found: Receipt[] = [];
  for (const one of listIn(reply)) {
    const receipt = receiptOf(one);
    if (receipt && wanted.delete(receipt.key)) {
      found.push(receipt);
    }
  }
  return found;
}

function listIn(reply: unknown): readonly unknown[] {
  const receipts = fieldOf(fieldOf(reply, "recordScores"), "receipts");
  return Array.isArray(receipts) ? receipts : [];
}

function receiptOf(one: unknown): Receipt | null {
  const key = fieldOf(one, "key");
  const state = fieldOf(one, "state");
  if (typeof key !== "string" || typeof state !== "string" || !verdicts.includes(state)) {
    return null;
  }
  const version = fieldOf(one, "version");
  return {
    key,
    state: firstAnswer(state, fieldOf(one, "verdict")),
    version: typeof version === "number" ? version : null,
    code: textOf(one, "code"),
    message: textOf(one, "message"),
    remedy: textOf(one, "remedy"),
    serverTime: textOf(one, "serverTime"),
  };
}

/** A record that had arrived before is told what was done with it then. */
function firstAnswer(state: string, verdict: unknown): Verdict {
  const isTold = state === "REPEATED" && typeof verdict === "string" && verdicts.includes(verdict);
  return (isTold ? verdict : state) as Verdict;
}

function textOf(one: unknown, name: string): string | null {
  const text = fieldOf(one, name);
  return typeof text === "string" && text !== "" ? text : null;
}

function fieldOf(one: unknown, name: string): unknown {
  return typeof one === "object" && one !== null ? (one as Record<string, unknown>)[name] : null;
}

/**
 * How far the device's clock is behind the server's, from the first receipt that tells a time.
 * Units: milliseconds; the time of the journey is taken to be the same both ways.
 */
export function skewOf(
  receipts: readonly Receipt[],
  journey: { readonly sentAt: number; readonly answeredAt: number },
): number | null {
  const told = receipts.find(({ serverTime }) => serverTime !== null)?.serverTime;
  const server = told ? Date.parse(told) : Number.NaN;
  return Number.isNaN(server) ? null : server - (journey.sentAt + journey.answeredAt) / 2;
}
