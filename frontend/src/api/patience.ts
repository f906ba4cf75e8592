// A busy server asks to be asked again later. Whatever only reads is put again by itself, a few
// times and later each time, so that nobody is shown a fault that a second would have healed.

import { signal as aSignal } from "@preact/signals";

const tries = 4;
const longestPause = 8_000;

/** How many questions wait at this moment for a server that is busy. */
export const waiting = aSignal(0);

interface Patience {
  readonly signal?: AbortSignal | undefined;
  /** Another clock and another die, for tests. */
  readonly pause?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  readonly random?: () => number;
}

/** Put a question until the server is not busy any more, or has been so too often. */
export async function patiently(
  put: () => Promise<Response>,
  { signal, pause = rest, random = Math.random }: Patience = {},
): Promise<Response> {
  let response = await put();
  for (let failed = 1; failed < tries; failed++) {
    const seconds = wishOf(response);
    if (seconds === null) {
      break;
    }
    // An answer that nobody reads to its end keeps its connection.
    void response.arrayBuffer().catch(() => undefined);
    // Many screens that were turned away together must not come back together.
    const wanted = seconds * 1000 * 2 ** (failed - 1) * (0.5 + random());
    waiting.value++;
    try {
      await pause(Math.min(wanted, longestPause), signal);
    } finally {
      waiting.value--;
    }
    response = await put();
  }
  return response;
}

/** After how many seconds a busy server wants to be asked again; null when it is not busy. */
function wishOf(response: Response): number | null {
  const wish = response.status === 503 ? response.headers.get("Retry-After") : null;
  const seconds = wish === null ? Number.NaN : Number(wish);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}

function rest(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((done, giveUp) => {
    const stop = () => {
      clearTimeout(timer);
      giveUp(new DOMException("", "AbortError"));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      done();
    }, milliseconds);
    signal?.addEventListener("abort", stop);
  });
}
