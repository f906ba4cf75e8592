// The fields of a form as a list, and the values that the API wants of them.

import type { Choice } from "../../ui/Field";
import type { HelpText } from "../../ui/Help";
import type { LookupKind } from "../ledgers/editFields";

type Kind =
  | "text"
  | "lines"
  | "whole"
  | "decimal"
  | "date"
  | "choice"
  | "yesNo"
  | "lookup"
  | "list";

export interface FormField {
  /** The name in the input of the mutation. */
  readonly name: string;
  readonly label: string;
  readonly kind: Kind;
  readonly choices?: readonly Choice[];
  readonly lookup?: LookupKind;
  readonly hint?: string;
  readonly help?: HelpText;
  readonly isRequired?: boolean;
}

export interface FormTexts {
  /** What is typed, by the name of the field. */
  readonly texts: Readonly<Record<string, string>>;
  /** The names of objects that were looked up. */
  readonly names: Readonly<Record<string, string>>;
}

export const emptyForm: FormTexts = { texts: {}, names: {} };

type Value = string | number | boolean | readonly string[] | null;

/** Give the input of the mutation: what is left empty is null, and a number is a number. */
export function inputOf(
  fields: readonly FormField[],
  texts: FormTexts["texts"],
): Record<string, Value> {
  return Object.fromEntries(
    fields.map((field) => [field.name, typedValue(field, texts[field.name])]),
  );
}

function typedValue({ kind }: FormField, typed = ""): Value {
  const text = typed.trim();
  switch (kind) {
    case "yesNo":
      return text === "true";
    case "list":
      return text.split(/[\n,，、;；]+/).flatMap((one) => one.trim() || []);
    case "whole":
      // A word that is no number goes to the server as it is, whose refusal says what is wrong.
      return text === "" ? null : /^-?\d+$/.test(text) ? Number(text) : null;
    default:
      return text === "" ? null : text;
  }
}

/** The first required field that is empty. */
export function missingIn(
  fields: readonly FormField[],
  texts: FormTexts["texts"],
): FormField | undefined {
  return fields.find(({ name, isRequired }) => isRequired && !(texts[name] ?? "").trim());
}
