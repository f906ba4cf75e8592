// The shelves of the outbox in IndexedDB: what stands on them, and how they are opened.

import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Answered, Queued, ScoreRecord, Sheet } from "./records";

/** Who is signed in on this device, as the server said at the sign-in. */
export interface Judge {
  readonly id: string;
  readonly name: string;
  readonly contest: string;
  /** When the pass ends; null when the server did not say. */
  readonly endsAt: string | null;
  /** By which this judge's devices seal what they export; hexadecimal. */
  readonly sealKey?: string | null;
}

/** Keys pressed but not yet kept as a score. */
export interface Typed {
  /** Who pressed them; nobody else is shown them. */
  readonly judge: string;
  readonly cell: string;
  readonly text: string;
}

/** What the device holds of a judge, read in one transaction. */
export interface Holdings {
  readonly queue: readonly Queued[];
  readonly answered: readonly Answered[];
  readonly sheets: readonly Sheet[];
  /** Unsent records of other judges who used this device. */
  readonly strangers: number;
  readonly typed: Typed | null;
  /** How far the clock of the device is behind the server's. Units: milliseconds. */
  readonly skew: number;
}

export type NewRecord = Omit<ScoreRecord, "key" | "device" | "sequence" | "recordedAt">;

export interface Facts {
  judge: Judge | null;
  device: string;
  sequence: number;
  typed: Typed | null;
  skew: number;
  lease: Lease | null;
}

export interface Lease {
  readonly holder: string;
  readonly until: number;
}

export interface Shelves extends DBSchema {
  queue: { key: string; value: Queued };
  answered: { key: [judge: string, cell: string]; value: Answered };
  sheets: { key: [judge: string, round: string]; value: Sheet };
  facts: { key: keyof Facts; value: Facts[keyof Facts] };
}

export function openShelves(name: string): Promise<IDBPDatabase<Shelves>> {
  return openDB<Shelves>(name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore("queue", { keyPath: "record.key" });
      fresh.createObjectStore("answered", { keyPath: ["judge", "cell"] });
      fresh.createObjectStore("sheets", { keyPath: ["judge", "round"] });
      fresh.createObjectStore("facts");
    },
    blocking(_now, _wanted, event) {
      // A newer page wants another shape of the shelves: it must not wait for this one.
      (event.target as IDBDatabase).close();
    },
  });
}
