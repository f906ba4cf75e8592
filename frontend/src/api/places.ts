// The towns and departments of the district, asked once: every selector and filter offers them.

import { signal } from "@preact/signals";
import { PlacesDocument } from "../gql/graphql";
import type { Choice } from "../ui/Field";
import { ask } from "./client";

interface Places {
  readonly towns: readonly Choice[];
  readonly departments: readonly Choice[];
}

const none: Places = { towns: [], departments: [] };
const places = signal<Places>(none);
let asked: Promise<void> | null = null;

/** The places known by now; the first call asks for them and the screen follows. */
export function knownPlaces(): Places {
  if (asked === null) {
    asked = load();
  }
  return places.value;
}

/** After an import or another sign-in the places may be others. */
export function forgetPlaces(): void {
  asked = null;
}

async function load(): Promise<void> {
  try {
    const { towns, departments } = await ask(PlacesDocument, {});
    places.value = { towns: towns.nodes.map(choice), departments: departments.nodes.map(choice) };
  } catch {
    // Selectors without choices are no reason to fail a screen; the next one asks again.
    asked = null;
  }
}

function choice({ id, name }: { id: string; name: string }): Choice {
  return { value: id, label: name };
}
