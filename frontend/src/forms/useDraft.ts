// The values of a form, kept on the device while they are typed and offered again after a killed
// browser, an ended session or a server that was gone. Cleared by a saved answer.

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { useLayoutEffect, useMemo } from "preact/hooks";
import { freshKey } from "../api/idempotency";
import { session } from "../api/session";
import { type Attempt, type Draft, type DraftValues, draftOf } from "../lib/drafts";
import { type DraftStore, deviceDrafts } from "./draftStore";

export interface Restored {
  /** Units: milliseconds since 1970. */
  readonly savedAt: number;
  /** A personal number was typed then, and must be typed again. */
  readonly isIncomplete: boolean;
}

export interface LiveDraft<Values extends object> {
  readonly values: ReadonlySignal<Values>;
  readonly isDirty: ReadonlySignal<boolean>;
  /** Set while the values come from an earlier time, until they are saved or given up. */
  readonly restored: ReadonlySignal<Restored | null>;
  change(some: Partial<Values>): void;
  /** Give the draft up: back to the values that the form began with. */
  discard(): void;
  /** The ledger has the values: nothing is left to keep. The form goes on with `next`. */
  clear(next?: Values): void;
  /** The key under which the present values are sent; unchanged values keep theirs. */
  keyOfAttempt(): string;
  /** The server has answered: the next attempt is another one. */
  endAttempt(): void;
}

/** Keep a form. `key` names it within the user, such as `organization:<id>:edit`. */
export function useDraft<Values extends object>(key: string, initial: Values): LiveDraft<Values> {
  const now = session.value;
  const user = now.state === "in" ? now.user.id : null;
  // A form begins once, whatever is reloaded beneath it: `initial` may be another object each time.
  const draft = useMemo(() => openDraft(user, key, initial, deviceDrafts), [user, key]);
  useLayoutEffect(() => {
    void draft.restore();
  }, [draft]);
  return draft;
}

/** The same without a component. Without a user nothing is stored. */
export function openDraft<Values extends object>(
  user: string | null,
  key: string,
  initial: Values,
  store: DraftStore,
): LiveDraft<Values> & { restore(): Promise<void> } {
  const values = signal<Values>(initial);
  const restored = signal<Restored | null>(null);
  let isTouched = false;
  let attempt: Attempt | null = null;
  const record = (): Draft | null =>
    user === null
      ? null
      : draftOf(user, key, {
          values: values.peek() as DraftValues,
          initial: initial as DraftValues,
          attempt,
          now: Date.now(),
        });
  const keep = keeper(async () => {
    const draft = record();
    await (draft ? store.write(draft) : user !== null && store.remove(user, key));
  });
  const begin = (next: Values) => {
    values.value = next;
    restored.value = null;
    attempt = null;
    keep();
  };
  return {
    values,
    isDirty: computed(() => JSON.stringify(values.value) !== JSON.stringify(initial)),
    restored,
    change(some) {
      isTouched = true;
      values.value = { ...values.peek(), ...some };
      keep();
    },
    discard: () => begin(initial),
    clear(next = values.peek()) {
      initial = next;
      begin(next);
    },
    keyOfAttempt() {
      const sent = JSON.stringify(values.peek());
      if (attempt?.sent !== sent) {
        attempt = { idempotencyKey: freshKey(), sent };
        keep();
      }
      return attempt.idempotencyKey;
    },
    endAttempt() {
      attempt = null;
    },
    async restore() {
      const found = user === null ? null : await store.read(user, key).catch(() => null);
      if (found && !isTouched) {
        values.value = { ...initial, ...(found.values as Partial<Values>) };
        attempt = found.attempt;
        restored.value = { savedAt: found.savedAt, isIncomplete: found.isIncomplete };
      }
    },
  };
}

/** Write the newest state, one write at a time; what is typed meanwhile is written next. */
function keeper(write: () => Promise<unknown>): () => void {
  let isWriting = false;
  let isStale = false;
  const turn = async () => {
    isWriting = true;
    do {
      isStale = false;
      // A device without room forgets the draft; the form itself still holds it.
      await write().catch(() => undefined);
    } while (isStale);
    isWriting = false;
  };
  return () => {
    isStale = true;
    if (!isWriting) {
      void turn();
    }
  };
}
