// What the console works with: the outbox, who is signed in, the sheets, and when they are read anew.
// It lives as long as the page; the screens read its signals.

import { signal } from "@preact/signals";
import { call } from "../../api/client";
import { asFault, Fault, kindOf } from "../../api/faults";
import { type Outbox, openOutbox } from "../../offline/outbox";
import type { Receipt } from "../../offline/records";
import { lookForUpdate, prepareOfflineStart } from "../../offline/registration";
import { isSpoken } from "../../offline/spoken";
import { openStore } from "../../offline/store";
import { loadSheets, sendRecords } from "./load";
import { clearAddress, enterBy, isRefusal, secretOfAddress, whoIsIn } from "./pass";
import { say } from "./words";

export type Phase =
  | { readonly kind: "opening" }
  | { readonly kind: "no-store" }
  | { readonly kind: "entrance"; readonly why: "none" | "officer" | "left"; readonly fault?: Fault }
  | { readonly kind: "in" };

export const phase = signal<Phase>({ kind: "opening" });
export const outbox = signal<Outbox | null>(null);
/** A pass that was scanned and not yet used: the server is away, or another judge's scores wait. */
export const scanned = signal<string | null>(null);
/** The browser has promised to keep the data of this site. */
export const isPersisted = signal(false);

const readAgain = 120_000;
const readAfterReceipts = 4_000;
let reading: Promise<void> | null = null;
let soon: ReturnType<typeof setTimeout> | undefined;

/** Open the desk once for the page. */
export async function openDesk(): Promise<void> {
  if (outbox.peek()) {
    return;
  }
  void prepareOfflineStart();
  void persist();
  let opened: Outbox;
  try {
    opened = await openOutbox({
      store: await openStore(),
      check,
      send: sendRecords,
      onSettled: afterReceipts,
      locks: navigator.locks,
      channel: "BroadcastChannel" in window ? new BroadcastChannel("liangxin-scores") : undefined,
    });
  } catch {
    phase.value = { kind: "no-store" };
    return;
  }
  outbox.value = opened;
  listen(opened);
  await findWay(opened);
}

async function findWay(opened: Outbox): Promise<void> {
  const secret = secretOfAddress();
  if (secret) {
    scanned.value = secret;
    // Somebody's scores wait: entering would leave them behind, so the judge is asked.
    if (opened.judge.peek() === null || opened.holdings.peek().queue.length === 0) {
      await enter(secret);
      return;
    }
    phase.value = { kind: "entrance", why: "none" };
    return;
  }
  if (opened.judge.peek()) {
    phase.value = { kind: "in" };
    void opened.wake();
    void readSheets();
    return;
  }
  await findWhoIsIn(opened);
}

async function findWhoIsIn(opened: Outbox): Promise<void> {
  try {
    const present = await whoIsIn();
    if (present.kind === "judge") {
      await begin(opened, async () => present.judge);
    } else {
      phase.value = { kind: "entrance", why: present.kind === "officer" ? "officer" : "none" };
    }
  } catch (reason) {
    const fault = asFault(reason);
    const isOut = kindOf(fault) === "signed-out" && isSpoken(fault);
    phase.value = { kind: "entrance", why: "none", ...(isOut ? {} : { fault }) };
  }
}

/** Use a pass. What goes wrong is shown at the entrance. */
export async function enter(secret: string): Promise<void> {
  const opened = outbox.peek();
  if (!opened) {
    return;
  }
  phase.value = { kind: "opening" };
  try {
    await begin(opened, () => enterBy(secret));
    leaveSecret();
  } catch (reason) {
    const fault = asFault(reason);
    if (isRefusal(fault)) {
      // It will never open anything: it need not stand in the address any longer.
      leaveSecret();
    }
    phase.value = { kind: "entrance", why: "none", fault };
  }
}

/** Go on without the pass that was scanned. */
export function goOn(): void {
  leaveSecret();
  phase.value = { kind: "in" };
  void outbox.peek()?.wake();
  void readSheets();
}

/** Go to the entrance for another pass; the way back stays open. */
export function renewPass(): void {
  phase.value = { kind: "entrance", why: "none" };
}

function leaveSecret(): void {
  scanned.value = null;
  clearAddress();
}

async function begin(opened: Outbox, find: Parameters<Outbox["changeJudge"]>[0]): Promise<void> {
  await opened.changeJudge(find);
  phase.value = { kind: "in" };
  await readSheets();
}

/** Sign out; refused while something is unsent. */
export async function leave(): Promise<"refused" | "left"> {
  const opened = outbox.peek();
  const judge = opened?.judge.peek();
  if (!opened || opened.holdings.peek().queue.length > 0) {
    return "refused";
  }
  await opened.changeJudge(async () => {
    await call("/session", { method: "DELETE" });
    if (judge) {
      await opened.forget(judge.id);
    }
    return null;
  });
  phase.value = { kind: "entrance", why: "left" };
  return "left";
}

/** Records go only while the server takes this browser for the judge who wrote them. */
async function check(judge: string): Promise<void> {
  if (!(await isIn(judge))) {
    throw new Fault("UNAUTHENTICATED", say("pass.ended.title"), "");
  }
}

function afterReceipts(receipts: readonly Receipt[]): void {
  if (receipts.length > 0) {
    clearTimeout(soon);
    soon = setTimeout(() => void readSheets(), readAfterReceipts);
  }
}

/** Read the sheets anew; without a network those on the device go on serving. */
export function readSheets(): Promise<void> {
  reading ??= readOnce().finally(() => {
    reading = null;
  });
  return reading;
}

async function readOnce(): Promise<void> {
  const opened = outbox.peek();
  const judge = opened?.judge.peek();
  if (!opened || !judge) {
    return;
  }
  try {
    // Whoever else is signed in on this browser reads other scores than this judge's.
    if (!(await isIn(judge.id))) {
      return;
    }
    const sheets = await loadSheets(judge, Date.now());
    if (sheets && (await isIn(judge.id))) {
      await opened.keepSheets(sheets);
    }
  } catch {
    // The line says how it stands; the next reading comes by itself.
  }
}

async function isIn(judge: string): Promise<boolean> {
  const present = await whoIsIn();
  return present.kind === "judge" && present.judge.id === judge;
}

function listen(opened: Outbox): void {
  const again = () => {
    if (document.visibilityState === "visible") {
      void opened.wake();
      void readSheets();
      lookForUpdate();
    }
  };
  window.addEventListener("online", again);
  window.addEventListener("hashchange", () => {
    // A pass was scanned into the page that is open: it is not loaded anew for that.
    if (secretOfAddress()) {
      void findWay(opened);
    }
  });
  document.addEventListener("visibilitychange", again);
  setInterval(() => void readSheets(), readAgain);
  opened.line.subscribe((line) => {
    if (line === "outdated") {
      lookForUpdate();
    }
  });
  opened.judge.subscribe((judge) => {
    // Another tab let the judge in or out.
    const now = phase.peek().kind;
    if (judge && now === "entrance" && scanned.peek() === null) {
      phase.value = { kind: "in" };
    } else if (!judge && now === "in") {
      phase.value = { kind: "entrance", why: "left" };
    }
  });
}

async function persist(): Promise<void> {
  try {
    const had = await navigator.storage.persisted();
    isPersisted.value = had || (await navigator.storage.persist());
  } catch {
    // An old browser: it makes no such promise.
  }
}
