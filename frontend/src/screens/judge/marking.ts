// What a judge notes of an entry beside its scores: a penalty is typed like a score, a status is
// asked about once and has a reason. Both are taken back by a further record.

import { isStarting } from "./course";
import { markSpot, type Said, statusSpot } from "./marks";
import {
  backToScoring,
  eraseAll,
  goTo,
  keep,
  question,
  saidAt,
  save,
  sheet,
  spot,
  typed,
} from "./writing";

/** Be where the penalty of the entry is typed, for the attempt that is shown. */
export function startPenalty(): void {
  const here = sheet.peek();
  const now = spot.peek();
  if (here && now && isStarting(now.entrant)) {
    goTo(markSpot(here, now, "PENALTY"));
  }
}

export function takeBackPenalty(): void {
  typed.value = "0";
  save();
}

/** Ask about a status of the entry; one that it has already is only shown. */
export function chooseStatus(status: Said): void {
  const here = sheet.peek();
  const now = spot.peek();
  if (!here || !now || !isStarting(now.entrant)) {
    return;
  }
  const at = statusSpot(here, now, status, saidAt);
  goTo(at);
  if (saidAt(at.cell) !== status) {
    question.value = { kind: "status", status };
  }
}

export function saveStatus(status: Said, reason: string): void {
  const now = spot.peek();
  question.value = null;
  if (now) {
    void keep(now, status, { isConfirmed: false, reason });
  }
}

/** Leave a question as it was before; a status that was not given leads back to the scores. */
export function cancel(): void {
  const now = spot.peek();
  const wasOfStatus = question.peek()?.kind === "status";
  eraseAll();
  if (now && wasOfStatus) {
    backToScoring(now);
  }
}
