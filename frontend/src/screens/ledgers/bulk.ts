// The values of a change of many rows, and how many of the rows it would touch.

import { type EditField, inputOf } from "./editFields";

export interface BulkValues {
  /** The fields to change, in the order in which they were chosen. */
  readonly fields: readonly string[];
  readonly texts: Readonly<Record<string, string>>;
  /** The names of the objects that lookups have chosen. */
  readonly names: Readonly<Record<string, string>>;
  readonly effectiveOn: string;
  readonly reason: string;
}

export const unchangedValues: BulkValues = {
  fields: [],
  texts: {},
  names: {},
  effectiveOn: "",
  reason: "",
};

/** A chosen field with an empty input is cleared; a field that was not chosen is left alone. */
export function bulkChanges<Row>(
  fields: readonly EditField<Row>[],
  { fields: chosen, texts, effectiveOn }: BulkValues,
): Record<string, unknown> {
  const wanted = fields.filter(({ name }) => chosen.includes(name));
  const changes = Object.fromEntries(
    wanted.map((field) => [field.name, inputOf(field, texts[field.name] ?? "")]),
  );
  const isDated = wanted.some((field) => field.isDated);
  return isDated && effectiveOn !== "" ? { ...changes, effectiveOn } : changes;
}

export interface Preview extends Record<string, number> {
  readonly change: number;
  readonly same: number;
}

export function bulkPreview<Row>(
  chosen: readonly EditField<Row>[],
  rows: readonly Row[],
  { texts }: BulkValues,
): Preview {
  const differing = rows.filter((row) =>
    chosen.some((field) => field.isSecret || field.read(row) !== (texts[field.name] ?? "").trim()),
  );
  return { change: differing.length, same: rows.length - differing.length };
}
