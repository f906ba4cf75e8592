import { expect, test } from "vitest";
import { patiently, waiting } from "./patience";

function busy(seconds: string | null): Response {
  return new Response("", { status: 503, headers: seconds ? { "Retry-After": seconds } : {} });
}

function served(...replies: Response[]) {
  const pauses: number[] = [];
  const waited: number[] = [];
  const answer = patiently(() => Promise.resolve(replies.shift() as Response), {
    pause: (milliseconds) => {
      pauses.push(milliseconds);
      waited.push(waiting.value);
      return Promise.resolve();
    },
    random: () => 0.5,
  });
  return { answer, pauses, waited, left: replies };
}

test("a busy server is asked again, later each time", async () => {
  const { answer, pauses, waited } = served(busy("1"), busy("1"), new Response("rows"));

  expect(await (await answer).text()).toBe("rows");
  expect(pauses).toEqual([1000, 2000]);
  expect(waited).toEqual([1, 1]);
  expect(waiting.value).toBe(0);
});

test("a server that stays busy is believed in the end", async () => {
  const { answer, pauses, left } = served(
    busy("5"),
    busy("5"),
    busy("5"),
    busy("5"),
    new Response(""),
  );

  expect((await answer).status).toBe(503);
  expect(pauses).toEqual([5000, 8000, 8000]);
  expect(left).toHaveLength(1);
});

test("a 503 that names no time is no invitation", async () => {
  const { answer, pauses } = served(busy(null), new Response(""));

  expect((await answer).status).toBe(503);
  expect(pauses).toEqual([]);
});

test("a question that nobody waits for any more is not put again", async () => {
  const abort = new AbortController();
  const replies = [busy("30"), new Response("")];
  const answer = patiently(() => Promise.resolve(replies.shift() as Response), {
    signal: abort.signal,
    random: () => 0,
  });
  const ended = expect(answer).rejects.toThrow();
  await Promise.resolve();
  await Promise.resolve();
  abort.abort();

  await ended;
  expect(replies).toHaveLength(1);
  expect(waiting.value).toBe(0);
});
