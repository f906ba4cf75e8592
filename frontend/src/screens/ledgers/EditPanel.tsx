// The whole object as a form in the panel: fields in groups, what stands in the way on top, both
// versions when somebody else was faster. What is typed is kept on the device until it is saved.

import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { useResource } from "../../api/resource";
import { FormTop } from "../../forms/FormTop";
import { type LiveDraft, useDraft } from "../../forms/useDraft";
import { useSaving } from "../../forms/useSaving";
import { t } from "../../i18n";
import type { LedgerName } from "../../ledgers";
import { Button } from "../../ui/Button";
import { ConflictNotice } from "../../ui/ConflictNotice";
import { DateField, TextField } from "../../ui/Field";
import { Panel, PanelSection } from "../../ui/Panel";
import type { Changed, EditableRow, EditField, Editing, Refusal } from "./editFields";
import { wordOf } from "./editFields";
import { type FormValues, faultsIn, formChanges, textIn, typedFields, untouched } from "./editForm";
import { FieldInput } from "./FieldInput";
import { PanelState } from "./PanelState";
import { offerUndo } from "./undo";
import { say } from "./words";

interface EditPanelProps {
  readonly ledger: LedgerName;
  readonly editing: Editing<EditableRow>;
  readonly id: string;
  readonly onClose: () => void;
  readonly onSaved: (rows: readonly EditableRow[]) => void;
  readonly onReload: () => void;
}

export function EditPanel(props: EditPanelProps) {
  const { editing, id, onClose } = props;
  const { state, reload } = useResource(() => editing.reread(id));
  const row = state.value.data;
  if (!row) {
    return <PanelState state={state.value} onRetry={reload} onClose={onClose} />;
  }
  return (
    <Panel title={say("edit.title", { name: row.name })} subject={`${id} edit`} onClose={onClose}>
      <EditForm {...props} row={row} onReread={reload} />
    </Panel>
  );
}

type FormProps = EditPanelProps & { readonly row: EditableRow; readonly onReread: () => void };

const groups = ["base", "place", "contact"] as const;

function EditForm({ ledger, editing, row, onClose, onSaved, onReload, onReread }: FormProps) {
  const id = useId();
  const draft = useDraft<FormValues>(`${ledger}:${row.id}:edit`, untouched);
  const conflict = useSignal<Refusal | null>(null);
  const values = draft.values.value;
  const send = async (now: FormValues, idempotencyKey: string): Promise<Changed<EditableRow>> => {
    const faults = faultsIn(editing.fields, now);
    if (faults.length > 0) {
      return refusedHere(faults);
    }
    const changed = await editing.change({
      rows: [{ id: row.id, revision: now.revision ?? row.revision }],
      changes: formChanges(editing.fields, now),
      reason: now.reason.trim() || null,
      idempotencyKey,
    });
    const refusals = [...changed.problems, ...changed.refusals];
    const meanwhile = refusals.find(({ code }) => code === "CHANGED_MEANWHILE") ?? null;
    conflict.value = meanwhile;
    if (meanwhile) {
      onReread();
    }
    return { ...changed, problems: refusals };
  };
  const saving = useSaving(draft, send, (changed) => {
    onSaved(changed.rows);
    offerUndo(say("edit.savedAll", { name: row.name }), changed.operationId, onReload);
    onClose();
  });
  const type = (field: EditField<EditableRow>, text: string, name: string) =>
    draft.change({
      revision: values.revision ?? row.revision,
      texts: { ...values.texts, [field.name]: text },
      names: { ...values.names, [field.name]: name },
    });
  return (
    <form
      class="form edit-form"
      onSubmit={(event) => {
        event.preventDefault();
        void saving.save();
      }}
    >
      {conflict.value ? (
        <Both
          {...{ editing, row, draft }}
          refusal={conflict.value}
          onKeep={() => {
            draft.change({ revision: row.revision });
            conflict.value = null;
            void saving.save();
          }}
          onTake={() => {
            draft.discard();
            conflict.value = null;
            onReread();
          }}
        />
      ) : (
        <FormTop
          draft={draft}
          saving={saving}
          fieldOf={({ path }) => (path?.length ? `${id}-${path[path.length - 1]}` : undefined)}
        />
      )}
      {groups.map((group) => (
        <Group key={group} group={group} fields={editing.fields}>
          {(field) => (
            <FieldInput
              key={field.name}
              id={`${id}-${field.name}`}
              field={field}
              text={textIn(values, field, row)}
              name={values.names[field.name] ?? field.readName?.(row) ?? ""}
              error={saving.errorAt(field.name)}
              onType={(text, name) => type(field, text, name)}
            />
          )}
        </Group>
      ))}
      <Circumstances draft={draft} editing={editing} />
      <Foot draft={draft} editing={editing} isWorking={saving.isWorking.value} onClose={onClose} />
    </form>
  );
}

