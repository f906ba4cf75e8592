import { expect, test } from "vitest";
import type { EditField } from "./editFields";
import { formChanges, textIn, typedFields, untouched } from "./editForm";

interface Row {
  readonly address: string;
}

const fields: readonly EditField<Row>[] = [
  {
    name: "address",
    label: () => "地址",
    kind: "text",
    group: "place",
    read: (row) => row.address,
  },
  {
    name: "townId",
    label: () => "镇街",
    kind: "choice",
    group: "place",
    isDated: true,
    read: () => "t1",
  },
  {
    name: "contactPhone",
    label: () => "电话",
    kind: "text",
    group: "contact",
    isSecret: true,
    read: () => "",
  },
];
const [address] = fields as [EditField<Row>];

test("a field that was not typed in shows the row, also after the row has changed", () => {
  expect(textIn(untouched, address, { address: "甲路1号" })).toBe("甲路1号");
  expect(textIn({ ...untouched, texts: { address: "" } }, address, { address: "甲路1号" })).toBe(
    "",
  );
});

test("only typed fields are sent; an emptied one is cleared, an emptied secret stays", () => {
  const values = {
    ...untouched,
    texts: { address: " ", contactPhone: "" },
    effectiveOn: "2026-07-01",
  };

  expect(formChanges(fields, values)).toEqual({ address: null });
  expect(typedFields(fields, values).map(({ name }) => name)).toEqual(["address"]);
});

test("the day goes along with a dated field", () => {
  const values = { ...untouched, texts: { townId: "t2" }, effectiveOn: "2026-07-01" };

  expect(formChanges(fields, values)).toEqual({ townId: "t2", effectiveOn: "2026-07-01" });
});
