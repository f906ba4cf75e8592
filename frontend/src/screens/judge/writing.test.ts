import "fake-indexeddb/auto";
import { expect, test, vi } from "vitest";
import { openOutbox } from "../../offline/outbox";
import { aSheet } from "../../offline/samples";
import { openStore } from "../../offline/store";
import { outbox } from "./desk";
import { chooseStatus, saveStatus, startPenalty, takeBackPenalty } from "./marking";
import {
  affirm,
  attention,
  cellAt,
  course,
  done,
  goTo,
  goToStart,
  isScored,
  lastKept,
  press,
  question,
  save,
  spot,
  stateAt,
  typed,
} from "./writing";

const asked = () => question.value?.kind;
const judge = (id: string) => ({ id, name: id, contest: "t1", endsAt: null });

test("the next judge of a device finds nothing of what the one before was writing", async () => {
  const opened = await openOutbox({
    store: await openStore("writing"),
    check: async () => undefined,
    send: async () => ({}),
    onSettled: () => undefined,
  });
  outbox.value = opened;
  await opened.changeJudge(async () => judge("j1"));
  await opened.keepSheets([aSheet({ judge: "j1" })]);
  goToStart();
  press("8");
  press("8");
  save();
  press("8");
  save();
  expect([spot.value?.entrant.id, typed.value, question.value?.kind]).toEqual(["e2", "8", "doubt"]);
  expect(lastKept.value?.value).toBe("88");

  await opened.changeJudge(async () => judge("j2"));

  expect([spot.value, typed.value, question.value, lastKept.value]).toEqual([null, "", null, null]);
  await opened.keepSheets([aSheet({ judge: "j2" })]);
  goToStart();
  expect([typed.value, opened.holdings.value.typed]).toEqual(["", null]);
  opened.stop();
});

test("a value that lacks a refused key is asked about before it is kept", async () => {
  const opened = await openOutbox({
    store: await openStore("cut"),
    check: async () => undefined,
    send: async () => ({}),
    onSettled: () => undefined,
  });
  outbox.value = opened;
  await opened.changeJudge(async () => judge("j1"));
  await opened.keepSheets([aSheet()]);
  goToStart();
  for (const key of "888") {
    press(key);
  }
  save();
  expect(question.value).toEqual({ kind: "doubt", value: "88", why: "CUT" });

  affirm("CUT");

  await vi.waitFor(() => expect(opened.holdings.value.queue).toHaveLength(1));
  // Whether it is likely is another question, which the server is still to ask.
  expect(opened.holdings.value.queue[0]?.record.isConfirmed).toBe(false);
  press("9");
  press("0");
  save();
  expect(question.value).toBeNull();
  // A correction, too, is asked about once for the key and once for its reason.
  goTo(course.value[0] ?? null);
  for (const key of "777") {
    press(key);
  }
  save();
  affirm("CUT");
  expect(question.value).toEqual({ kind: "correction", value: "77", isConfirmed: false });
  question.value = null;
  save({ reason: "看错了" });
  expect(question.value).toBeNull();
  await vi.waitFor(() => expect(opened.holdings.value.queue).toHaveLength(3));
  opened.stop();
});

test("penalties and statuses are records of their own, taken back by a further version", async () => {
  const opened = await openOutbox({
    store: await openStore("marking"),
    check: async () => undefined,
    send: async () => ({}),
    onSettled: () => undefined,
  });
  outbox.value = opened;
  await opened.changeJudge(async () => judge("j1"));
  await opened.keepSheets([aSheet()]);
  goToStart();
  startPenalty();
  press("2");
  save();
  expect(question.value).toEqual({ kind: "penalty", value: "2" });
  question.value = null;
  save({ reason: "超时" });
  expect(spot.value?.cell).toBe("r1/e1/c1/1");
  chooseStatus("DID_NOT_START");
  expect([asked(), isScored("r1/e1/c1/1")]).toEqual(["status", false]);
  saveStatus("DID_NOT_START", "点名未到");
  expect([spot.value?.entrant.id, done.value, course.value.length]).toEqual(["e2", 1, 3]);
  await vi.waitFor(() => expect(opened.holdings.value.queue).toHaveLength(2));

  goTo(course.value[0] ?? null);
  chooseStatus("STARTING");
  saveStatus("STARTING", "输错了");
  startPenalty();
  takeBackPenalty();
  expect(question.value).toEqual({ kind: "correction", value: "0", isConfirmed: false });
  question.value = null;
  save({ reason: "看错了" });
  await vi.waitFor(() => expect(opened.holdings.value.queue).toHaveLength(4));

  const written = opened.holdings.value.queue
    .map(({ record }) => record)
    .sort((one, other) => one.sequence - other.sequence);
  expect(
    written.map(({ kind, criterion, value, status, reason, baseVersion }) => [
      kind,
      criterion,
      value ?? status,
      reason,
      baseVersion,
    ]),
  ).toEqual([
    ["PENALTY", null, "2", "超时", 0],
    ["STATUS", null, "DID_NOT_START", "点名未到", 0],
    ["STATUS", null, "STARTING", "输错了", 1],
    ["PENALTY", null, "0", "看错了", 1],
  ]);
  expect(done.value).toBe(0);
  opened.stop();
});

test("a status that the server refused leaves the entry to be scored", async () => {
  const opened = await openOutbox({
    store: await openStore("refused"),
    check: async () => undefined,
    send: async ([record]) => ({
      recordScores: { receipts: [{ key: record?.key, state: "REFUSED", message: "不行" }] },
    }),
    onSettled: () => undefined,
  });
  outbox.value = opened;
  await opened.changeJudge(async () => judge("j1"));
  await opened.keepSheets([aSheet()]);
  goToStart();
  chooseStatus("DISQUALIFIED");
  saveStatus("DISQUALIFIED", "作弊");
  expect(isScored("r1/e1/c1/1")).toBe(true);

  await vi.waitFor(() => expect(stateAt("r1/e1/STATUS/1")).toBe("REFUSED"));

  expect([isScored("r1/e1/c1/1"), attention.value]).toEqual([false, 1]);
  expect(cellAt("r1/e1/STATUS/1").receipt?.message).toBe("不行");
  opened.stop();
});
