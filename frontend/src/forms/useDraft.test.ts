import { expect, test } from "vitest";
import type { Draft } from "../lib/drafts";
import type { DraftStore } from "./draftStore";
import { openDraft } from "./useDraft";

const empty = { name: "", phone: "" };

/** A device in memory; `settled` waits until everything asked of it is done. */
function device(): DraftStore & { kept: Map<string, Draft>; settled(): Promise<void> } {
  const kept = new Map<string, Draft>();
  const address = (user: string, key: string) => `${user}/${key}`;
  return {
    kept,
    read: async (user, key) => kept.get(address(user, key)) ?? null,
    write: async (draft) => void kept.set(address(draft.user, draft.key), draft),
    remove: async (user, key) => void kept.delete(address(user, key)),
    settled: () => new Promise((resolve) => setImmediate(resolve)),
  };
}

test("what is typed is kept, and restored in the next life of the form", async () => {
  const store = device();
  const first = openDraft("u1", "f1", empty, store);
  first.change({ name: "青" });
  first.change({ name: "青石" });
  await store.settled();

  const second = openDraft("u1", "f1", empty, store);
  await second.restore();

  expect(second.values.value).toEqual({ name: "青石", phone: "" });
  expect(second.restored.value?.isIncomplete).toBe(false);
});

test("a draft is restored only to the user who typed it", async () => {
  const store = device();
  openDraft("u1", "f1", empty, store).change({ name: "青石" });
  await store.settled();

  const other = openDraft("u2", "f1", empty, store);
  await other.restore();

  expect(other.values.value).toEqual(empty);
  expect(other.restored.value).toBeNull();
});

test("a telephone is not restored and the form says so", async () => {
  const store = device();
  openDraft("u1", "f1", empty, store).change({ name: "青石", phone: "19900000001" });
  await store.settled();

  const next = openDraft("u1", "f1", empty, store);
  await next.restore();

  expect(next.values.value).toEqual({ name: "青石", phone: "" });
  expect(next.restored.value?.isIncomplete).toBe(true);
});

test("a saved or discarded form leaves nothing on the device", async () => {
  const store = device();
  const saved = openDraft("u1", "f1", empty, store);
  saved.change({ name: "青石" });
  saved.clear();
  const discarded = openDraft("u1", "f2", empty, store);
  discarded.change({ name: "青石" });
  discarded.discard();
  await store.settled();

  expect(store.kept.size).toBe(0);
  expect(saved.values.value.name).toBe("青石");
  expect(saved.isDirty.value).toBe(false);
  expect(discarded.values.value).toEqual(empty);
});

test("unchanged values keep the key of their attempt, even after the browser was killed", async () => {
  const store = device();
  const first = openDraft("u1", "f1", empty, store);
  first.change({ name: "青石" });
  const key = first.keyOfAttempt();
  await store.settled();

  const second = openDraft("u1", "f1", empty, store);
  await second.restore();

  expect(first.keyOfAttempt()).toBe(key);
  expect(second.keyOfAttempt()).toBe(key);
  second.change({ name: "望河" });
  expect(second.keyOfAttempt()).not.toBe(key);
});

test("what was typed before the draft was read is not overwritten", async () => {
  const store = device();
  openDraft("u1", "f1", empty, store).change({ name: "青石" });
  await store.settled();

  const next = openDraft("u1", "f1", empty, store);
  next.change({ name: "望河" });
  await next.restore();

  expect(next.values.value.name).toBe("望河");
});
