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
/** Over a socket that stands: a socket alone is no use of the session, which would end idle. */
const keepSeconds = 300;
/** Over a socket that stands: appeals, judges and entries are told by no event of the round. */
const heardSeconds = 20;

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
  useEffect(() => followShown(id, state), [id, state]);
  return state;
}

/** Keep what is shown of this moment until the function that is given back is called. */
export function followShown(id: string, state: Signal<Shown>): () => void {
  const abort = new AbortController();
  let isHeard = false;
  let isAsking = false;
  let askedAt = 0;
  let since: string | null = null;
  const show = (round: RoundShownFragment | null, hearing: Hearing) => {
    state.value = { round, isKnown: true, hearing, fault: null };
  };
  const poll = async () => {
    const isDue = !isHeard || Date.now() - askedAt >= keepSeconds * 1000;
    if (!isDue || isAsking || document.visibilityState !== "visible") {
      return;
    }
    isAsking = true;
    askedAt = Date.now();
    try {
      const { roundResults } = await ask(PollRoundDocument, { id, since }, abort);
      if (!isHeard) {
        const isNews = since === null || roundResults.round;
        since = roundResults.cursor;
        show(isNews ? (roundResults.round ?? null) : state.peek().round, "asking");
      }
    } catch (reason) {
      if (!(abort.signal.aborted || isHeard)) {
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
}

interface Woken {
  /** Read anew what is shown. */
  wake(): void;
  /** A reading is under way, and another would silence it. */
  isBusy(): boolean;
}

/** Wake whoever shows a round when something happens to it, and every few seconds besides. */
export function useWoken(id: string, woken: Woken, seconds: number): Signal<Hearing> {
  const hearing = useSignal<Hearing>("asking");
  const latest = useRef(woken);
  latest.current = woken;
  useEffect(() => wakeOften(id, () => latest.current, seconds, hearing), [id, seconds, hearing]);
  return hearing;
}

/** Wake whoever shows a round until the function that is given back is called. */
export function wakeOften(
  id: string,
  woken: () => Woken,
  seconds: number,
  hearing: Signal<Hearing>,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      if (woken().isBusy()) {
        soon();
      } else {
        woken().wake();
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
  let passed = 0;
  const ticking = setInterval(() => {
    passed += seconds;
    const isDue = hearing.peek() !== "socket" || passed >= heardSeconds;
    if (isDue && document.visibilityState === "visible") {
      passed = 0;
      soon();
    }
  }, seconds * 1000);
  return () => {
    clearTimeout(timer);
    clearInterval(ticking);
    leave();
  };
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
