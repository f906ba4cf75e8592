import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { cellId, type Receipt } from "./records";
import { aRecord, aSheet } from "./samples";
import type { NewRecord } from "./shelves";
import { openStore, type Store } from "./store";

const now = new Date("2026-05-20T02:00:00Z");
let store: Store;
let turn = 0;

beforeEach(async () => {
  turn += 1;
  store = await openStore(`test-${turn}`);
});
afterEach(() => store.close());

function fresh(some: Partial<NewRecord> = {}): NewRecord {
  const { key, device, sequence, recordedAt, ...rest } = aRecord();
  return { ...rest, ...some };
}

function receiptFor(key: string, some: Partial<Receipt> = {}): Receipt {
  return {
    key,
    state: "ACCEPTED",
    version: 1,
    code: null,
    message: null,
    remedy: null,
    serverTime: null,
    ...some,
  };
}

test("kept records are numbered on their device and survive the end of the page", async () => {
  const first = await store.keep(fresh(), now);
  const second = await store.keep(fresh({ entry: "e2" }), now);
  store.close();
  store = await openStore(`test-${turn}`);

  const queue = await store.queueOf("j1");

  expect([first.sequence, second.sequence]).toEqual([1, 2]);
  expect(first.device).toBe(second.device);
  expect(first.key).not.toBe(second.key);
  expect(queue.map(({ record }) => record.sequence).sort()).toEqual([1, 2]);
  expect(first.recordedAt).toBe("2026-05-20T02:00:00.000Z");
});

test("two tabs that write at once number their records differently", async () => {
  const tab = await openStore(`test-${turn}`);

  const kept = await Promise.all(
    [store, tab, store, tab].map((one, place) => one.keep(fresh({ entry: `e${place}` }), now)),
  );
  tab.close();

  expect(kept.map(({ sequence }) => sequence).sort()).toEqual([1, 2, 3, 4]);
});

test("only records with a receipt leave the queue", async () => {
  const first = await store.keep(fresh(), now);
  const second = await store.keep(fresh({ entry: "e2" }), now);

  await store.settle([receiptFor(first.key), receiptFor("of-nobody")], 5_000);

  const { queue, answered } = await store.holdings("j1");
  expect(queue.map(({ record }) => record.key)).toEqual([second.key]);
  expect(answered.map(({ cell }) => cell)).toEqual([cellId(first)]);
});

test("records of another judge are counted, but neither shown nor sent", async () => {
  await store.keep(fresh(), now);
  await store.keep(fresh({ judge: "j2" }), now);

  expect((await store.queueOf("j2")).map(({ record }) => record.judge)).toEqual(["j2"]);
  expect((await store.holdings("j2")).strangers).toBe(1);
});

test("writing anew deals with what was refused", async () => {
  const refused = await store.keep(fresh(), now);
  await store.settle([receiptFor(refused.key, { state: "REFUSED" })], 5_000);
  expect((await store.holdings("j1")).answered).toHaveLength(1);

  await store.keep(fresh({ value: "90" }), now);

  expect((await store.holdings("j1")).answered).toHaveLength(0);
});

test("a newly read sheet replaces the receipts that it contains", async () => {
  const first = await store.keep(fresh(), now);
  const second = await store.keep(fresh({ entry: "e2" }), now);
  await store.settle([receiptFor(first.key)], 5_000);
  await store.settle([receiptFor(second.key)], 7_000);
  const scores = Object.fromEntries(
    [first, second].map((one) => [
      cellId(one),
      { value: "88", version: 1, state: "CURRENT" as const },
    ]),
  );

  await store.keepSheets("j1", [aSheet({ askedAt: 6_000, scores })]);

  const { answered, sheets } = await store.holdings("j1");
  expect(answered.map(({ record }) => record.entry)).toEqual(["e2"]);
  expect(sheets).toHaveLength(1);
});

test("a file is taken in once, and never what has been answered", async () => {
  const imported = [aRecord({ sequence: 1 }), aRecord({ sequence: 2, entry: "e2" })];

  expect(await store.takeIn(imported)).toBe(2);
  expect(await store.takeIn(imported)).toBe(0);
  await store.settle([receiptFor("key-d1-1")], 5_000);
  expect(await store.takeIn(imported)).toBe(0);
  expect(await store.queueOf("j1")).toHaveLength(1);
});

test("leaving forgets what was read and keeps what is unsent", async () => {
  await store.setJudge({ id: "j1", name: "甲", contest: "t1", endsAt: null });
  await store.keepSheets("j1", [aSheet()]);
  await store.keep(fresh(), now);

  await store.forget("j1");

  expect(await store.judge()).toBeNull();
  expect((await store.holdings("j1")).sheets).toHaveLength(0);
  expect(await store.queueOf("j1")).toHaveLength(1);
});

test("the keys that one judge pressed are not shown to another", async () => {
  await store.setTyped({ judge: "j1", cell: "r1/e1/c1/1", text: "8" });

  expect((await store.holdings("j1")).typed?.text).toBe("8");
  expect((await store.holdings("j2")).typed).toBeNull();
});

test("a lease is held by one, prolonged by its holder and free when it has run out", async () => {
  const take = (holder: string, at: number) => store.takeLease({ holder, until: at + 100 }, at);

  expect(await take("a", 0)).toBe(true);
  expect(await take("b", 50)).toBe(false);
  expect(await take("a", 90)).toBe(true);
  expect(await take("b", 150)).toBe(false);
  expect(await take("b", 190)).toBe(true);
  await store.endLease("a");
  expect(await take("c", 200)).toBe(false);
  await store.endLease("b");
  expect(await take("c", 200)).toBe(true);
});
