// The members of an enumeration with their words, in the order in which the words stand.

import type { Choice } from "../ui/Field";
import { type PlainKey, t } from ".";
import { zh } from "./zh";

/** The enumerations that have words: `"ContestKind.CONTEST"` → `"ContestKind"`. */
export type EnumerationIn<Key> = Key extends `${Capitalize<string>}.${Uppercase<string>}`
  ? Key extends `${infer Name}.${string}`
    ? Name
    : never
  : never;

export function choicesOf(enumeration: EnumerationIn<PlainKey>): Choice[] {
  return choicesFrom(enumeration, zh, (key) => t(key as PlainKey));
}

/** The same of a screen that keeps its own words. An enumeration's word has no slots. */
export function choicesFrom(
  enumeration: string,
  words: object,
  say: (key: string) => string,
): Choice[] {
  const prefix = `${enumeration}.`;
  return Object.keys(words)
    .filter((key) => key.startsWith(prefix))
    .map((key) => ({ value: key.slice(prefix.length), label: say(key) }));
}