/** What is refused before it is sent, as the server would refuse it. */
function refusedHere(faults: ReturnType<typeof faultsIn<EditableRow>>): Changed<EditableRow> {
  const problems = faults.map(({ field, fault }) => ({
    code: "FIELD",
    message: say("edit.fault", { field: field.label(), fault: say(`edit.${fault}`) }),
    remedy: "",
    path: [field.name],
    changedBy: null,
    changedAt: null,
    currentRevision: null,
  }));
  return { rows: [], refusals: [], operationId: null, problems };
}

interface GroupProps {
  readonly group: (typeof groups)[number];
  readonly fields: readonly EditField<EditableRow>[];
  readonly children: (field: EditField<EditableRow>) => preact.ComponentChildren;
}

function Group({ group, fields, children }: GroupProps) {
  const own = fields.filter((field) => field.group === group);
  return own.length === 0 ? null : (
    <PanelSection title={say(`group.${group}`)}>
      <div class="edit-fields">{own.map(children)}</div>
    </PanelSection>
  );
}

interface CircumstancesProps {
  readonly draft: LiveDraft<FormValues>;
  readonly editing: Editing<EditableRow>;
}

/** From which day the changes hold, and why they are made. */
function Circumstances({ draft, editing }: CircumstancesProps) {
  const values = draft.values.value;
  const isDated = typedFields(editing.fields, values).some((field) => field.isDated);
  return (
    <div class="edit-fields edit-circumstances">
      {isDated && (
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
    </div>
  );
}

type FootProps = CircumstancesProps & {
  readonly isWorking: boolean;
  readonly onClose: () => void;
};

/** The way out, always in sight. */
function Foot({ draft, editing, isWorking, onClose }: FootProps) {
  const hasChanges = typedFields(editing.fields, draft.values.value).length > 0;
  return (
    <div class="edit-foot">
      <div class="cluster">
        <Button type="submit" weight="primary" disabled={isWorking || !hasChanges}>
          {say(isWorking ? "edit.saving" : "edit.save")}
        </Button>
        <Button onClick={onClose}>{t("action.cancel")}</Button>
      </div>
    </div>
  );
}

interface BothProps {
  readonly editing: Editing<EditableRow>;
  readonly row: EditableRow;
  readonly draft: LiveDraft<FormValues>;
  readonly refusal: Refusal;
  readonly onKeep: () => void;
  readonly onTake: () => void;
}

function Both({ editing, row, draft, refusal, onKeep, onTake }: BothProps) {
  const values = draft.values.value;
  const mine = typedFields(editing.fields, values).filter(
    (field) => textIn(values, field, row) !== field.read(row),
  );
  return (
    <ConflictNotice
      by={refusal.changedBy}
      at={refusal.changedAt}
      differences={mine.map((field) => ({
        id: field.name,
        label: field.label(),
        mine: typedWord(field, values, row),
        theirs: wordOf(field, row) || "—",
      }))}
      onKeepMine={onKeep}
      onTakeTheirs={onTake}
    />
  );
}

function typedWord(field: EditField<EditableRow>, values: FormValues, row: EditableRow): string {
  const text = textIn(values, field, row);
  const chosen = field.choices?.().find(({ value }) => value === text)?.label;
  return (values.names[field.name] || chosen || text) ?? "—";
}
