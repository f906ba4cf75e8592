import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { TypedDocumentString } from "../gql/graphql";
import { type Follower, follow } from "./following";

/** The browser's end of a line, with the server's words put into its mouth. */
class Line {
  static readonly OPEN = 1;
  readonly OPEN = 1;
  readyState = 1;
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  readonly said: Record<string, unknown>[] = [];
  isClosed = false;

  send(text: string) {
    this.said.push(JSON.parse(text) as Record<string, unknown>);
  }

  close() {
    this.isClosed = true;
  }

  tell(message: object) {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  stand() {
    this.onopen?.();
    this.tell({ type: "connection_ack" });
  }
}

const document = {
  __meta__: { hash: "sha256:1", kind: "subscription", name: "Watched" },
} as unknown as TypedDocumentString<{ value: number }, { id: string }>;

function followed() {
  const lines: Line[] = [];
  const told: number[] = [];
  const heard: boolean[] = [];
  const follower: Follower<{ value: number }> = {
    told: ({ value }) => told.push(value),
    heard: (isHeard) => heard.push(isHeard),
  };
  const leave = follow(document, { id: "r" }, follower, () => {
    const line = new Line();
    lines.push(line);
    return line as unknown as WebSocket;
  });
  return { lines, told, heard, leave };
}

function lineOf(lines: readonly Line[], place: number): Line {
  const line = lines[place];
  if (!line) {
    throw new TypeError("No such line.");
  }
  return line;
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test("a subscription is asked for by its hash once the server has acknowledged", () => {
  const { lines, told, heard } = followed();
  const line = lineOf(lines, 0);
  line.onopen?.();
  expect(line.said).toEqual([{ type: "connection_init" }]);
  line.tell({ type: "connection_ack" });
  line.tell({ type: "next", id: "1", payload: { data: { value: 7 } } });
  expect(line.said[1]).toEqual({
    id: "1",
    type: "subscribe",
    payload: { documentId: "sha256:1", operationName: "Watched", variables: { id: "r" } },
  });
  expect([told, heard]).toEqual([[7], [true]]);
});

test("after a cut it comes again, each time later until it stands", () => {
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  const { lines, heard } = followed();
  lineOf(lines, 0).stand();
  lineOf(lines, 0).onclose?.();
  vi.advanceTimersByTime(1_000);
  lineOf(lines, 1).onclose?.();
  vi.advanceTimersByTime(1_999);
  expect(lines.length).toBe(2);
  vi.advanceTimersByTime(1);
  lineOf(lines, 2).stand();
  expect(heard).toEqual([true, false, false, true]);
});

test("a line on which nothing is said any more is given up", () => {
  const { lines, heard } = followed();
  const line = lineOf(lines, 0);
  line.stand();
  vi.advanceTimersByTime(10_000);
  expect(line.said.at(-1)).toEqual({ type: "ping" });
  line.tell({ type: "pong" });
  vi.advanceTimersByTime(10_000);
  expect(line.isClosed).toBe(false);
  vi.advanceTimersByTime(10_000);
  expect([line.isClosed, heard]).toEqual([true, [true, false]]);
});

test("a refused subscription is tried again later, and whoever leaves is left alone", () => {
  const { lines, heard, leave } = followed();
  lineOf(lines, 0).stand();
  lineOf(lines, 0).tell({ type: "error", id: "1", payload: [] });
  expect(heard).toEqual([true, false]);
  leave();
  vi.advanceTimersByTime(60_000);
  expect(lines.length).toBe(1);
});

test("a server that refuses again and again is asked less and less", () => {
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  const { lines } = followed();
  const refuse = (line: number) => {
    lineOf(lines, line).stand();
    lineOf(lines, line).tell({ type: "error", id: "1", payload: [] });
  };
  refuse(0);
  vi.advanceTimersByTime(1_000);
  refuse(1);
  vi.advanceTimersByTime(1_999);
  expect(lines.length).toBe(2);
  vi.advanceTimersByTime(1);
  lineOf(lines, 2).stand();
  vi.advanceTimersByTime(9_999);
  lineOf(lines, 2).tell({ type: "pong" });
  vi.advanceTimersByTime(1);
  lineOf(lines, 2).onclose?.();
  vi.advanceTimersByTime(1_000);
  expect(lines.length).toBe(4);
});
