import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { openOutbox } from "../../offline/outbox";
import { aSheet } from "../../offline/samples";
import { openStore } from "../../offline/store";
import { outbox } from "./desk";
import { goToStart, lastKept, press, question, save, spot, typed } from "./writing";

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
