// Keys that work anywhere: `?` lists them, `/` goes to the search, `g` and a letter to a place.
// Screens add their own while they are shown. They can be switched off, since speech input and
// stray keys would set them off (WCAG 2.1.4).

import { signal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";
import { readPreference, writePreference } from "./lib/preferences";
import { go } from "./router";

export interface Shortcut {
  /** One key, or two pressed one after the other, such as `["g", "m"]`. */
  readonly keys: readonly string[];
  readonly name: string;
  /** Left out where the screen itself listens and only the list should know. */
  readonly run?: () => void;
}

export const areShortcutsOn = signal(readPreference("shortcuts") !== "off");
export const isHelpOpen = signal(false);
const lists = signal<readonly (() => readonly Shortcut[])[]>([]);

export function switchShortcuts(isOn: boolean): void {
  areShortcutsOn.value = isOn;
  writePreference("shortcuts", isOn ? "on" : "off");
}

/** All that are in force now. */
export function shortcuts(): readonly Shortcut[] {
  return lists.value.flatMap((list) => list());
}

/** Add a list while the component is shown; it is asked anew, so its words follow the language. */
export function useShortcuts(list: () => readonly Shortcut[]): void {
  useLayoutEffect(() => {
    lists.value = [...lists.peek(), list];
    return () => {
      lists.value = lists.peek().filter((one) => one !== list);
    };
  }, [list]);
}

export function focusSearch(): void {
  const field = document.querySelector<HTMLInputElement>("main input[type=search]");
  field?.focus();
  field?.select();
}

export function leadTo(address: string): () => void {
  return () => go(address);
}

const pause = 1200;
let first = "";
let firstAt = 0;

/** Listen on the whole page; keys typed into a field or a dialog are left alone. */
export function listenToKeys(): () => void {
  document.addEventListener("keydown", listen);
  return () => document.removeEventListener("keydown", listen);
}

function listen(event: KeyboardEvent): void {
  const { key, timeStamp } = event;
  if (!areShortcutsOn.value || isTaken(event)) {
    return;
  }
  const typed = timeStamp - firstAt < pause && first !== "" ? [first, key] : [key];
  const found = shortcuts().find(({ keys, run }) => run && keys.join(" ") === typed.join(" "));
  first = "";
  if (found) {
    event.preventDefault();
    found.run?.();
  } else if (shortcuts().some(({ keys }) => keys.length === 2 && keys[0] === key)) {
    first = key;
    firstAt = timeStamp;
  }
}

function isTaken(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement | null;
  return (
    event.defaultPrevented ||
    event.isComposing ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    target?.closest?.("input, select, textarea, dialog, [role=menu], [contenteditable]") != null
  );
}
