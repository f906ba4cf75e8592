import { expect, test } from "vitest";
import { bulkChanges, bulkPreview, unchangedValues } from "./bulk";
import type { EditField } from "./editFields";

interface Row {
  readonly industry: string;
  readonly town: string;
}

const fields: readonly EditField<Row>[] = [
  {
    name: "industry",
    label: () => "行业",
    kind: "text",
    group: "base",
    read: (row) => row.industry,
  },
  {
    name: "townId",
    label: () => "镇街",
    kind: "choice",
    group: "place",
    isDated: true,
    read: (row) => row.town,
  },
];
const rows = [
  { industry: "软件", town: "t1" },
  { industry: "", town: "t1" },
  { industry: "软件", town: "t2" },
];

test("only chosen fields are sent, and a chosen empty one is cleared", () => {
  const values = { ...unchangedValues, fields: ["industry"], texts: { townId: "t9" } };

  expect(bulkChanges(fields, values)).toEqual({ industry: null });
});

test("the day goes along only with a dated field", () => {
  const values = { ...unchangedValues, texts: { townId: "t2" }, effectiveOn: "2026-07-01" };

  expect(bulkChanges(fields, { ...values, fields: ["townId"] })).toEqual({
    townId: "t2",
    effectiveOn: "2026-07-01",
  });
  expect(bulkChanges(fields, { ...values, fields: ["industry"] })).toEqual({ industry: null });
});

test("the preview counts the rows that differ in any chosen field", () => {
  const values = { ...unchangedValues, texts: { industry: "软件", townId: "t1" } };

  expect(bulkPreview(fields.slice(0, 1), rows, values)).toEqual({ change: 1, same: 2 });
  expect(bulkPreview(fields, rows, values)).toEqual({ change: 2, same: 1 });
});
