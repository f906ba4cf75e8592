import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { TypedDocumentString } from "../gql/graphql";
import { ask, call } from "./client";
import { Fault } from "./faults";

const question = {
  __meta__: { hash: "sha256:00", kind: "query", name: "Towns" },
} as unknown as TypedDocumentString<{ towns: number }, { first: number }>;
const change = {
  __meta__: { hash: "sha256:01", kind: "mutation", name: "AddTown" },
} as unknown as TypedDocumentString<{ towns: number }, { first: number }>;

const unknown = {
  errors: [
    {
      message: "服务器没有这个查询",
      extensions: { code: "DOCUMENT_UNKNOWN", remedy: "请刷新页面" },
    },
  ],
};
const asked: unknown[] = [];

/** Answer the requests in turn, and note what they send. */
function answering(...bodies: readonly unknown[]): void {
  const left = [...bodies];
  vi.stubGlobal("fetch", async (_path: string, options: RequestInit) => {
    asked.push(JSON.parse(String(options.body)));
    return new Response(JSON.stringify(left.shift()), { status: 200 });
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a question is put by the hash of its document and never by its text", async () => {
  answering({ data: { towns: 3 } });

  const found = await ask(question, { first: 1 });

  expect(found).toEqual({ towns: 3 });
  expect(asked).toEqual([
    { documentId: "sha256:00", operationName: "Towns", variables: { first: 1 } },
  ]);
});

test.each([
  ["question", question],
  ["change", change],
])("a %s that the server does not know yet is put once more", async (_kind, document) => {
  answering(unknown, { data: { towns: 3 } });

  const asking = ask(document, { first: 1 });
  await vi.runAllTimersAsync();

  expect(await asking).toEqual({ towns: 3 });
  expect(asked).toHaveLength(2);
});

test("a page that is too old for the server is told to be loaded anew", async () => {
  answering(unknown, unknown);

  const asking = ask(question, { first: 1 }).catch((reason: unknown) => reason);
  await vi.runAllTimersAsync();
  const fault = await asking;

  expect(fault).toBeInstanceOf(Fault);
  expect(fault).toMatchObject({ code: "DOCUMENT_UNKNOWN", remedy: "请刷新页面" });
  expect(asked).toHaveLength(2);
});

test.each([
  ["POST", true, 2],
  ["POST", undefined, 1],
  [undefined, undefined, 2],
] as const)(
  "a busy server is asked again only for what may be repeated: %s %s",
  async (method, isRepeatable, times) => {
    let sent = 0;
    vi.stubGlobal("fetch", async () => {
      sent++;
      const headers = { "Retry-After": "1" };
      return sent === 1
        ? new Response('{"code": "OUTCOME_UNKNOWN", "message": "未知"}', { status: 503, headers })
        : new Response('{"id": "1"}');
    });
    const options = { ...(method && { method }), ...(isRepeatable && { isRepeatable }) };

    const answer = call("/session", options).catch((reason: unknown) => reason);
    await vi.runAllTimersAsync();
    await answer;

    expect(sent).toBe(times);
  },
);
