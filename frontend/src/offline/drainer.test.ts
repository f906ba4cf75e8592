import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Fault } from "../api/faults";
import { type DrainPorts, type Line, openDrainer } from "./drainer";
import type { ScoreRecord } from "./records";
import { aRecord } from "./samples";
import { openStore, type Store } from "./store";
import { leasedTurns } from "./turns";

let store: Store;
let turn = 0;
let pauses: number[];
let lines: Line[];

beforeEach(async () => {
  turn += 1;
  pauses = [];
  lines = [];
  store = await openStore(`drain-${turn}`);
  await store.setJudge({ id: "j1", name: "甲", contest: "t1", endsAt: null });
});
afterEach(() => store.close());

/** A server in memory that keeps each key once, as ours does. */
function server() {
  const kept = new Map<string, ScoreRecord>();
  const answer = (records: readonly ScoreRecord[]) => ({
    recordScores: {
      receipts: records.map((record) => {
        const state = kept.has(record.key) ? "REPEATED" : "ACCEPTED";
        kept.set(record.key, record);
        return { key: record.key, state, version: 1, serverTime: "2026-05-20T02:00:05Z" };
      }),
    },
  });
  return { kept, answer };
}

function drainerWith(send: DrainPorts["send"], some: Partial<DrainPorts> = {}) {
  return openDrainer({
    store,
    turns: leasedTurns(store),
    check: async () => undefined,
    send,
    onLine: (line) => lines.push(line),
    onSending: () => undefined,
    onSettled: () => undefined,
    random: () => 1,
    later: (_deed, milliseconds) => {
      pauses.push(milliseconds);
      return () => undefined;
    },
    ...some,
  });
}

async function fill(count: number) {
  const made = Array.from({ length: count }, (_, place) =>
    aRecord({ sequence: place + 1, entry: `e${place + 1}` }),
  );
  await store.takeIn(made);
  return made;
}

const unsent = async () => (await store.queueOf("j1")).length;

test("everything that waits arrives once and in order", async () => {
  const made = await fill(120);
  const { kept, answer } = server();

  await drainerWith(async (records) => answer(records)).wake();

  expect([...kept.values()]).toEqual(made);
  expect(await unsent()).toBe(0);
  expect(lines[lines.length - 1]).toBe("idle");
});

test("an answer that was lost is asked for again under the same keys", async () => {
  await fill(3);
  const { kept, answer } = server();
  let turns = 0;
  const drainer = drainerWith(async (records) => {
    turns += 1;
    const told = answer(records);
    if (turns === 1) {
      throw new Fault("OFFLINE", "", "");
    }
    return told;
  });

  await drainer.wake();
  expect([await unsent(), kept.size, lines[lines.length - 1]]).toEqual([3, 3, "unreachable"]);
  await drainer.wake();

  expect([await unsent(), kept.size]).toEqual([0, 3]);
});

test("a captive portal loses nothing, however often it answers", async () => {
  await fill(5);
  const drainer = drainerWith(async () => ({ welcome: "log in to the wifi" }));

  for (let turn = 0; turn < 6; turn++) {
    await drainer.wake();
  }

  expect(await unsent()).toBe(5);
  expect(lines[lines.length - 1]).toBe("failing");
  expect(pauses.slice(0, 3)).toEqual([1_000, 2_000, 4_000]);
});

test("a captive portal that refuses with a bare status does not end the pass", async () => {
  await fill(2);
  for (const code of ["UNAUTHENTICATED", "FORBIDDEN"]) {
    pauses = [];
    await drainerWith(async () => Promise.reject(new Fault(code, "", ""))).wake();

    expect([lines[lines.length - 1], pauses]).toEqual(["failing", [1_000]]);
  }
  expect(await unsent()).toBe(2);
});

