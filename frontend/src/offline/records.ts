// A score record as a judge's device keeps and sends it, and the sheet that it belongs to. One
// record is one act of the judge: it has one key for ever, however often it is sent.

export type RecordKind = "SCORE" | "PENALTY" | "STATUS";

/** What became of an entry in a round. */
export const startStatuses = [
  "STARTING",
  "DID_NOT_START",
  "DID_NOT_FINISH",
  "DISQUALIFIED",
  "WITHDRAWN",
] as const;

export type StartStatus = (typeof startStatuses)[number];

export interface ScoreRecord {
  readonly key: string;
  /** Which browser it was typed in, and its number there: the order of one device is known. */
  readonly device: string;
  readonly sequence: number;
  /** Whose it is; it is sent as nobody else. */
  readonly judge: string;
  readonly round: string;
  readonly entry: string;
  readonly criterion: string | null;
  readonly attempt: number;
  readonly kind: RecordKind;
  /** A decimal number as text, such as `"88.5"`. */
  readonly value: string | null;
  readonly status: StartStatus | null;
  readonly reason: string | null;
  /** The version that the judge saw when writing. */
  readonly baseVersion: number;
  /** By the device's clock, in UTC. */
  readonly recordedAt: string;
  /** The judge was asked about an unlikely value and said that it is meant. */
  readonly isConfirmed: boolean;
}

/** A record that no receipt has echoed yet. */
export interface Queued {
  readonly record: ScoreRecord;
  /** How often the server answered to it alone without giving a receipt. */
  readonly failures: number;
}

export type Verdict = "ACCEPTED" | "REPEATED" | "CONFLICT" | "HELD" | "REFUSED";

/** What the server says of one record. */
export interface Receipt {
  readonly key: string;
  readonly state: Verdict;
  readonly version: number | null;
  readonly code: string | null;
  readonly message: string | null;
  readonly remedy: string | null;
  readonly serverTime: string | null;
}

/** The last record of a cell that has a receipt. */
export interface Answered {
  readonly judge: string;
  readonly cell: string;
  readonly round: string;
  readonly record: ScoreRecord;
  readonly receipt: Receipt;
  /** When the receipt came, by the device's clock. Units: milliseconds since 1970. */
  readonly at: number;
}

export interface Criterion {
  readonly id: string;
  readonly name: string;
  readonly kind: "MEASURED" | "JUDGED" | "TIME";
  /** Null where there is no upper end, such as a time. */
  readonly maximum: string | null;
  readonly step: string | null;
  readonly unit: string | null;
  readonly attempts: number;
}

export interface Entrant {
  readonly id: string;
  readonly bib: string;
  /** Null where the round is judged blind. */
  readonly name: string | null;
  readonly organization: string | null;
  /** `RECUSED`: this judge does not judge the entry. */
  readonly status: StartStatus | "RECUSED";
}

/** A score of this judge as the server has it. */
export interface KnownScore {
  /** A status by its name. Null where only a held record has come, or one decided against. */
  readonly value: string | null;
  readonly version: number;
  readonly state: "CURRENT" | "CONFLICT" | "HELD";
}

/** All that a judge needs of one round, kept on the device for the time without a network. */
export interface Sheet {
  readonly judge: string;
  readonly round: string;
  /** The contest, the discipline and the round, from the outside in. */
  readonly names: readonly [contest: string, discipline: string, round: string];
  readonly state: "SET_UP" | "OPEN" | "CLOSED" | "PUBLISHED";
  readonly criteria: readonly Criterion[];
  /** In the order of the start. */
  readonly entrants: readonly Entrant[];
  readonly scores: Readonly<Record<string, KnownScore>>;
  /** When it was asked for, by the device's clock. Units: milliseconds since 1970. */
  readonly askedAt: number;
}

/**
 * What a record is about, in one word: two records of one cell follow one another. A penalty and a
 * status have no criterion and stand under the name of their kind.
 */
export function cellId(of: {
  readonly round: string;
  readonly entry: string;
  readonly criterion: string | null;
  readonly attempt: number;
  readonly kind?: RecordKind;
}): string {
  const subject = of.kind === undefined || of.kind === "SCORE" ? of.criterion : of.kind;
  return [of.round, of.entry, subject ?? "", of.attempt].join("/");
}

/** What a record says, in one text: its number, or the status. */
export function saidOf(of: {
  readonly value: string | null;
  readonly status: StartStatus | null;
}): string | null {
  return of.value ?? of.status;
}

/** The order in which records were written: certain within a device, settled between devices. */
export function inOrder(one: ScoreRecord, other: ScoreRecord): number {
  if (one.device !== other.device) {
    return one.device < other.device ? -1 : 1;
  }
  return one.sequence - other.sequence;
}
