// API tokens: whether they still work and for how long, and what each scope lets them read.

import type { TokenRowFragment, TokenScope, TokenScopesQuery } from "../../gql/graphql";
import { daysBetween } from "../../lib/dates";

export type Token = TokenRowFragment;
export type ScopeInfo = TokenScopesQuery["tokenScopes"][number];

export type TokenState =
  | { readonly kind: "revoked" | "expired" | "valid" }
  | { readonly kind: "ending"; readonly days: number };

/** From how many days before its end a token is to be replaced. */
export const daysOfWarning = 14;

/** How a token stands on a day; its last day is the one before `expiresOn`. */
export function stateOf({ revokedAt, expiresOn }: Token, today: string): TokenState {
  if (revokedAt !== null) {
    return { kind: "revoked" };
  }
  const days = daysBetween(today, expiresOn);
  if (days <= 0) {
    return { kind: "expired" };
  }
  return days <= daysOfWarning ? { kind: "ending", days } : { kind: "valid" };
}

export function isLive(token: Token, today: string): boolean {
  const { kind } = stateOf(token, today);
  return kind === "valid" || kind === "ending";
}

export function scopesOf({ scopes }: Pick<Token, "scopes">): string[] {
  return scopes === null || scopes === "" ? [] : scopes.split(" ");
}

/** The name by which a scope is asked for: the API writes enums in capitals. */
export function scopeCode(name: string): TokenScope {
  return name.toUpperCase() as TokenScope;
}

/** The fields of a scope by type, the entries of the API first, as they come. */
export function fieldsByType({ fields }: ScopeInfo): [type: string, fields: string[]][] {
  const types = new Map<string, string[]>();
  for (const { type, field } of fields) {
    types.set(type, [...(types.get(type) ?? []), field]);
  }
  return [...types];
}
