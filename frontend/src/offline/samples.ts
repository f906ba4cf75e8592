// Made records for the tests of this folder.

import type { ScoreRecord, Sheet } from "./records";

export function aRecord(some: Partial<ScoreRecord> = {}): ScoreRecord {
  const sequence = some.sequence ?? 1;
  return {
    key: `key-${some.device ?? "d1"}-${sequence}`,
    device: "d1",
    sequence,
    judge: "j1",
    round: "r1",
    entry: "e1",
    criterion: "c1",
    attempt: 1,
    kind: "SCORE",
    value: "88",
    status: null,
    reason: null,
    baseVersion: 0,
    recordedAt: "2026-05-20T02:00:00.000Z",
    isConfirmed: false,
    ...some,
  };
}

export function aSheet(some: Partial<Sheet> = {}): Sheet {
  return {
    judge: "j1",
    round: "r1",
    names: ["数控技能大赛", "数控车工", "决赛"],
    state: "OPEN",
    criteria: [
      {
        id: "c1",
        name: "工艺",
        kind: "JUDGED",
        maximum: "100",
        step: "1",
        unit: null,
        attempts: 1,
      },
    ],
    entrants: [1, 2, 3].map((place) => ({
      id: `e${place}`,
      bib: String(place).padStart(3, "0"),
      name: null,
      organization: null,
      status: "STARTING",
    })),
    scores: {},
    askedAt: 1_000,
    ...some,
  };
}
