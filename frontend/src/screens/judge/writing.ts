// What a judge is doing at this moment: the round, the cell, the keys pressed so far, and the
// question that stands between them and a kept score.

import { batch, computed, effect, signal } from "@preact/signals";
import { readPreference, writePreference } from "../../lib/preferences";
import { type Cell, type CellState, emptyCell, isDone, needsAttention } from "../../offline/cells";
import type { Sheet, StartStatus } from "../../offline/records";
import type { NewRecord } from "../../offline/shelves";
import { isFull, type Refusal, refusalOf, refusalWhileTyping, scoreOf } from "../../offline/typing";
import { type Doubt, doubtAbout } from "../../offline/unlikely";
import {
  cellsOf,
  columnsOf,
  courseOf,
  isStarting,
  markOf,
  nextOpen,
  type Order,
  type Spot,
  spotOf,
} from "./course";
import { outbox } from "./desk";
import { closedOf, markColumnsOf, type Said } from "./marks";

/** A question that must be answered before the value is kept. */
export type Question =
  | { readonly kind: "doubt"; readonly value: string; readonly why: Doubt | "CUT" }
  | { readonly kind: "correction"; readonly value: string; readonly isConfirmed: boolean }
  | { readonly kind: "penalty"; readonly value: string }
  | { readonly kind: "status"; readonly status: Said };

export interface Kept {
  readonly spot: Spot;
  readonly value: string;
  readonly state: "keeping" | "kept";
}

export type ShownState = CellState | "KEEPING";

export const round = signal<string | null>(null);
export const spot = signal<Spot | null>(null);
export const typed = signal("");
export const refusal = signal<Refusal | null>(null);
export const question = signal<Question | null>(null);
export const lastKept = signal<Kept | null>(null);
/** The browser did not keep a score: `"quota"` when its room is full. */
export const failure = signal<"quota" | "other" | null>(null);
export const order = signal<Order>(
  readPreference("judgeOrder") === "CRITERIA" ? "CRITERIA" : "ENTRIES",
);
export const isAutomatic = signal(readPreference("judgeAuto") === "on");
const nothing: ReadonlySet<string> = new Set();
/** Values on their way into the store: not yet to be called saved. */
const keeping = signal<ReadonlyMap<string, string>>(new Map());

/** How many scores of this device are not with the server yet. */
export const unsent = computed(
  () => (outbox.value?.holdings.value.queue.length ?? 0) + keeping.value.size,
);

export const sheets = computed<readonly Sheet[]>(() => outbox.value?.holdings.value.sheets ?? []);

export const sheet = computed<Sheet | null>(() => {
  const chosen = sheets.value.find((one) => one.round === round.value);
  return chosen ?? (sheets.value.length === 1 ? (sheets.value[0] ?? null) : null);
});

export const cells = computed<ReadonlyMap<string, Cell>>(() => {
  const opened = outbox.value;
  return sheet.value && opened
    ? cellsOf(sheet.value, opened.holdings.value, opened.sending.value)
    : new Map();
});

export const course = computed<readonly Spot[]>(() =>
  sheet.value ? courseOf(sheet.value, order.value) : [],
);

/** The cells that a status leaves nothing to score in. */
export const closed = computed<ReadonlySet<string>>(() =>
  sheet.value ? closedOf(sheet.value, saidAt) : nothing,
);

/** How many cells of the way have a score of this judge, or need none. */
export const done = computed(() => course.value.filter(({ cell }) => isScored(cell)).length);

/** How many cells of all rounds the judge has something to do about, or should know of. */
export const attention = computed(() => {
  const held = outbox.value?.holdings.value;
  return held
    ? sheets.value
        .flatMap((one) => [...cellsOf(one, held, nothing).values()])
        .filter(needsAttention).length
    : 0;
});

export function cellAt(id: string): Cell {
  return cells.value.get(id) ?? emptyCell;
}

export function stateAt(id: string): ShownState {
  return keeping.value.has(id) ? "KEEPING" : cellAt(id).state;
}

export function valueAt(id: string): string | null {
  return keeping.value.get(id) ?? cellAt(id).value;
}

/** What the judge has said of a cell; what the server refused was not said. */
export function saidAt(id: string): string | null {
  const value = valueAt(id);
  return isDone({ value, state: stateAt(id) }) ? value : null;
}

export function isScored(id: string): boolean {
  return saidAt(id) !== null || closed.value.has(id);
}

