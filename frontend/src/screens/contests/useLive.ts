// How the screens of a round stay of this moment: over a socket, and by asking again while there is
// none, since venue networks end long connections.

import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { ask } from "../../api/client";
import { asFault, type Fault } from "../../api/faults";
import { follow } from "../../api/following";
import {
  FollowRoundDocument,
  HearRoundDocument,
  PollRoundDocument,
  type RoundShownFragment,
} from "../../gql/graphql";

export const pollSeconds = 2;
const wakePause = 1_000;

/** Over a socket, by asking every few seconds, or not at all for the moment. */
export type Hearing = "socket" | "asking" | "cut";

export interface Shown {
  /** The round as it was shown last; null before the first answer, and when there is none. */
  readonly round: RoundShownFragment | null;
  readonly isKnown: boolean;
  readonly hearing: Hearing;
  readonly fault: Fault | null;
}

/** Follow what the big screen shows of a round. */
export function useShownRound(id: string): Signal<Shown> {
  const state = useSignal<Shown>({ round: null, isKnown: false, hearing: "asking", fault: null });
  useEffect(() => {
    const abort = new AbortController();
    let isHeard = false;
    let isAsking = false;
    let since: string | null = null;
    const show = (round: RoundShownFragment | null, hearing: Hearing) => {
      state.value = { round, isKnown: true, hearing, fault: null };
    };
    const poll = async () => {
      if (isHeard || isAsking || document.visibilityState !== "visible") {
        return;
      }
      isAsking = true;
      try {
        const { roundResults } = await ask(PollRoundDocument, { id, since }, abort);
        if (!isHeard) {
          const isNews = since === null || roundResults.round;
          since = roundResults.cursor;
          show(isNews ? (roundResults.round ?? null) : state.peek().round, "asking");
        }
      } catch (reason) {
        if (!abort.signal.aborted) {
          state.value = { ...state.peek(), hearing: "cut", fault: asFault(reason) };
        }
      } finally {
        isAsking = false;
      }
    };
    const leave = follow(
      FollowRoundDocument,
      { id },
      {
        told: ({ roundResults }) => {
          isHeard = true;
          show(roundResults, "socket");
        },
        heard: (isStanding) => {
          // A socket that only stands has shown nothing yet.
          if (!isStanding && isHeard) {
            isHeard = false;
            since = null;
            void poll();
          }
        },
      },
    );
    const timer = setInterval(poll, pollSeconds * 1000);
    void poll();
    return () => {
      abort.abort();
      clearInterval(timer);
      leave();
    };
  }, [id, state]);
  return state;
}

interface Woken {
  /** Read anew what is shown. */
  wake(): void;
  /** A reading is under way, and another would silence it. */
  isBusy(): boolean;
}

/** Wake whoever shows a round when something happens to it, else every few seconds. */
export function useWoken(id: string, woken: Woken, seconds: number): Signal<Hearing> {
  const hearing = useSignal<Hearing>("asking");
  const latest = useRef(woken);
  latest.current = woken;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        if (latest.current.isBusy()) {
          soon();
        } else {
          latest.current.wake();
        }
      }, wakePause);
    };
    const leave = follow(
      HearRoundDocument,
      { id },
      {
        told: soon,
        heard: (isStanding) => {
          hearing.value = isStanding ? "socket" : "asking";
          // What happened before the socket stood was told to nobody.
          soon();
        },
      },
    );
    const ticking = setInterval(() => {
      if (hearing.peek() !== "socket" && document.visibilityState === "visible") {
        soon();
      }
    }, seconds * 1000);
    return () => {
      clearTimeout(timer);
      clearInterval(ticking);
      leave();
    };
  }, [id, seconds, hearing]);
  return hearing;
}

/** Read again every few seconds while the page is in sight. */
export function useLive(reload: () => void, seconds: number): void {
  const latest = useRef(reload);
  latest.current = reload;
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") {
        latest.current();
      }
    }, seconds * 1000);
    return () => clearInterval(timer);
  }, [seconds]);
}
