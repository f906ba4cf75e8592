import { expect, test } from "vitest";
import { exported, importedFrom } from "./exports";
import { aRecord } from "./samples";

const records = [aRecord({ sequence: 1 }), aRecord({ sequence: 2, criterion: null, value: null })];
const file = exported(records, new Date("2026-05-20T02:00:00Z"));

test("an exported file gives back the same records under the same keys", () => {
  expect(importedFrom(JSON.stringify(file))).toEqual(records);
});

test("of a file that is harmed or strange nothing is taken", () => {
  const harmed = { ...aRecord(), value: "88;" };
  const strange = [
    "",
    "null",
    "{",
    "[]",
    JSON.stringify({ ...file, format: "other" }),
    JSON.stringify({ ...file, version: 2 }),
    JSON.stringify({ ...file, records: [aRecord(), harmed] }),
    JSON.stringify({ ...file, records: [{ ...aRecord(), key: "" }] }),
    JSON.stringify({ ...file, records: [{ ...aRecord(), sequence: 1.5 }] }),
    JSON.stringify({ ...file, records: [{ ...aRecord(), recordedAt: "gestern" }] }),
    JSON.stringify(file).slice(0, -3),
  ];

  for (const text of strange) {
    expect(importedFrom(text)).toBeNull();
  }
});
