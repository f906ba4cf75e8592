// The outbox on the device, in IndexedDB. A promise that resolves here is a transaction that is
// complete: it outlives a reload, a killed browser and an empty battery.

import type { IDBPDatabase } from "idb";
import { freshKey } from "../api/idempotency";
import { isOvertaken } from "./cells";
import { cellId, type Queued, type Receipt, type ScoreRecord, type Sheet } from "./records";
import {
  type Facts,
  type Holdings,
  type Judge,
  type Lease,
  type NewRecord,
  openShelves,
  type Shelves,
  type Typed,
} from "./shelves";

export type Store = Awaited<ReturnType<typeof openStore>>;

const strict = { durability: "strict" } as const;

function isOf(judge: string) {
  return ({ record }: { readonly record: ScoreRecord }) => record.judge === judge;
}

export async function openStore(name = "liangxin-scores") {
  const database = await openShelves(name);
  return {
    ...facts(database),
    ...queue(database),
    ...sheets(database),
    close: () => database.close(),
  };
}

function facts(database: IDBPDatabase<Shelves>) {
  const read = async <Name extends keyof Facts>(name: Name, otherwise: Facts[Name]) =>
    ((await database.get("facts", name)) as Facts[Name] | undefined) ?? otherwise;
  const write = async <Name extends keyof Facts>(name: Name, value: Facts[Name]) => {
    const transaction = database.transaction("facts", "readwrite", strict);
    await Promise.all([transaction.store.put(value, name), transaction.done]);
  };
  return {
    judge: () => read("judge", null),
    setJudge: (judge: Judge | null) => write("judge", judge),
    setTyped: (typed: Typed | null) => write("typed", typed),
    setSkew: (skew: number) => write("skew", skew),
    /** Take or prolong the lease; false while somebody else holds it. */
    async takeLease(lease: Lease, now: number): Promise<boolean> {
      const transaction = database.transaction("facts", "readwrite", strict);
      const held = (await transaction.store.get("lease")) as Lease | null | undefined;
      const isFree = !held || held.holder === lease.holder || held.until <= now;
      if (isFree) {
        await transaction.store.put(lease, "lease");
      }
      await transaction.done;
      return isFree;
    },
    async endLease(holder: string): Promise<void> {
      const transaction = database.transaction("facts", "readwrite", strict);
      const held = (await transaction.store.get("lease")) as Lease | null | undefined;
      if (held?.holder === holder) {
        await transaction.store.put(null, "lease");
      }
      await transaction.done;
    },
  };
}