/** Whether keys make something here: of whoever starts, and has not given up what the cell is of. */
export function isWritable({ entrant, column, cell }: Spot): boolean {
  return isStarting(entrant) && markOf(column) !== "STATUS" && !closed.value.has(cell);
}

/** Whose work this is: the next judge of the device finds nothing of it. */
export const writer = computed(() => outbox.value?.judge.value?.id ?? null);
let lastWriter = writer.peek();
effect(() => {
  if (writer.value !== lastWriter) {
    lastWriter = writer.value;
    batch(() => {
      setSpot(null);
      lastKept.value = null;
    });
  }
});

/** Be at a cell; keys that were pressed elsewhere are let go. */
export function goTo(next: Spot | null): void {
  setSpot(next);
  remember();
}

/** The cell to score that was left for a penalty or a status. */
let scoring: Spot | null = null;

function setSpot(next: Spot | null): void {
  if (next === null || markOf(next.column) === null) {
    scoring = next;
  }
  batch(() => {
    spot.value = next;
    typed.value = "";
    refusal.value = null;
    question.value = null;
    failure.value = null;
  });
}

/** Begin where the judge was, or at the first open cell of the sheet. */
export function goToStart(): void {
  const kept = outbox.peek()?.holdings.peek().typed;
  const before = kept ? everySpot().find(({ cell }) => cell === kept.cell) : undefined;
  if (kept && before) {
    batch(() => {
      goTo(before);
      typed.value = kept.text;
    });
    return;
  }
  goTo(nextOpen(course.peek(), null, isScored) ?? course.peek()[0] ?? null);
}

function everySpot(): readonly Spot[] {
  const here = sheet.peek();
  const marks = here?.entrants.flatMap((entrant) =>
    markColumnsOf(here).map((column) => spotOf(here, entrant, column)),
  );
  return [...course.peek(), ...(marks ?? [])];
}

/** Press a key of the pad: a digit, a point or a colon. What can never be a score is refused. */
export function press(key: string): void {
  const now = spot.peek();
  if (!now || !isWritable(now) || question.peek()) {
    return;
  }
  const rule = now.column.criterion;
  const text = typed.peek() === "" && key === "." ? "0." : typed.peek() + key;
  const why = refusalWhileTyping(text, rule);
  batch(() => {
    refusal.value = why;
    if (why === null) {
      typed.value = text;
    }
  });
  remember();
  if (why === null && isAutomatic.peek() && isFull(text, rule)) {
    save();
  }
}

export function eraseOne(): void {
  batch(() => {
    typed.value = typed.peek().slice(0, -1);
    refusal.value = null;
    question.value = null;
  });
  remember();
}

export function eraseAll(): void {
  batch(() => {
    typed.value = "";
    refusal.value = null;
    question.value = null;
  });
  remember();
}

/** Keep what is typed and go on, asking first about an unlikely value and about a correction. */
export function save({ isConfirmed = false, reason = null as string | null } = {}): void {
  const now = spot.peek();
  if (!now || !isWritable(now)) {
    return;
  }
  const mark = markOf(now.column);
  const rule = now.column.criterion;
  if (typed.peek() === "" && isScored(now.cell)) {
    goOn(now);
    return;
  }
  const why = refusalOf(typed.peek(), rule);
  const value = scoreOf(typed.peek(), rule);
  if (why !== null || value === null) {
    refusal.value = why;
    return;
  }
  // No penalty at all is none of nought.
  const before = valueAt(now.cell) ?? (mark ? "0" : null);
  if (before !== null && Number(before) === Number(value) && stateAt(now.cell) !== "REFUSED") {
    goOn(now);
    return;
  }
  // Whoever typed 80.7 where halves count did not mean the 80 that the keys have made of it.
  const cut = refusal.peek() === null ? null : "CUT";
  const doubt = isConfirmed || mark ? null : (doubtAbout(value, rule, ownValues(now)) ?? cut);
  if (doubt) {
    question.value = { kind: "doubt", value, why: doubt };
  } else if (isCorrection(now) && reason === null) {
    question.value = { kind: "correction", value, isConfirmed };
  } else if (mark && reason === null) {
    question.value = { kind: "penalty", value };
  } else {
    void keep(now, value, { isConfirmed, reason });
  }
}

/** Keep what was asked about; who meant the keys has not yet said that the value is likely. */
export function affirm(why: Doubt | "CUT"): void {
  batch(() => {
    question.value = null;
    if (why === "CUT") {
      refusal.value = null;
    }
  });
  save({ isConfirmed: why !== "CUT" });
}

