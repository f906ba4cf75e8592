import { expect, test } from "vitest";
import { actionWord, fieldWord, referenceOf, toldChanges, valueWord } from "./audit";

const town = "0193b3f2-7c1e-7abc-8def-0123456789ff";
const nameOf = () => "金湖街道";

test("an action and a field are said in Chinese; an unknown one as it is", () => {
  expect(actionWord("organization.move")).toBe("调整归属");
  expect(fieldWord("legal_representative")).toBe("法定代表人");
  expect(actionWord("strange.deed")).toBe("strange.deed");
});

test.each([
  ["organizations", "kind", "ENTERPRISE", "企业"],
  ["branches", "kind", "JOINT_BRANCH", "联合党支部"],
  ["organizations", "is_department_confirmed", "true", "是"],
  ["organizations", "address", "人民路1号", "人民路1号"],
  ["organizations", "address", null, "空"],
  ["organizations", "town_id", town, "金湖街道"],
  ["members", "person_id", town, "不显示"],
  ["terms", "valid", "[2024-03-10,)", "2024-03-10 起"],
  ["terms", "valid", "[2024-03-10,2027-03-10)", "2024-03-10 起，至 2027-03-10 前"],
  ["organizations", "kind", "STRANGE", "STRANGE"],
])("%s.%s = %s", (table, column, value, expected) => {
  expect(valueWord(table, column, value, nameOf)).toBe(expected);
});

test("only references are looked up", () => {
  expect(referenceOf("town_id", town)).toBe("VG93bjo6AZOz8nweeryN7wEjRWeJ_w");
  expect(referenceOf("person_id", town)).toBeNull();
  expect(referenceOf("town_id", null)).toBeNull();
});

test("what only the program needs is left out, and what did not change", () => {
  const told = toldChanges([
    { field: "name", before: "甲", after: "乙" },
    { field: "revision", before: "1", after: "2" },
    { field: "scope_town_ids", before: null, after: "[]" },
    { field: "address", before: null, after: null },
    { field: "floors", before: "3", after: "3" },
  ]);

  expect(told.map(({ field }) => field)).toEqual(["name"]);
});
