// The outbox as a page uses it: what the device holds as signals, the one drainer, and news between
// the tabs of a browser.

import { batch, type ReadonlySignal, signal } from "@preact/signals";
import { type DrainPorts, type Line, openDrainer } from "./drainer";
import type { Receipt, ScoreRecord, Sheet } from "./records";
import type { Holdings, Judge, NewRecord, Typed } from "./shelves";
import type { Store } from "./store";
import { turnsOf } from "./turns";

export interface Outbox {
  readonly judge: ReadonlySignal<Judge | null>;
  readonly holdings: ReadonlySignal<Holdings>;
  /** Keys of the records that are under way at this moment. */
  readonly sending: ReadonlySignal<ReadonlySet<string>>;
  readonly line: ReadonlySignal<Line>;
  /** Resolves when the record is on the disk; raises what the browser raises. */
  keep(fresh: NewRecord): Promise<ScoreRecord>;
  keepSheets(sheets: readonly Sheet[]): Promise<void>;
  keepTyped(typed: Typed | null): Promise<void>;
  dismiss(cell: string): Promise<void>;
  takeIn(records: readonly ScoreRecord[]): Promise<number>;
  /** Change who is signed in while nothing is being sent. `change` gives the new judge. */
  changeJudge(change: () => Promise<Judge | null>): Promise<void>;
  /** Forget what was read of a judge, who may be signed out already. */
  forget(judge: string): Promise<void>;
  wake(): Promise<void>;
  stop(): void;
}

/** Whose records there are none of: all that waits belongs to others. */
const nobody = "";

const nothing: Holdings = {
  queue: [],
  answered: [],
  sheets: [],
  strangers: 0,
  typed: null,
  skew: 0,
};

interface Ports extends Pick<DrainPorts, "check" | "send"> {
  readonly store: Store;
  readonly onSettled: (receipts: readonly Receipt[]) => void;
  readonly locks?: LockManager | undefined;
  readonly channel?: BroadcastChannel | undefined;
}

export async function openOutbox(ports: Ports): Promise<Outbox> {
  const { store, channel } = ports;
  const judge = signal<Judge | null>(null);
  const holdings = signal<Holdings>(nothing);
  const sending = signal<ReadonlySet<string>>(new Set());
  const line = signal<Line>("idle");
  const turns = turnsOf(store, ports.locks);

  const reread = async () => {
    const found = await store.judge();
    const held = await store.holdings(found?.id ?? nobody);
    batch(() => {
      judge.value = found;
      holdings.value = held;
    });
  };
  const changed = async () => {
    await reread();
    channel?.postMessage("changed");
  };
  const drainer = openDrainer({
    store,
    turns,
    check: ports.check,
    send: ports.send,
    onLine: (now) => {
      line.value = now;
    },
    onSending: (keys) => {
      sending.value = keys;
    },
    onSettled: (receipts) => {
      void changed();
      ports.onSettled(receipts);
    },
  });
  channel?.addEventListener("message", () => void reread());
  await reread();
  const changing =
    <Inputs extends readonly unknown[], Result>(deed: (...inputs: Inputs) => Promise<Result>) =>
    async (...inputs: Inputs): Promise<Result> => {
      const result = await deed(...inputs);
      await changed();
      return result;
    };
  const wake = () => drainer.wake();
  return {
    judge,
    holdings,
    sending,
    line,
    keep: async (fresh) => {
      const record = await changing((one: NewRecord) => store.keep(one, new Date()))(fresh);
      void wake();
      return record;
    },
    keepSheets: changing(async (sheets) => {
      const owner = await store.judge();
      if (owner && sheets.every((sheet) => sheet.judge === owner.id)) {
        await store.keepSheets(owner.id, sheets);
      }
    }),
    keepTyped: (typed) => store.setTyped(typed),
    dismiss: changing(async (cell) => {
      const owner = await store.judge();
      if (owner) {
        await store.dismiss(owner.id, cell);
      }
    }),
    takeIn: async (records) => {
      const taken = await changing(store.takeIn)(records);
      void wake();
      return taken;
    },
    async changeJudge(change) {
      await turns.waiting(async () => {
        // Whatever happens now, nothing is sent as the one who was here before.
        const before = await store.judge();
        await store.setJudge(null);
        try {
          await store.setJudge(await change());
        } catch (reason) {
          await store.setJudge(before);
          throw reason;
        } finally {
          await changed();
        }
      });
      void wake();
    },
    forget: changing(store.forget),
    wake,
    stop: () => {
      drainer.stop();
      channel?.close();
    },
  };
}
