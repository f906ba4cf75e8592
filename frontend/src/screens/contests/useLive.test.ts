import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { followShown, type Hearing, type Shown, wakeOften } from "./useLive";

/** A socket that stands at once, answers every ping, and tells of the round when it is asked to. */
class Socket {
  static last: Socket;
  readonly OPEN = 1;
  readyState = 1;
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;

  constructor() {
    Socket.last = this;
    setTimeout(() => this.onopen?.());
  }

  send(text: string) {
    const { type } = JSON.parse(text) as { type: string };
    if (type !== "subscribe") {
      this.tell({ type: type === "ping" ? "pong" : "connection_ack" });
    }
  }

  tell(message: object) {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  close() {
    this.readyState = 3;
  }
}

let asked = 0;

beforeEach(() => {
  asked = 0;
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", Socket);
  vi.stubGlobal("location", new URL("http://127.0.0.1/screen"));
  vi.stubGlobal("document", { visibilityState: "visible" });
  vi.stubGlobal("fetch", async () => {
    asked++;
    const roundResults = { cursor: "1", round: null };
    return new Response(JSON.stringify({ data: { roundResults } }), { status: 200 });
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a big screen that hears over a socket still uses its session now and then", async () => {
  const state = signal<Shown>({ round: null, isKnown: false, hearing: "asking", fault: null });
  const leave = followShown("r", state);
  await vi.advanceTimersByTimeAsync(100);
  Socket.last.tell({ type: "next", payload: { data: { roundResults: { id: "r" } } } });
  expect([asked, state.value.hearing]).toEqual([1, "socket"]);

  await vi.advanceTimersByTimeAsync(299_000);
  expect(asked).toBe(1);
  await vi.advanceTimersByTimeAsync(1_101_000);

  expect([asked, state.value.hearing, state.value.round?.id]).toEqual([5, "socket", "r"]);
  leave();
});

test("a desk reads anew three times a minute also while its socket says nothing", async () => {
  const hearing = signal<Hearing>("asking");
  let woken = 0;
  const wake = () => {
    woken++;
  };
  const leave = wakeOften("r", () => ({ wake, isBusy: () => false }), 4, hearing);
  await vi.advanceTimersByTimeAsync(2_000);
  expect([woken, hearing.value]).toEqual([1, "socket"]);

  await vi.advanceTimersByTimeAsync(60_000);

  expect(woken).toBe(4);
  leave();
});
