// The base map that the reader chose among those that the installation configures.

import type { BaseMap } from "../../api/settings";
import { settings } from "../../api/settings";

export const plainGround = "none";

export function baseMaps(): readonly BaseMap[] {
  return settings.value.tiles;
}

/** The one named in the address, else the first; null for plain ground. */
export function chosenBase(name: string | null): BaseMap | null {
  if (name === plainGround) {
    return null;
  }
  const maps = baseMaps();
  return maps.find(({ id }) => id === name) ?? maps[0] ?? null;
}