test("one record that the server chokes on does not hold up the others", async () => {
  await fill(9);
  const { kept, answer } = server();
  const drainer = drainerWith(async (records) => {
    if (records.some(({ sequence }) => sequence === 4)) {
      throw new Fault("INTERNAL", "", "");
    }
    return answer(records);
  });

  for (let turn = 0; turn < 8; turn++) {
    await drainer.wake();
  }

  expect(kept.size).toBe(8);
  expect((await store.queueOf("j1")).map(({ record }) => record.sequence)).toEqual([4]);
});

test("a receipt for some lets go of these alone", async () => {
  await fill(4);
  const { answer } = server();
  const drainer = drainerWith(async (records) => answer(records.slice(0, 1)));

  await drainer.wake();

  expect(await unsent()).toBe(3);
});

test("an ended pass keeps what waits and is seldom tried again", async () => {
  await fill(2);
  const { answer } = server();
  let isIn = false;
  const drainer = drainerWith(async (records) => {
    if (!isIn) {
      throw new Fault("UNAUTHENTICATED", "The pass has ended.", "");
    }
    return answer(records);
  });

  await drainer.wake();
  expect([await unsent(), lines[lines.length - 1], pauses]).toEqual([2, "signed-out", [60_000]]);
  isIn = true;
  await drainer.wake();

  expect(await unsent()).toBe(0);
});

test("nothing is sent while nobody is signed in, nor in another judge's name", async () => {
  await fill(2);
  await store.setJudge(null);
  const sent: ScoreRecord[] = [];
  const drainer = drainerWith(async (records) => {
    sent.push(...records);
    return {};
  });

  await drainer.wake();
  await store.setJudge({ id: "j2", name: "乙", contest: "t1", endsAt: null });
  await drainer.wake();

  expect(sent).toEqual([]);
  expect(await unsent()).toBe(2);
});

test("nothing goes to a server that takes the browser for somebody else, batch by batch", async () => {
  await fill(120);
  const { kept, answer } = server();
  const asked: string[] = [];
  const check = async (judge: string) => {
    asked.push(judge);
    if (asked.length > 1) {
      throw new Fault("UNAUTHENTICATED", "The pass has ended.", "");
    }
  };

  await drainerWith(async (records) => answer(records), { check }).wake();

  expect([asked, kept.size, await unsent()]).toEqual([["j1", "j1"], 50, 70]);
  expect(lines[lines.length - 1]).toBe("signed-out");
});

test("a turn that ran out during the check sends nothing and is tried again", async () => {
  await fill(1);
  let time = 0;
  const sent: ScoreRecord[] = [];
  const check = async () => {
    time += 60_000;
    await store.takeLease({ holder: "another tab", until: time + 45_000 }, time);
  };
  const send = async (records: readonly ScoreRecord[]) => {
    sent.push(...records);
    return {};
  };

  await drainerWith(send, { check, turns: leasedTurns(store, { clock: () => time }) }).wake();

  expect([sent, pauses, await unsent()]).toEqual([[], [3_000], 1]);
});

test("two tabs send one after the other, and each record once", async () => {
  await fill(60);
  const { kept, answer } = server();
  let under = 0;
  let most = 0;
  let calls = 0;
  const send = async (records: readonly ScoreRecord[]) => {
    under += 1;
    calls += records.length;
    most = Math.max(most, under);
    await new Promise((done) => setImmediate(done));
    under -= 1;
    return answer(records);
  };

  await Promise.all([drainerWith(send).wake(), drainerWith(send).wake()]);

  expect([most, calls, kept.size, await unsent()]).toEqual([1, 60, 60, 0]);
});

test("the error of the device's clock is noted from the receipts", async () => {
  await fill(1);
  const { answer } = server();
  const clock = () => Date.parse("2026-05-20T02:00:00Z");

  await drainerWith(async (records) => answer(records), {
    clock,
    turns: leasedTurns(store, { clock }),
  }).wake();

  expect((await store.holdings("j1")).skew).toBe(5_000);
});
