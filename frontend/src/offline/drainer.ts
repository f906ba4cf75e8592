// Sends what waits in the outbox, and only lets go of what a receipt echoes. It is told to wake when
// something was written, when the network is back, when somebody signed in; else it tries by itself.

import { asFault, kindOf } from "../api/faults";
import { afterFailure, afterSuccess, freshPace, longestPause, nextBatch, pauseOf } from "./pacing";
import { receiptsIn, skewOf } from "./receipts";
import type { Queued, Receipt, ScoreRecord } from "./records";
import type { Judge } from "./shelves";
import { isSpoken } from "./spoken";
import type { Prolong, Turns } from "./turns";

/** How the line to the server stands. */
export type Line =
  | "idle"
  | "sending"
  | "unreachable"
  | "failing" // it answers, but not with receipts
  | "signed-out"
  | "outdated"; // it no longer knows this page's questions

interface DrainStore {
  judge(): Promise<Judge | null>;
  queueOf(judge: string): Promise<readonly Queued[]>;
  settle(receipts: readonly Receipt[], at: number): Promise<void>;
  noteFailure(key: string): Promise<void>;
  setSkew(skew: number): Promise<void>;
}

export interface DrainPorts {
  readonly store: DrainStore;
  readonly turns: Turns;
  /** Make sure that the server takes this browser for the judge. Raises Fault when it does not. */
  readonly check: (judge: string) => Promise<void>;
  /** Raises Fault; gives whatever answered. */
  readonly send: (records: readonly ScoreRecord[]) => Promise<unknown>;
  readonly onLine: (line: Line) => void;
  readonly onSending: (keys: ReadonlySet<string>) => void;
  readonly onSettled: (receipts: readonly Receipt[]) => void;
  readonly clock?: () => number;
  readonly random?: () => number;
  /** Calls back later; gives the way to call it off. */
  readonly later?: (deed: () => void, milliseconds: number) => () => void;
}

export interface Drainer {
  /** Try now. Resolves when there is nothing more to do for the moment. */
  wake(): Promise<void>;
  stop(): void;
}

const busyElsewhere = 3_000;

export function openDrainer(ports: DrainPorts): Drainer {
  const { store, turns, clock = Date.now, random = Math.random, later = timer } = ports;
  let pace = freshPace;
  let callOff: () => void = () => undefined;
  let running: Promise<void> | null = null;
  let isWanted = false;
  let isStopped = false;

  const retryIn = (milliseconds: number) => {
    callOff();
    callOff = later(() => void wake(), milliseconds);
  };
  const wake = (): Promise<void> => {
    callOff();
    isWanted = true;
    running ??= run().finally(() => {
      running = null;
      // Somebody woke it after its last look and before this line.
      if (isWanted && !isStopped) {
        void wake();
      }
    });
    return running;
  };
  const run = async () => {
    while (isWanted && !isStopped) {
      isWanted = false;
      try {
        const hadTurn = await turns.ifFree(drain);
        if (!hadTurn) {
          retryIn(busyElsewhere);
        }
      } catch {
        // The store of the device failed, not the server: what is kept there is tried again.
        ports.onLine("failing");
        pace = afterFailure(pace, pace.size);
        retryIn(pauseOf(pace, random));
      }
    }
  };
  const drain = async (prolong: Prolong) => {
    while (!isStopped && (await prolong())) {
      const judge = await store.judge();
      const batch = judge ? nextBatch(await store.queueOf(judge.id), pace.size) : [];
      if (batch.length === 0) {
        ports.onLine("idle");
        return;
      }
      const line = await sendOnce(batch, prolong);
      if (line === null) {
        ports.onLine("idle");
        retryIn(busyElsewhere);
        return;
      }
      if (line !== "sending") {
        pace = afterFailure(pace, batch.length);
        ports.onLine(line);
        // Somebody may sign in unseen, or a captive portal may be gone: it is always tried again.
        retryIn(line === "signed-out" ? longestPause : pauseOf(pace, random));
        return;
      }
      pace = afterSuccess(pace);
    }
  };
  /** Send a batch; `"sending"` says that every record has its receipt, null that the turn is lost. */
  const sendOnce = async (
    batch: readonly ScoreRecord[],
    prolong: Prolong,
  ): Promise<Line | null> => {
    try {
      await ports.check(batch[0]?.judge ?? "");
      // The check may have taken longer than the turn lasts, and who is signed in may have changed.
      if (!(await prolong())) {
        return null;
      }
      ports.onLine("sending");
      ports.onSending(new Set(batch.map(({ key }) => key)));
      const sentAt = clock();
      const receipts = receiptsIn(await ports.send(batch), batch);
      await settle(receipts, sentAt);
      if (receipts.length === batch.length) {
        return "sending";
      }
    } catch (reason) {
      const line = lineOf(reason);
      if (line !== "failing") {
        return line;
      }
    } finally {
      ports.onSending(new Set());
    }
    const [only] = batch;
    if (batch.length === 1 && only) {
      await store.noteFailure(only.key);
    }
    return "failing";
  };
  const settle = async (receipts: readonly Receipt[], sentAt: number) => {
    const answeredAt = clock();
    await store.settle(receipts, answeredAt);
    const skew = skewOf(receipts, { sentAt, answeredAt });
    if (skew !== null) {
      await store.setSkew(skew);
    }
    ports.onSettled(receipts);
  };
  return {
    wake,
    stop() {
      isStopped = true;
      callOff();
    },
  };
}

function lineOf(reason: unknown): Line {
  const fault = asFault(reason);
  if (fault.code === "DOCUMENT_UNKNOWN") {
    return "outdated";
  }
  switch (kindOf(fault)) {
    case "offline":
      return "unreachable";
    case "busy":
      return "unreachable";
    case "signed-out":
    case "no-rights":
      return isSpoken(fault) ? "signed-out" : "failing";
    default:
      return "failing";
  }
}

function timer(deed: () => void, milliseconds: number): () => void {
  const running = setTimeout(deed, milliseconds);
  return () => clearTimeout(running);
}
