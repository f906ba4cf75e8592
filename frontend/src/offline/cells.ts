// What a judge sees of one cell of the sheet: the server's score, the last receipt and what still
// waits on the device, folded into one value with one state.

import { type Answered, type KnownScore, type Queued, type Receipt, saidOf } from "./records";

export type CellState =
  | "EMPTY"
  | "KEPT" // 本机已存
  | "SENDING" // 上传中
  | "ARRIVED" // 已上传
  | "CONFLICT" // 冲突
  | "HELD" // 待定
  | "REFUSED"; // 被退回

export interface Cell {
  /** A number, or a status by its name. */
  readonly value: string | null;
  readonly state: CellState;
  /** The version that the server will have once all that waits has arrived. */
  readonly version: number;
  /** What the server had to say, where it did not simply accept. */
  readonly receipt: Receipt | null;
  /** The receipt came to a record that can be sent again as confirmed. */
  readonly answered: Answered | null;
}

export const emptyCell: Cell = {
  value: null,
  state: "EMPTY",
  version: 0,
  receipt: null,
  answered: null,
};

interface Sources {
  readonly score?: KnownScore | undefined;
  readonly answered?: Answered | undefined;
  /** In the order of writing. */
  readonly queued?: readonly Queued[] | undefined;
  readonly sending?: ReadonlySet<string> | undefined;
}

export function cellOf({ score, answered, queued = [], sending }: Sources): Cell {
  const settled = withAnswer(ofScore(score), answered);
  const last = queued[queued.length - 1];
  if (!last) {
    return settled;
  }
  return {
    value: saidOf(last.record),
    state: sending?.has(last.record.key) ? "SENDING" : "KEPT",
    version: settled.version + queued.length,
    receipt: null,
    answered: null,
  };
}

function ofScore(score: KnownScore | undefined): Cell {
  if (!score || (score.value === null && score.state === "CURRENT")) {
    return emptyCell;
  }
  const state = score.state === "CURRENT" ? "ARRIVED" : score.state;
  return { ...emptyCell, value: score.value, state, version: score.version };
}

function withAnswer(known: Cell, answered: Answered | undefined): Cell {
  if (!answered) {
    return known;
  }
  const { record, receipt } = answered;
  const said = { value: saidOf(record), receipt, answered };
  const version = Math.max(known.version, receipt.version ?? 0);
  switch (receipt.state) {
    case "ACCEPTED":
    case "REPEATED":
      return (receipt.version ?? 0) < known.version
        ? known
        : { ...said, state: "ARRIVED", version, receipt: receipt.code === null ? null : receipt };
    case "CONFLICT":
    case "HELD":
    case "REFUSED":
      return { ...said, state: receipt.state, version };
  }
}

/** The cell has a score of the judge; one that the server refused has not become one. */
export function isDone({
  value,
  state,
}: Pick<Cell, "value"> & { readonly state: string }): boolean {
  return value !== null && state !== "REFUSED";
}

/** The judge has something to do about it, or should at least know. */
export function needsAttention(cell: Cell): boolean {
  return cell.state === "CONFLICT" || cell.state === "HELD" || cell.state === "REFUSED";
}

/**
 * Whether a newly read sheet says all that an earlier receipt said. What was refused stays until
 * the judge has dealt with it; what is disputed or held stays until the desk has decided, which the
 * server shows by calling the score current again, in the version that stood or in a new one.
 */
export function isOvertaken(
  answered: Answered,
  sheet: { readonly askedAt: number; readonly scores: Readonly<Record<string, KnownScore>> },
): boolean {
  if (answered.at >= sheet.askedAt) {
    return false;
  }
  const score = sheet.scores[answered.cell];
  switch (answered.receipt.state) {
    case "REFUSED":
      return false;
    case "CONFLICT":
    case "HELD":
      return score?.state === "CURRENT" && score.version >= (answered.receipt.version ?? 0);
    default:
      return score !== undefined;
  }
}
