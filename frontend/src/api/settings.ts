// What the installation says of itself before anyone signs in.

import { signal } from "@preact/signals";
import { call } from "./client";

export interface Settings {
  readonly isDemo: boolean;
  /** Units: bytes. */
  readonly maxUploadBytes: number;
}

const usual: Settings = { isDemo: false, maxUploadBytes: 50 * 1024 * 1024 };

export const settings = signal<Settings>(usual);

/** Ask once at the start; without an answer the usual settings hold. */
export async function findSettings(): Promise<void> {
  try {
    settings.value = { ...usual, ...(await call<Settings>("/config.json")) };
  } catch {
    settings.value = usual;
  }
}
