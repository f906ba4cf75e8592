// Unsent records as a file, for a device that will never be online again. Another device of the same
// judge, or the desk, takes them in under the same keys, so that none can count twice. The device
// seals each record, so that the desk can tell what a judge has written from what somebody changed.

import { type ScoreRecord, startStatuses } from "./records";

const format = "liangxin-scores";
const version = 2;
/** Before records were sealed. */
const plainVersion = 1;

/** A record's very text, and the seal of the device over it; null where it could make none. */
export interface Sealed {
  readonly said: string;
  readonly seal: string | null;
}

export interface ExportedScores {
  readonly format: typeof format;
  readonly version: typeof version;
  readonly exportedAt: string;
  readonly records: readonly Sealed[];
}

/** `key`: by which the judge's devices seal, hexadecimal; plain HTTP gives browsers no way to. */
export async function exported(
  records: readonly ScoreRecord[],
  now: Date,
  key: string | null,
): Promise<ExportedScores> {
  const texts = records.map((record) => JSON.stringify(record));
  const seals = await sealsOf(texts, key);
  return {
    format,
    version,
    exportedAt: now.toISOString(),
    records: texts.map((said, place) => ({ said, seal: seals[place] ?? null })),
  };
}

/** Read a file. Null when it is not one of ours, whole and unharmed: then nothing of it is taken. */
export function importedFrom(text: string): readonly ScoreRecord[] | null {
  return sealedIn(text)?.map(({ said }) => JSON.parse(said) as ScoreRecord) ?? null;
}

/** The records of a file as it has them, to be sent on unread. Null as above. */
export function sealedIn(text: string): readonly Sealed[] | null {
  const file = parsed(text) as Partial<Record<keyof ExportedScores, unknown>> | null;
  if (file?.format !== format || !Array.isArray(file.records)) {
    return null;
  }
  const isPlain = file.version === plainVersion;
  if (!isPlain && file.version !== version) {
    return null;
  }
  const records: readonly unknown[] = isPlain ? file.records.map(unsealed) : file.records;
  return records.every(isSealed) ? records : null;
}

function unsealed(record: unknown): Sealed {
  return { said: JSON.stringify(record), seal: null };
}

async function sealsOf(texts: readonly string[], key: string | null): Promise<readonly string[]> {
  // Browsers lend their cryptography to secure pages only.
  if (key === null || !globalThis.isSecureContext) {
    return [];
  }
  const raw = new Uint8Array((key.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16)));
  const way = { name: "HMAC", hash: "SHA-256" };
  const own = await crypto.subtle.importKey("raw", raw, way, false, ["sign"]);
  return Promise.all(
    texts.map(async (text) => {
      const seal = await crypto.subtle.sign("HMAC", own, new TextEncoder().encode(text));
      return [...new Uint8Array(seal)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    }),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isText = (value: unknown) => typeof value === "string" && value !== "";
const isMaybeText = (value: unknown) => value === null || typeof value === "string";
const isCount = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0;

const shape: Readonly<Record<keyof ScoreRecord, (value: unknown) => boolean>> = {
  key: isText,
  device: isText,
  sequence: isCount,
  judge: isText,
  round: isText,
  entry: isText,
  criterion: isMaybeText,
  attempt: isCount,
  kind: (value) => value === "SCORE" || value === "PENALTY" || value === "STATUS",
  value: (value) => value === null || (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value)),
  status: (value) => value === null || startStatuses.some((status) => status === value),
  reason: isMaybeText,
  baseVersion: isCount,
  recordedAt: (value) => typeof value === "string" && !Number.isNaN(Date.parse(value)),
  isConfirmed: (value) => typeof value === "boolean",
};

function isSealed(value: unknown): value is Sealed {
  const { said, seal } = (value ?? {}) as Partial<Sealed>;
  return typeof said === "string" && isMaybeText(seal) && isRecord(parsed(said));
}

function isRecord(value: unknown): value is ScoreRecord {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.entries(shape).every(([name, isFit]) => isFit((value as Record<string, unknown>)[name]))
  );
}
