// What a form holds of an object: only the fields that were typed in, so that whatever others
// change meanwhile elsewhere in the row stays theirs.

import { type EditField, type FieldFault, faultOf, inputOf } from "./editFields";

export interface FormValues {
  /** The revision of the row when the first field was typed in. */
  readonly revision: number | null;
  readonly texts: Readonly<Record<string, string>>;
  readonly names: Readonly<Record<string, string>>;
  readonly effectiveOn: string;
  readonly reason: string;
}

export const untouched: FormValues = {
  revision: null,
  texts: {},
  names: {},
  effectiveOn: "",
  reason: "",
};

export function textIn<Row>(values: FormValues, field: EditField<Row>, row: Row): string {
  return values.texts[field.name] ?? field.read(row);
}

/** The fields that were typed in; a secret one that was emptied again counts as left alone. */
export function typedFields<Row>(
  fields: readonly EditField<Row>[],
  { texts }: FormValues,
): readonly EditField<Row>[] {
  return fields.filter(({ name, isSecret }) => {
    const text = texts[name];
    return text !== undefined && !(isSecret && text.trim() === "");
  });
}

export function formChanges<Row>(
  fields: readonly EditField<Row>[],
  values: FormValues,
): Record<string, unknown> {
  const typed = typedFields(fields, values);
  const changes = Object.fromEntries(
    typed.map((field) => [field.name, inputOf(field, values.texts[field.name] ?? "")]),
  );
  const isDated = typed.some((field) => field.isDated) && values.effectiveOn !== "";
  return isDated ? { ...changes, effectiveOn: values.effectiveOn } : changes;
}

/** Give the faults of the typed fields that need no server, in the order of the fields. */
export function faultsIn<Row>(
  fields: readonly EditField<Row>[],
  values: FormValues,
): readonly { readonly field: EditField<Row>; readonly fault: FieldFault }[] {
  return typedFields(fields, values).flatMap((field) => {
    const fault = faultOf(field, values.texts[field.name] ?? "", values.names[field.name]);
    return fault ? [{ field, fault }] : [];
  });
}
