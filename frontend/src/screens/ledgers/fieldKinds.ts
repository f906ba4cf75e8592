// Short ways to declare what can be edited.

import { type PlainKey, t } from "../../i18n";
import type { Choice } from "../../ui/Field";
import type { EditField, LookupKind } from "./editFields";

interface Named {
  readonly id: string;
  readonly name: string;
}

type Options<Row> = Partial<
  Pick<
    EditField<Row>,
    "isRequired" | "isSecret" | "isDated" | "isOwn" | "column" | "group" | "help" | "label"
  >
>;
type Value = string | number | boolean | null | undefined;

function field<Row>(
  kind: EditField<Row>["kind"],
  name: string,
  label: PlainKey,
  read: (row: Row) => Value,
  options: Options<Row>,
): EditField<Row> {
  return {
    group: "base",
    label: () => t(label),
    ...options,
    name,
    kind,
    read: (row) => String(read(row) ?? ""),
  };
}

type Plain = <Row>(
  name: string,
  label: PlainKey,
  read: (row: Row) => Value,
  options?: Options<Row>,
) => EditField<Row>;

export const textField: Plain = (name, label, read, options = {}) =>
  field("text", name, label, read, options);

export const dateField: Plain = (name, label, read, options = {}) =>
  field("date", name, label, read, options);

export const numberField: Plain = (name, label, read, options = {}) =>
  field("number", name, label, read, options);

export const yesNoField: Plain = (name, label, read, options = {}) => ({
  ...field("yesNo", name, label, read, options),
  choices: () => [
    { value: "true", label: t("value.yes") },
    { value: "false", label: t("value.no") },
  ],
});

export function choiceField<Row>(
  name: string,
  label: PlainKey,
  choices: () => readonly Choice[],
  read: (row: Row) => Value,
  options: Options<Row> = {},
): EditField<Row> {
  return { ...field("choice", name, label, read, options), choices };
}

export function lookupField<Row>(
  name: string,
  label: PlainKey,
  lookup: LookupKind,
  read: (row: Row) => Named | null | undefined,
  options: Options<Row> = {},
): EditField<Row> {
  return {
    ...field("lookup", name, label, (row: Row) => read(row)?.id, { group: "place", ...options }),
    lookup,
    readName: (row) => read(row)?.name ?? "",
  };
}

/** The name of an object: its own, and never empty. */
export function nameField<Row extends Named>(label: PlainKey = "field.name"): EditField<Row> {
  return textField<Row>("name", label, (row) => row.name, {
    isRequired: true,
    isOwn: true,
    column: "name",
  });
}