/** A score that the server refused has not become one: writing anew is no correction. */
function isCorrection({ cell }: Spot): boolean {
  return valueAt(cell) !== null && (stateAt(cell) !== "REFUSED" || cellAt(cell).version > 0);
}

/** Send the refused record of a cell again, now as meant. */
export function confirmAgain(now: Spot): void {
  const answered = cellAt(now.cell).answered;
  if (answered?.record.value) {
    const { value, reason } = answered.record;
    void keep(now, value, { isConfirmed: true, reason });
  }
}

/** Keep what was said of a cell: what stands there until then is shown as being kept. */
export async function keep(
  now: Spot,
  value: string,
  said: { readonly isConfirmed: boolean; readonly reason: string | null },
): Promise<void> {
  const opened = outbox.peek();
  const judge = opened?.judge.peek();
  if (!opened || !judge) {
    return;
  }
  const fresh = recordOf(now, value, judge.id, said);
  const text = typed.peek();
  const under: Kept = { spot: now, value, state: "keeping" };
  batch(() => {
    keeping.value = new Map([...keeping.peek(), [now.cell, value]]);
    lastKept.value = under;
    failure.value = null;
  });
  goOn(now);
  try {
    await opened.keep(fresh);
    batch(() => {
      endKeeping(now.cell, value);
      // A correction may be on its way already: only what is on the disk is called saved.
      if (lastKept.peek() === under) {
        lastKept.value = { ...under, state: "kept" };
      }
    });
    remember();
  } catch (reason) {
    batch(() => {
      endKeeping(now.cell, value);
      if (writer.peek() !== judge.id) {
        return;
      }
      lastKept.value = null;
      goTo(now);
      typed.value = text;
      failure.value = isQuota(reason) ? "quota" : "other";
    });
  }
}

function recordOf(
  { entrant, column, cell }: Spot,
  value: string,
  judge: string,
  said: { readonly isConfirmed: boolean; readonly reason: string | null },
): NewRecord {
  const isOneUnderWay = keeping.peek().has(cell);
  const kind = markOf(column) ?? "SCORE";
  return {
    judge,
    round: sheet.peek()?.round ?? "",
    entry: entrant.id,
    criterion: kind === "SCORE" ? column.criterion.id : null,
    attempt: column.attempt,
    kind,
    value: kind === "STATUS" ? null : value,
    status: kind === "STATUS" ? (value as StartStatus) : null,
    baseVersion: cellAt(cell).version + (isOneUnderWay ? 1 : 0),
    ...said,
  };
}

function endKeeping(cell: string, value: string): void {
  if (keeping.peek().get(cell) === value) {
    const rest = new Map(keeping.peek());
    rest.delete(cell);
    keeping.value = rest;
  }
}

function goOn(from: Spot): void {
  if (markOf(from.column) !== null) {
    backToScoring(from);
    return;
  }
  goTo(nextOpen(course.peek(), from.cell, isScored) ?? from);
}

/** From a penalty or a status back to the score that it was left for, or on from there. */
export function backToScoring(from: Spot): void {
  const here = sheet.peek();
  const [first] = here ? columnsOf(here) : [];
  const left = scoring ?? (here && first ? spotOf(here, from.entrant, first) : from);
  goTo((isScored(left.cell) ? nextOpen(course.peek(), left.cell, isScored) : null) ?? left);
}

function ownValues(now: Spot): readonly string[] {
  return course
    .peek()
    .filter(
      ({ column, cell }) => column.criterion.id === now.column.criterion.id && cell !== now.cell,
    )
    .flatMap(({ cell }) => valueAt(cell) ?? []);
}

function isQuota(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === "QuotaExceededError";
}

/** The keys pressed so far outlive a reload too; without storage they merely do not. */
function remember(): void {
  const now = spot.peek();
  const judge = writer.peek();
  outbox
    .peek()
    ?.keepTyped(now && judge ? { judge, cell: now.cell, text: typed.peek() } : null)
    .catch(() => undefined);
}

export function chooseOrder(wanted: Order): void {
  order.value = wanted;
  writePreference("judgeOrder", wanted);
}

export function switchAutomatic(isOn: boolean): void {
  isAutomatic.value = isOn;
  writePreference("judgeAuto", isOn ? "on" : "off");
}
