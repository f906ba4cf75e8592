// What can be edited of an object: one definition a field serves the cell, the form and the change
// of many rows. Values are texts while they are edited and become what the server takes on saving.

import type { Choice } from "../../ui/Field";

export type LookupKind = "villages" | "buildings" | "areas" | "branches" | "organizations";

export interface EditField<Row> {
  /** Its name among the changes that the server takes. */
  readonly name: string;
  readonly label: () => string;
  readonly kind: "text" | "date" | "number" | "choice" | "yesNo" | "lookup";
  /** The value now; `""` when there is none. */
  readonly read: (row: Row) => string;
  /** The name of the object that a lookup refers to. */
  readonly readName?: (row: Row) => string;
  readonly choices?: () => readonly Choice[];
  readonly lookup?: LookupKind;
  /** May not be cleared. */
  readonly isRequired?: boolean;
  /** Never shown in clear: an empty input leaves it as it is. */
  readonly isSecret?: boolean;
  /** Its old value ends and the new one begins on a day. */
  readonly isDated?: boolean;
  /** One object's own, such as its name: not to be given to many at once. */
  readonly isOwn?: boolean;
  /** The column of the sheet in which it is edited. */
  readonly column?: string;
  readonly group: "base" | "place" | "contact";
  readonly help?: () => { readonly text: string; readonly source: string };
}

export interface RowVersion {
  readonly id: string;
  readonly revision: number;
}

/** What is said of a row that was not changed. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  readonly path: readonly string[];
  readonly changedBy: string | null;
  readonly changedAt: string | null;
  readonly currentRevision: number | null;
}

export interface RefusedRow extends Refusal {
  readonly id: string;
}

export interface Changed<Row> {
  readonly rows: readonly Row[];
  readonly refusals: readonly RefusedRow[];
  readonly operationId: string | null;
  readonly problems: readonly Refusal[];
}

export interface ChangeRequest {
  readonly rows: readonly RowVersion[];
  readonly changes: Readonly<Record<string, unknown>>;
  readonly reason: string | null;
  readonly idempotencyKey: string;
}

export interface EditableRow extends RowVersion {
  readonly name: string;
}

/** How the rows of a ledger are changed. */
export interface Editing<Row extends EditableRow> {
  readonly fields: readonly EditField<Row>[];
  readonly change: (request: ChangeRequest) => Promise<Changed<Row>>;
  /** The row as it is now; null when it is no longer to be seen. */
  readonly reread: (id: string) => Promise<Row | null>;
}

/** What the server takes for a typed text. */
export function inputOf(
  { kind }: Pick<EditField<never>, "kind">,
  text: string,
): string | number | boolean | null {
  const trimmed = text.trim();
  if (trimmed === "") {
    return null;
  }
  switch (kind) {
    case "number":
      return Number(trimmed);
    case "yesNo":
      return trimmed === "true";
    default:
      return trimmed;
  }
}

export type Texts = Readonly<Record<string, string>>;

/** The values of a row as texts by the names of the fields. */
export function textsOf<Row>(fields: readonly EditField<Row>[], row: Row): Texts {
  return Object.fromEntries(fields.map((field) => [field.name, field.read(row)]));
}

/** Only what differs is sent: what others changed elsewhere in the row stays. */
export function changesOf<Row>(
  fields: readonly EditField<Row>[],
  before: Texts,
  after: Texts,
): Record<string, unknown> {
  const different = fields.filter(
    ({ name, isSecret }) =>
      (after[name] ?? "").trim() !== (before[name] ?? "") &&
      !(isSecret && (after[name] ?? "").trim() === ""),
  );
  return Object.fromEntries(
    different.map((field) => [field.name, inputOf(field, after[field.name] ?? "")]),
  );
}

/** What keeps a field from being sent at all. */
export type FieldFault = "required" | "number" | "unchosen";

/** Give what the server is not asked about, a name that was typed and not chosen with it. */
export function faultOf<Row>(field: EditField<Row>, text: string, name = ""): FieldFault | null {
  if (text.trim() === "") {
    if (field.kind === "lookup" && name.trim() !== "") {
      return "unchosen";
    }
    return field.isRequired ? "required" : null;
  }
  return field.kind === "number" && !/^-?\d+$/.test(text.trim()) ? "number" : null;
}

/** A value for reading: the word of a choice, the name of an object. */
export function wordOf<Row>(field: EditField<Row>, row: Row): string {
  const value = field.read(row);
  if (field.readName) {
    return field.readName(row);
  }
  return field.choices?.().find((choice) => choice.value === value)?.label ?? value;
}
