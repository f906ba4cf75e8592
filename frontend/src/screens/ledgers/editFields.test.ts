import { expect, test } from "vitest";
import { changesOf, type EditField, faultOf, inputOf, textsOf, wordOf } from "./editFields";

interface Row {
  readonly name: string;
  readonly floors: number | null;
  readonly isWilling: boolean | null;
}

const fields: readonly EditField<Row>[] = [
  {
    name: "name",
    label: () => "名称",
    kind: "text",
    group: "base",
    isRequired: true,
    read: (row) => row.name,
  },
  {
    name: "floors",
    label: () => "层数",
    kind: "number",
    group: "base",
    read: (row) => String(row.floors ?? ""),
  },
  {
    name: "isWilling",
    label: () => "愿意共建",
    kind: "yesNo",
    group: "base",
    choices: () => [
      { value: "true", label: "是" },
      { value: "false", label: "否" },
    ],
    read: (row) => String(row.isWilling ?? ""),
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
const row: Row = { name: "金湖大厦", floors: 12, isWilling: null };

test("only what differs is sent, in the form that the server takes", () => {
  const before = textsOf(fields, row);

  expect(before).toEqual({ name: "金湖大厦", floors: "12", isWilling: "", contactPhone: "" });
  expect(changesOf(fields, before, { ...before, floors: " 14 ", isWilling: "false" })).toEqual({
    floors: 14,
    isWilling: false,
  });
  expect(changesOf(fields, before, { ...before, floors: "" })).toEqual({ floors: null });
  expect(changesOf(fields, before, { ...before, contactPhone: " " })).toEqual({});
});

test("a required field may not be cleared, and a number is one", () => {
  const [name, floors] = fields as [EditField<Row>, EditField<Row>];

  expect(faultOf(name, " ")).toBe("required");
  expect(faultOf(floors, "")).toBeNull();
  expect(faultOf(floors, "三层")).toBe("number");
  expect(inputOf(floors, "3")).toBe(3);
});

test("a choice is read by its word", () => {
  expect(wordOf(fields[2] as EditField<Row>, { ...row, isWilling: true })).toBe("是");
  expect(wordOf(fields[2] as EditField<Row>, row)).toBe("");
});
