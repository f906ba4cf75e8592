// Sending a form: one key per attempt, so that a repeat after a lost answer acts once; what went
// wrong is kept for the top of the form, and what was typed stays.

import { batch, type ReadonlySignal, signal } from "@preact/signals";
import { useMemo, useRef } from "preact/hooks";
import { asFault, type Fault, type Problem } from "../api/faults";
import type { LiveDraft } from "./useDraft";

export interface FieldProblem extends Problem {
  /** Which input, outermost first. */
  readonly path: readonly string[];
}

export interface Saving {
  readonly isWorking: ReadonlySignal<boolean>;
  /** The server was not reached or failed: nobody knows whether it saved. */
  readonly fault: ReadonlySignal<Fault | null>;
  /** The rules refuse: nothing was written. */
  readonly problems: ReadonlySignal<readonly FieldProblem[]>;
  /** Send the present values; after a fault this is the retry, under the same key. */
  save(): Promise<void>;
  /** Take back what was said: the form begins anew. */
  forget(): void;
  /** The refusal at a field: the first problem whose path ends with its name. */
  errorAt(name: string): string | undefined;
}

interface Answer {
  readonly problems: readonly FieldProblem[];
}

export function useSaving<Values extends object, Payload extends Answer>(
  draft: LiveDraft<Values>,
  send: (values: Values, idempotencyKey: string) => Promise<Payload>,
  onSaved: (payload: Payload) => void,
): Saving {
  const deeds = useRef({ send, onSaved });
  deeds.current = { send, onSaved };
  return useMemo(() => {
    const isWorking = signal(false);
    const fault = signal<Fault | null>(null);
    const problems = signal<readonly FieldProblem[]>([]);
    const save = async () => {
      if (isWorking.peek()) {
        return;
      }
      isWorking.value = true;
      try {
        const payload = await deeds.current.send(draft.values.peek(), draft.keyOfAttempt());
        draft.endAttempt();
        batch(() => {
          fault.value = null;
          problems.value = payload.problems;
        });
        if (payload.problems.length === 0) {
          draft.clear();
          deeds.current.onSaved(payload);
        }
      } catch (reason) {
        batch(() => {
          fault.value = asFault(reason);
          problems.value = [];
        });
      } finally {
        isWorking.value = false;
      }
    };
    const errorAt = (name: string) => {
      const found = problems.value.find(({ path }) => path[path.length - 1] === name);
      return found && [found.message, found.remedy].filter(Boolean).join(" ");
    };
    const forget = () =>
      batch(() => {
        fault.value = null;
        problems.value = [];
      });
    return { isWorking, fault, problems, save, forget, errorAt };
  }, [draft]);
}
