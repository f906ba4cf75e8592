// One change for many rows: which fields, what value, how many rows it touches; and afterwards what
// was changed and which rows the rules refused, with their reasons.

import { useSignal } from "@preact/signals";
import { useMemo, useRef } from "preact/hooks";
import { FormTop } from "../../forms/FormTop";
import { useDraft } from "../../forms/useDraft";
import { useSaving } from "../../forms/useSaving";
import type { LedgerName } from "../../ledgers";
import { Button } from "../../ui/Button";
import { DateField, SelectField, TextField } from "../../ui/Field";
import { Sheet } from "../../ui/Sheet";
import { BulkResult } from "./BulkResult";
import { type BulkValues, bulkChanges, bulkPreview, unchangedValues } from "./bulk";
import type { Changed, EditableRow, EditField, Editing } from "./editFields";
import { faultOf } from "./editFields";
import { FieldInput } from "./FieldInput";
import { say } from "./words";

interface BulkEditProps {
  readonly ledger: LedgerName;
  readonly editing: Editing<EditableRow>;
  readonly rows: readonly EditableRow[];
  readonly onSelect: (ids: readonly string[]) => void;
  readonly onChanged: (rows: readonly EditableRow[]) => void;
  readonly onReload: () => void;
  readonly onClose: () => void;
}

export function BulkEdit(props: BulkEditProps) {
  // The rows as they were chosen: those that are changed leave the selection, not the result.
  const rows = useRef(props.rows).current;
  const result = useSignal<Changed<EditableRow> | null>(null);
  return (
    <Sheet title={say("bulk.title", { count: rows.length })} onClose={props.onClose}>
      {result.value === null ? (
        <BulkForm
          {...props}
          rows={rows}
          onDone={(changed) => {
            result.value = changed;
            props.onChanged(changed.rows);
            props.onSelect(changed.refusals.map(({ id }) => id));
          }}
        />
      ) : (
        <BulkResult
          ledger={props.ledger}
          rows={rows}
          changed={result.value}
          onReload={props.onReload}
          onClose={props.onClose}
        />
      )}
    </Sheet>
  );
}

type Form = Omit<BulkEditProps, "onClose"> & {
  readonly onDone: (changed: Changed<EditableRow>) => void;
};

function BulkForm({ ledger, editing, rows, onDone }: Form) {
  const fields = useMemo(() => editing.fields.filter(({ isOwn }) => !isOwn), [editing]);
  const draft = useDraft<BulkValues>(`${ledger}:bulk`, unchangedValues);
  const values = draft.values.value;
  const chosen = fields.filter(({ name }) => values.fields.includes(name));
  const saving = useSaving(
    draft,
    (now, idempotencyKey) =>
      editing.change({
        rows: rows.map(({ id, revision }) => ({ id, revision })),
        changes: bulkChanges(fields, now),
        reason: now.reason.trim() || null,
        idempotencyKey,
      }),
    onDone,
  );
  const preview = bulkPreview(chosen, rows, values);
  const isFaulty = chosen.some((field) => faultIn(values, field) !== null);
  return (
    <form
      class="form stack-tight"
      onSubmit={(event) => {
        event.preventDefault();
        void saving.save();
      }}
    >
      <FormTop draft={draft} saving={saving} />
      {chosen.map((field) => (
        <ChosenField
          key={field.name}
          field={field}
          values={values}
          error={saving.errorAt(field.name) ?? strayIn(values, field)}
          onChange={draft.change}
        />
      ))}
      <FieldChooser fields={fields} values={values} onChange={draft.change} />
      {chosen.some(({ isDated }) => isDated) && (
        <DateField
          label={say("edit.effectiveOn")}
          hint={say("edit.effectiveOnHint")}
          value={values.effectiveOn}
          onChange={(effectiveOn) => draft.change({ effectiveOn })}
        />
      )}
      <TextField
        label={say("edit.reason")}
        hint={say("edit.reasonHint")}
        value={values.reason}
        onInput={(reason) => draft.change({ reason })}
      />
      {chosen.length > 0 && (
        <p role="status" data-preview={preview.change}>
          {say("bulk.preview", preview)}
        </p>
      )}
      <div class="form-actions">
        <Button
          type="submit"
          weight="primary"
          disabled={chosen.length === 0 || isFaulty || saving.isWorking.value}
        >
          {say("bulk.apply", { count: rows.length })}
        </Button>
      </div>
    </form>
  );
}

type Field = EditField<EditableRow>;

function faultIn({ texts, names }: BulkValues, field: Field) {
  return faultOf(field, texts[field.name] ?? "", names[field.name]);
}

/** Say at once what was typed and cannot be given; what is not typed yet is no fault to be told. */
function strayIn(values: BulkValues, field: Field): string | undefined {
  const fault = faultIn(values, field);
  return fault && fault !== "required" ? say(`edit.${fault}`) : undefined;
}

interface ChosenProps {
  readonly field: EditField<EditableRow>;
  readonly values: BulkValues;
  readonly error: string | undefined;
  readonly onChange: (some: Partial<BulkValues>) => void;
}

function ChosenField({ field, values, error, onChange }: ChosenProps) {
  return (
    <div class="bulk-field">
      <FieldInput
        field={field}
        text={values.texts[field.name] ?? ""}
        name={values.names[field.name] ?? ""}
        error={error}
        onType={(text, name) =>
          onChange({
            texts: { ...values.texts, [field.name]: text },
            names: { ...values.names, [field.name]: name },
          })
        }
      />
      <Button
        weight="quiet"
        icon="close"
        label={say("bulk.drop", { field: field.label() })}
        onClick={() => onChange({ fields: values.fields.filter((name) => name !== field.name) })}
      />
    </div>
  );
}

function FieldChooser(props: {
  readonly fields: readonly EditField<EditableRow>[];
  readonly values: BulkValues;
  readonly onChange: (some: Partial<BulkValues>) => void;
}) {
  const { fields, values, onChange } = props;
  const rest = fields.filter(({ name }) => !values.fields.includes(name));
  return (
    <SelectField
      label={say("bulk.add")}
      empty={say("bulk.choose")}
      value=""
      choices={rest.map(({ name, label }) => ({ value: name, label: label() }))}
      onChange={(name) => name !== "" && onChange({ fields: [...values.fields, name] })}
    />
  );
}
