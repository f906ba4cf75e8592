// The names of objects of which an address holds only the id, asked once each.

import { signal } from "@preact/signals";
import { NameOfDocument } from "../gql/graphql";
import { ask } from "./client";

const names = signal<Readonly<Record<string, string>>>({});
const asked = new Set<string>();

/** The name known by now, or a dash; the first call asks for it and the screen follows. */
export function knownName(id: string): string {
  if (!asked.has(id)) {
    asked.add(id);
    void load(id);
  }
  return names.value[id] ?? "…";
}

async function load(id: string): Promise<void> {
  try {
    const { node } = await ask(NameOfDocument, { id });
    const name = node && "name" in node ? node.name : "—";
    names.value = { ...names.value, [id]: name };
  } catch {
    asked.delete(id);
  }
}
