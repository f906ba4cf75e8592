import { expect, test } from "vitest";
import type { EditField } from "./editFields";
import { faultsIn, formChanges, textIn, typedFields, untouched } from "./editForm";

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

test("a name that was typed and not chosen is refused, one that was emptied clears", () => {
  const village: EditField<Row> = {
    name: "villageId",
    label: () => "村",
    kind: "lookup",
    lookup: "villages",
    group: "place",
    read: () => "v1",
    readName: () => "金湖村",
  };
  const faults = (id: string, name: string) =>
    faultsIn([village, address], {
      ...untouched,
      texts: { villageId: id },
      names: { villageId: name },
    }).map(({ field, fault }) => [field.name, fault]);

  expect(faults("", "银湖")).toEqual([["villageId", "unchosen"]]);
  expect(faults("v2", "银湖村")).toEqual([]);
  expect(faults("", " ")).toEqual([]);
  expect(faultsIn([village], untouched)).toEqual([]);
});
