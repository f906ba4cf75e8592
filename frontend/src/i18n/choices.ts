// The members of an enumeration with their words, in the order in which the words stand.

import type { Choice } from "../ui/Field";
import { type PlainKey, t } from ".";
import { zh } from "./zh";

type Enumeration = PlainKey extends infer K
  ? K extends `${Capitalize<string>}.${Uppercase<string>}`
    ? K extends `${infer Name}.${string}`
      ? Name
      : never
    : never
  : never;

export function choicesOf(enumeration: Enumeration): Choice[] {
  const prefix = `${enumeration}.`;
  return Object.keys(zh)
    .filter((key) => key.startsWith(prefix))
    .map((key) => ({ value: key.slice(prefix.length), label: t(key as PlainKey) }));
}
