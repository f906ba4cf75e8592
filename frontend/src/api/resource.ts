// What a screen waits for: loading, loaded or failed; a newer question silences the older one.

import { type Signal, useSignal, useSignalEffect } from "@preact/signals";
import type { TypedDocumentString } from "../gql/graphql";
import { ask } from "./client";
import { asFault, type Fault, kindOf } from "./faults";
import { hasLapsed } from "./session";

export interface Resource<Result> {
  /** The last answer; it stays while a newer one is under way, so that the page does not jump. */
  readonly data: Result | null;
  readonly fault: Fault | null;
  readonly isLoading: boolean;
}

export interface LiveResource<Result> {
  readonly state: Signal<Resource<Result>>;
  reload(): void;
}

/** Load again whenever a signal read by `load` changes. `load` returns null to stay idle. */
export function useResource<Result>(
  load: (signal: AbortSignal) => Promise<Result> | null,
): LiveResource<Result> {
  const state = useSignal<Resource<Result>>({ data: null, fault: null, isLoading: true });
  const turn = useSignal(0);
  useSignalEffect(() => {
    turn.value;
    if (hasLapsed.value) {
      return undefined;
    }
    const abort = new AbortController();
    const answer = load(abort.signal);
    const before = state.peek();
    if (answer === null) {
      state.value = { data: null, fault: null, isLoading: false };
      return undefined;
    }
    state.value = { ...before, fault: null, isLoading: true };
    answer.then(
      (data) => {
        if (!abort.signal.aborted) {
          state.value = { data, fault: null, isLoading: false };
        }
      },
      (reason) => {
        const fault = asFault(reason);
        // An ended session is asked for over the page; the question is put again afterwards.
        if (!abort.signal.aborted && kindOf(fault) !== "signed-out") {
          state.value = { data: state.peek().data, fault, isLoading: false };
        }
      },
    );
    return () => abort.abort();
  });
  return { state, reload: () => turn.value++ };
}

/** Keep the answer to one GraphQL question. `variables` may read signals; null stays idle. */
export function useQuestion<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: () => Variables | null,
): LiveResource<Result> {
  return useResource((signal) => {
    const wanted = variables();
    return wanted === null ? null : ask(document, wanted, { signal });
  });
}
