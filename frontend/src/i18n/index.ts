// Every word on the screens comes from here; a key that either language lacks does not compile.

import { signal } from "@preact/signals";
import { grouped } from "../lib/numbers";
import { readPreference, writePreference } from "../lib/preferences";
import { type Words, zh } from "./zh";

export type Key = keyof typeof zh;
export type Locale = "zh-CN" | "en";

/** The names in braces that a text asks for: `"{count} rows"` → `"count"`. */
type Slots<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Slots<Rest>
  : never;

type Values<K extends Key> = [Slots<(typeof zh)[K]>] extends [never]
  ? []
  : [values: Record<Slots<(typeof zh)[K]>, string | number>];

/** The keys whose text has no slots. */
export type PlainKey = {
  [K in Key]: [Slots<(typeof zh)[K]>] extends [never] ? K : never;
}[Key];

export const locale = signal<Locale>("zh-CN");
const words = signal<Words>(zh);

/** Say the text of a key in the chosen language, with its slots filled. */
export function t<K extends Key>(key: K, ...[values]: Values<K>): string {
  return fill(words.value[key], values ?? {});
}

/** Say what so many are called: `FigureUnit.TEAMS` of one is "team". */
export function called(key: PlainKey, count: number): string {
  return fill(words.value[key], { count });
}

/**
 * Fill the slots: `{count}` says the value, `{count|row|rows}` what one or several are called.
 * A whole number has its digits grouped, as in the tables beside; what is no count comes as text.
 */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(
    /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g,
    (slot, name: string, one?: string, several?: string) =>
      one === undefined
        ? said(values[name] ?? slot)
        : ((values[name] === 1 ? one : several) ?? slot),
  );
}

function said(value: string | number): string {
  return Number.isInteger(value) ? grouped(value as number) : String(value);
}

/**
 * Give the speaker of a screen that keeps its own words: they are fetched with the screen, not
 * with the first page, and a key that English lacks does not compile.
 */
export function speakerOf<const Z extends Record<string, string>>(
  chinese: Z,
  english: Record<keyof Z, string>,
) {
  return <K extends keyof Z & string>(
    key: K,
    ...[values]: [Slots<Z[K]>] extends [never] ? [] : [values: Record<Slots<Z[K]>, string | number>]
  ): string => fill((locale.value === "en" ? english[key] : chinese[key]) as string, values ?? {});
}

/** Switch the language; English is fetched only by those who ask for it. */
export async function speak(wanted: Locale): Promise<void> {
  words.value = wanted === "en" ? (await import("./en")).en : zh;
  locale.value = wanted;
  document.documentElement.lang = wanted;
  writePreference("locale", wanted);
}

export async function speakAsBefore(): Promise<void> {
  await speak(readPreference("locale") === "en" ? "en" : "zh-CN");
}
