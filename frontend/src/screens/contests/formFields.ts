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
  /** May not be left empty; what is asked with yes or no has to be meant. */
  readonly isRequired?: boolean;
}

export interface FormTexts {
  /** What is typed, by the name of the field. */
  readonly texts: Readonly<Record<string, string>>;
  /** The names of objects that were looked up, or what was typed without choosing one. */
  readonly names: Readonly<Record<string, string>>;
}

export const emptyForm: FormTexts = { texts: {}, names: {} };

type Value = string | number | boolean | readonly string[];

/** Give the input of the mutation: what is left empty is left out, and a number is a number. */
export function inputOf(
  fields: readonly FormField[],
  texts: FormTexts["texts"],
): Record<string, Value> {
  const input: Record<string, Value> = {};
  for (const field of fields) {
    const value = typedValue(field, texts[field.name]);
    if (value !== undefined) {
      input[field.name] = value;
    }
  }
  return input;
}

function typedValue({ kind }: FormField, typed = ""): Value | undefined {
  const text = typed.trim();
  switch (kind) {
    case "yesNo":
      return text === "true";
    case "list":
      return wordsIn(text);
    default:
      if (text === "") {
        return undefined;
      }
      return kind === "whole" ? Number(text) : text;
  }
}

function wordsIn(text: string): readonly string[] {
  return text.split(/[\n,，、;；]+/).flatMap((one) => one.trim() || []);
}

/** What keeps a field from being sent at all. */
export type FieldFault = "missing" | "whole" | "decimal" | "unknown" | "unchosen";

/** Give the faults that need no server, in the order of the fields. */
export function faultsIn(
  fields: readonly FormField[],
  { texts, names }: FormTexts,
): readonly { readonly field: FormField; readonly fault: FieldFault }[] {
  return fields.flatMap((field) => {
    const text = (texts[field.name] ?? "").trim();
    const isStray = field.kind === "lookup" && text === "" && names[field.name]?.trim();
    const fault = isStray ? "unchosen" : faultOf(field, text);
    return fault ? [{ field, fault }] : [];
  });
}

function faultOf({ kind, isRequired, choices }: FormField, text: string): FieldFault | null {
  if (text === "" || (kind === "yesNo" && text === "false")) {
    return isRequired ? "missing" : null;
  }
  switch (kind) {
    case "whole":
      return /^-?\d{1,9}$/.test(text) ? null : "whole";
    case "decimal":
      return /^-?\d{1,12}(\.\d{1,6})?$/.test(text) ? null : "decimal";
    case "list":
      return choices && wordsIn(text).some((one) => !choices.some(({ label }) => label === one))
        ? "unknown"
        : null;
    default:
      return null;
  }
}
