import { expect, test } from "vitest";
import { columnsText, moved, shownColumns, toggled, usualColumns } from "./columnChoice";

const columns = [{ id: "name" }, { id: "kind" }, { id: "town" }, { id: "phone", isExtra: true }];

test("a ledger without a wish shows all columns that are not extra", () => {
  expect(shownColumns(columns, null, null)).toEqual(["name", "kind", "town"]);
});

test("the address wins over the device, and unknown or doubled columns are ignored", () => {
  const shown = shownColumns(columns, ["town", "color", "phone", "town"], ["kind"]);

  expect(shown).toEqual(["name", "town", "phone"]);
});

test("the naming column cannot be hidden, nor moved from the first place", () => {
  expect(shownColumns(columns, ["kind"])).toEqual(["name", "kind"]);
  expect(moved(["name", "kind", "town"], "name", 2)).toEqual(["name", "kind", "town"]);
  expect(moved(["name", "kind", "town"], "town", 0)).toEqual(["name", "town", "kind"]);
});

test("a column that comes back stands last and can be moved forward and back", () => {
  const shown = toggled(usualColumns(columns), "phone");

  expect(shown).toEqual(["name", "kind", "town", "phone"]);
  expect(moved(shown, "phone", 1)).toEqual(["name", "phone", "kind", "town"]);
  expect(moved(shown, "kind", 9)).toEqual(["name", "town", "phone", "kind"]);
  expect(toggled(shown, "kind")).toEqual(["name", "town", "phone"]);
});

test("the usual columns leave no trace in the address", () => {
  expect(columnsText(columns, ["name", "kind", "town"])).toBe("");
  expect(columnsText(columns, ["name", "town", "kind"])).toBe("name,town,kind");
});