function queue(database: IDBPDatabase<Shelves>) {
  return {
    /** Keep a record. When this resolves, it is on the disk; raises what the browser raises. */
    async keep(fresh: NewRecord, now: Date): Promise<ScoreRecord> {
      const transaction = database.transaction(["queue", "answered", "facts"], "readwrite", strict);
      const known = transaction.objectStore("facts");
      const device = ((await known.get("device")) as string | undefined) ?? freshKey();
      const sequence = (((await known.get("sequence")) as number | undefined) ?? 0) + 1;
      const record = { ...fresh, key: freshKey(), device, sequence, recordedAt: now.toISOString() };
      const cell = cellId(record);
      const answered = await transaction.objectStore("answered").get([record.judge, cell]);
      await Promise.all([
        known.put(device, "device"),
        known.put(sequence, "sequence"),
        known.put(null, "typed"),
        // What was refused is dealt with by writing anew.
        answered?.receipt.state === "REFUSED" &&
          transaction.objectStore("answered").delete([record.judge, cell]),
        transaction.objectStore("queue").put({ record, failures: 0 }),
        transaction.done,
      ]);
      return record;
    },

    async queueOf(judge: string): Promise<readonly Queued[]> {
      return (await database.getAll("queue")).filter(isOf(judge));
    },

    /** A record leaves the queue in the transaction that keeps its receipt. */
    async settle(receipts: readonly Receipt[], at: number): Promise<void> {
      const transaction = database.transaction(["queue", "answered"], "readwrite", strict);
      for (const receipt of receipts) {
        const queued = await transaction.objectStore("queue").get(receipt.key);
        if (queued) {
          const { record } = queued;
          const { judge, round } = record;
          const answered = { judge, cell: cellId(record), round, record, receipt, at };
          await transaction.objectStore("answered").put(answered);
          await transaction.objectStore("queue").delete(receipt.key);
        }
      }
      await transaction.done;
    },

    async noteFailure(key: string): Promise<void> {
      const transaction = database.transaction("queue", "readwrite", strict);
      const queued = await transaction.store.get(key);
      if (queued) {
        await transaction.store.put({ ...queued, failures: queued.failures + 1 });
      }
      await transaction.done;
    },

    /** Take in records of a file; those that are here, or were answered here, stay as they are. */
    async takeIn(records: readonly ScoreRecord[]): Promise<number> {
      const transaction = database.transaction(["queue", "answered"], "readwrite", strict);
      let taken = 0;
      for (const record of records) {
        const queued = await transaction.objectStore("queue").get(record.key);
        const answered = await transaction
          .objectStore("answered")
          .get([record.judge, cellId(record)]);
        if (!queued && answered?.record.key !== record.key) {
          await transaction.objectStore("queue").put({ record, failures: 0 });
          taken += 1;
        }
      }
      await transaction.done;
      return taken;
    },

    /** The judge has seen what was refused and lets it be. */
    async dismiss(judge: string, cell: string): Promise<void> {
      const transaction = database.transaction("answered", "readwrite", strict);
      await Promise.all([transaction.store.delete([judge, cell]), transaction.done]);
    },
  };
}

function sheets(database: IDBPDatabase<Shelves>) {
  return {
    async holdings(judge: string): Promise<Holdings> {
      const transaction = database.transaction(["queue", "answered", "sheets", "facts"]);
      const known = transaction.objectStore("facts");
      const [queue, answered, kept, typed, skew] = await Promise.all([
        transaction.objectStore("queue").getAll(),
        transaction.objectStore("answered").getAll(),
        transaction.objectStore("sheets").getAll(),
        known.get("typed"),
        known.get("skew"),
      ]);
      const own = queue.filter(isOf(judge));
      const pressed = typed as Typed | null | undefined;
      return {
        queue: own,
        answered: answered.filter((one) => one.judge === judge),
        sheets: kept.filter((one) => one.judge === judge),
        strangers: queue.length - own.length,
        typed: pressed?.judge === judge ? pressed : null,
        skew: (skew as number | undefined) ?? 0,
      };
    },

    /** Replace the sheets of a judge by newly read ones; receipts that they contain are let go. */
    async keepSheets(judge: string, fresh: readonly Sheet[]): Promise<void> {
      const transaction = database.transaction(["sheets", "answered"], "readwrite", strict);
      const kept = transaction.objectStore("sheets");
      for (const key of await kept.getAllKeys()) {
        if (key[0] === judge && !fresh.some(({ round }) => round === key[1])) {
          await kept.delete(key);
        }
      }
      for (const sheet of fresh) {
        await kept.put(sheet);
      }
      for (const one of await transaction.objectStore("answered").getAll()) {
        const sheet = fresh.find(({ round }) => round === one.round);
        if (one.judge === judge && sheet && isOvertaken(one, sheet)) {
          await transaction.objectStore("answered").delete([one.judge, one.cell]);
        }
      }
      await transaction.done;
    },

    /** Whoever leaves takes along what was read; what is unsent never goes this way. */
    async forget(judge: string): Promise<void> {
      const transaction = database.transaction(
        ["sheets", "answered", "facts"],
        "readwrite",
        strict,
      );
      for (const shelf of ["sheets", "answered"] as const) {
        for (const key of await transaction.objectStore(shelf).getAllKeys()) {
          if (key[0] === judge) {
            await transaction.objectStore(shelf).delete(key as [string, string]);
          }
        }
      }
      await transaction.objectStore("facts").put(null, "judge");
      await transaction.objectStore("facts").put(null, "typed");
      await transaction.done;
    },
  };
}
