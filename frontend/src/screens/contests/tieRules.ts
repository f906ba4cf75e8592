// The rules that decide ties, as people write them in a line and as the API names them.

import type { TieRule } from "../../gql/graphql";
import { choicesOf } from "./words";

export function tieWords(): readonly string[] {
  return choicesOf("TieRule").map(({ label }) => label);
}

/** The form has refused what is none of them. */
export function tieRulesOf(words: readonly string[]): readonly TieRule[] {
  const known = choicesOf("TieRule");
  return words.map((word) => {
    const found = known.find(({ label, value }) => label === word || value === word.toUpperCase());
    return (found?.value ?? word) as TieRule;
  });
}
