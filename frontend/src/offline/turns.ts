// One tab at a time: whoever sends, or changes who is signed in, holds the turn. The browser's locks
// end with their tab; where they are missing (plain HTTP, old browsers) a lease in the store does.

import { freshKey } from "../api/idempotency";
import type { Lease } from "./shelves";

/** Longer than the longest wait for one answer, and prolonged before each. Units: milliseconds. */
const leaseTime = 45_000;
const waitForLease = 500;

/** Prolongs the turn; false when it was lost, and then nothing more may be sent. */
export type Prolong = () => Promise<boolean>;

export interface Turns {
  /** Do it if nobody else is at it; tells whether it was done. */
  ifFree(deed: (prolong: Prolong) => Promise<void>): Promise<boolean>;
  /** Wait for the turn, then do it. */
  waiting(deed: () => Promise<void>): Promise<void>;
}

interface LeaseStore {
  takeLease(lease: Lease, now: number): Promise<boolean>;
  endLease(holder: string): Promise<void>;
}

const name = "liangxin-scores";

export function turnsOf(store: LeaseStore, locks: LockManager | undefined): Turns {
  return locks ? lockedTurns(locks) : leasedTurns(store);
}

function lockedTurns(locks: LockManager): Turns {
  return {
    ifFree: (deed) =>
      locks.request(name, { ifAvailable: true }, async (lock) => {
        if (lock) {
          await deed(async () => true);
        }
        return lock !== null;
      }),
    waiting: (deed) => locks.request(name, deed),
  };
}

export function leasedTurns(
  store: LeaseStore,
  { holder = freshKey(), clock = Date.now, pause = rest } = {},
): Turns {
  const prolong = () => store.takeLease({ holder, until: clock() + leaseTime }, clock());
  const ifFree: Turns["ifFree"] = async (deed) => {
    if (!(await prolong())) {
      return false;
    }
    try {
      await deed(prolong);
    } finally {
      await store.endLease(holder);
    }
    return true;
  };
  return {
    ifFree,
    async waiting(deed) {
      while (!(await ifFree(deed))) {
        await pause(waitForLease);
      }
    },
  };
}

function rest(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
