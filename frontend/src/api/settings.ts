// What the installation says of itself before anyone signs in.

import { signal } from "@preact/signals";
import type { BaseMap } from "../map/tiles";
import { call } from "./client";

export interface Settings {
  readonly isDemo: boolean;
  /** Units: bytes. */
  readonly maxUploadBytes: number;
  /** The base maps on offer, the first one unless the reader chooses; often none. */
  readonly tiles: readonly BaseMap[];
}

const usual: Settings = { isDemo: false, maxUploadBytes: 50 * 1024 * 1024, tiles: [] };

export const settings = signal<Settings>(usual);

/** Ask once at the start; without an answer the usual settings hold. */
export async function findSettings(): Promise<void> {
  try {
    settings.value = { ...usual, ...(await call<Settings>("/config.json")) };
  } catch {
    settings.value = usual;
  }
}
