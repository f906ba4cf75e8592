// What the installation says of itself before anyone signs in.

import { signal } from "@preact/signals";
import { call } from "./client";

/** One entry of `tiles` in `/config.json`. */
export interface BaseMap {
  readonly id: string;
  readonly name: string;
  readonly kind: "wmts" | "xyz" | "pmtiles";
  readonly url: string;
  readonly attribution: string | null;
  /** 审图号 of the picture, for the corner and for prints. */
  readonly approvalNumber: string | null;
  readonly maxZoom: number | null;
  readonly projection: string | null;
}

export interface Settings {
  readonly isDemo: boolean;
  /** Units: bytes. */
  readonly maxUploadBytes: number;
  /** The base maps on offer, the first one unless the reader chooses; often none. */
  readonly tiles: readonly BaseMap[];
  /** The districts that have published figures; without any the public sees the sign-in page. */
  readonly publicDistricts: readonly PublicDistrict[];
}

export interface PublicDistrict {
  readonly code: string;
  readonly name: string;
  /** Everything in the district is invented. */
  readonly isSynthetic: boolean;
}

const usual: Settings = {
  isDemo: false,
  maxUploadBytes: 50 * 1024 * 1024,
  tiles: [],
  publicDistricts: [],
};

export const settings = signal<Settings>(usual);

/** Ask once at the start; without an answer the usual settings hold. */
export async function findSettings(): Promise<void> {
  try {
    settings.value = { ...usual, ...(await call<Settings>("/config.json")) };
  } catch {
    settings.value = usual;
  }
}
