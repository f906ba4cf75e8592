import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Outbox, openOutbox } from "./outbox";
import type { ScoreRecord } from "./records";
import { aRecord, aSheet } from "./samples";
import type { NewRecord } from "./shelves";
import { openStore } from "./store";

const first = { id: "j1", name: "甲", contest: "t1", endsAt: null };
const second = { id: "j2", name: "乙", contest: "t1", endsAt: null };
const opened: Outbox[] = [];
let turn = 0;

beforeEach(() => {
  turn += 1;
});
afterEach(() => {
  for (const outbox of opened.splice(0)) {
    outbox.stop();
  }
});

async function outboxWith(send: (records: readonly ScoreRecord[]) => Promise<unknown>) {
  const outbox = await openOutbox({
    store: await openStore(`outbox-${turn}`),
    check: async () => undefined,
    send,
    onSettled: () => undefined,
  });
  opened.push(outbox);
  return outbox;
}

function fresh(judge: string): NewRecord {
  const { key, device, sequence, recordedAt, ...rest } = aRecord({ judge });
  return rest;
}

function receiptsFor(records: readonly ScoreRecord[]) {
  const receipts = records.map(({ key }) => ({ key, state: "ACCEPTED", version: 1 }));
  return { recordScores: { receipts } };
}

test("what is kept is seen, sent and let go of", async () => {
  const outbox = await outboxWith(async (records) => receiptsFor(records));
  await outbox.changeJudge(async () => first);

  await outbox.keep(fresh("j1"));
  await outbox.wake();

  expect(outbox.holdings.value.queue).toEqual([]);
  expect(outbox.holdings.value.answered.map(({ receipt }) => receipt.state)).toEqual(["ACCEPTED"]);
  expect(outbox.line.value).toBe("idle");
});

test("another judge neither sees nor sends what the one before left", async () => {
  const sent: ScoreRecord[] = [];
  const away = await outboxWith(async (records) => {
    sent.push(...records);
    return {};
  });
  await away.changeJudge(async () => first);
  await away.keep(fresh("j1"));
  await away.wake();
  sent.splice(0);

  await away.changeJudge(async () => second);
  await away.wake();

  expect(sent).toEqual([]);
  expect(away.holdings.value.queue).toEqual([]);
  expect(away.holdings.value.strangers).toBe(1);
});

test("a change of judge waits until what is under way has been answered", async () => {
  const order: string[] = [];
  let answer: () => void = () => undefined;
  const outbox = await outboxWith(async (records) => {
    order.push("sent");
    await new Promise<void>((resolve) => {
      answer = resolve;
    });
    order.push("answered");
    return receiptsFor(records);
  });
  await outbox.changeJudge(async () => first);
  await outbox.keep(fresh("j1"));
  await new Promise((done) => setTimeout(done));

  const change = outbox.changeJudge(async () => {
    order.push("changed");
    return second;
  });
  while (order.length === 0) {
    await new Promise((done) => setImmediate(done));
  }
  answer();
  await change;

  expect(order).toEqual(["sent", "answered", "changed"]);
});

test("a change that fails leaves the judge who was here", async () => {
  const outbox = await outboxWith(async () => ({}));
  await outbox.changeJudge(async () => first);

  const change = outbox.changeJudge(async () => {
    throw new Error("no pass");
  });

  await expect(change).rejects.toThrow("no pass");
  expect(outbox.judge.value).toEqual(first);
});

test("a judge who signs out is forgotten though nobody is signed in by then", async () => {
  const outbox = await outboxWith(async (records) => receiptsFor(records));
  await outbox.changeJudge(async () => first);
  await outbox.keepSheets([aSheet({ judge: "j1" })]);
  await outbox.keep(fresh("j1"));
  await outbox.wake();
  await outbox.keepTyped({ judge: "j1", cell: "r1/e2/c1/1", text: "9" });

  await outbox.changeJudge(async () => {
    await outbox.forget("j1");
    return null;
  });
  await outbox.changeJudge(async () => first);

  const { sheets, answered, typed } = outbox.holdings.value;
  expect([sheets, answered, typed]).toEqual([[], [], null]);
});

test("sheets of another judge are not kept", async () => {
  const outbox = await outboxWith(async () => ({}));
  await outbox.changeJudge(async () => first);

  await outbox.keepSheets([aSheet({ judge: "j2" })]);
  expect(outbox.holdings.value.sheets).toEqual([]);
  await outbox.keepSheets([aSheet({ judge: "j1" })]);

  expect(outbox.holdings.value.sheets).toHaveLength(1);
});
