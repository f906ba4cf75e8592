// What a user keeps on this device about a ledger: columns, density, named views. A browser that
// refuses storage merely forgets them.

import { signal } from "@preact/signals";
import { session } from "../../api/session";
import type { LedgerName } from "../../ledgers";

export interface SavedView {
  readonly name: string;
  /** The address after the question mark. */
  readonly query: string;
}

export interface Kept {
  readonly columns: readonly string[] | null;
  readonly views: readonly SavedView[];
}

export type Density = "normal" | "tight";

const nothing: Kept = { columns: null, views: [] };
const turn = signal(0);

function place(name: string): string {
  const now = session.value;
  return `liangxin.ledgers.${now.state === "in" ? now.user.id : ""}.${name}`;
}

function read(name: string): unknown {
  turn.value;
  try {
    return JSON.parse(localStorage.getItem(place(name)) ?? "null");
  } catch {
    return null;
  }
}

function write(name: string, value: unknown): void {
  try {
    localStorage.setItem(place(name), JSON.stringify(value));
  } catch {
    // Storage is full or forbidden: the choice is not kept.
  }
  turn.value++;
}

/** What is kept of a ledger; anything that does not look like it counts as nothing. */
export function kept(ledger: LedgerName): Kept {
  return keptOf(read(ledger));
}

export function keptOf(stored: unknown): Kept {
  const { columns, views } = (stored ?? nothing) as Record<string, unknown>;
  return {
    columns: isTexts(columns) ? columns : null,
    views: Array.isArray(views) ? views.filter(isView) : [],
  };
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

function isView(value: unknown): value is SavedView {
  const { name, query } = (value ?? {}) as Record<string, unknown>;
  return typeof name === "string" && typeof query === "string";
}

export function keep(ledger: LedgerName, some: Partial<Kept>): void {
  write(ledger, { ...kept(ledger), ...some });
}

export function density(): Density {
  return read("density") === "tight" ? "tight" : "normal";
}

export function keepDensity(chosen: Density): void {
  write("density", chosen);
}
