import { createHmac } from "node:crypto";
import { expect, test, vi } from "vitest";
import { type ExportedScores, exported, importedFrom, sealedIn } from "./exports";
import { aRecord } from "./samples";

const records = [aRecord({ sequence: 1 }), aRecord({ sequence: 2, criterion: null, value: null })];
const now = new Date("2026-05-20T02:00:00Z");
const key = "00ff".repeat(16);

test("an exported file gives back the same records under the same keys", async () => {
  const file = await exported(records, now, null);

  expect(importedFrom(JSON.stringify(file))).toEqual(records);
});

test("a device seals each record over its very text, where the page is secure", async () => {
  vi.stubGlobal("isSecureContext", true);

  const { records: sealed } = await exported(records, now, key);

  const bytes = Buffer.from(key, "hex");
  expect(sealed.map(({ seal }) => seal)).toEqual(
    sealed.map(({ said }) => createHmac("sha256", bytes).update(said).digest("hex")),
  );
  vi.unstubAllGlobals();
});

test("over plain HTTP a record goes without a seal", async () => {
  vi.stubGlobal("isSecureContext", false);

  const { records: sealed } = await exported(records, now, key);

  expect(sealed.map(({ seal }) => seal)).toEqual([null, null]);
  vi.unstubAllGlobals();
});

test("a file of before the seals is read too", () => {
  const file = { format: "liangxin-scores", version: 1, exportedAt: now.toISOString(), records };

  expect(importedFrom(JSON.stringify(file))).toEqual(records);
  expect(sealedIn(JSON.stringify(file))?.map(({ seal }) => seal)).toEqual([null, null]);
});

test("of a file that is harmed or strange nothing is taken", async () => {
  const file: ExportedScores = await exported(records, now, null);
  const said = (...some: readonly object[]) =>
    JSON.stringify({
      ...file,
      records: some.map((one) => ({ said: JSON.stringify(one), seal: null })),
    });
  const strange = [
    "",
    "null",
    "{",
    "[]",
    JSON.stringify({ ...file, format: "other" }),
    JSON.stringify({ ...file, version: 3 }),
    JSON.stringify({ ...file, records: [null] }),
    JSON.stringify({ ...file, records: [{ said: "{", seal: null }] }),
    JSON.stringify({ ...file, records: [{ said: JSON.stringify(aRecord()), seal: 5 }] }),
    said(aRecord(), { ...aRecord(), value: "88;" }),
    said({ ...aRecord(), key: "" }),
    said({ ...aRecord(), sequence: 1.5 }),
    said({ ...aRecord(), recordedAt: "gestern" }),
    JSON.stringify(file).slice(0, -3),
  ];

  for (const text of strange) {
    expect(importedFrom(text)).toBeNull();
    expect(sealedIn(text)).toBeNull();
  }
});
