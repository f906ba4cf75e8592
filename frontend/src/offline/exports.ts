// Unsent records as a file, for a device that will never be online again: another device of the same
// judge takes them in under the same keys, so that none can count twice.

import { type ScoreRecord, startStatuses } from "./records";

const format = "liangxin-scores";
const version = 1;

export interface ExportedScores {
  readonly format: typeof format;
  readonly version: typeof version;
  readonly exportedAt: string;
  readonly records: readonly ScoreRecord[];
}

export function exported(records: readonly ScoreRecord[], now: Date): ExportedScores {
  return { format, version, exportedAt: now.toISOString(), records };
}

/** Read a file. Null when it is not one of ours, whole and unharmed: then nothing of it is taken. */
export function importedFrom(text: string): readonly ScoreRecord[] | null {
  let file: Partial<ExportedScores> | null;
  try {
    file = JSON.parse(text) as Partial<ExportedScores> | null;
  } catch {
    return null;
  }
  if (file?.format !== format || file.version !== version || !Array.isArray(file.records)) {
    return null;
  }
  return file.records.every(isRecord) ? file.records : null;
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

function isRecord(value: unknown): value is ScoreRecord {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.entries(shape).every(([name, isFit]) => isFit((value as Record<string, unknown>)[name]))
  );
}
