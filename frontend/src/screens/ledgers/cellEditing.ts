// A cell that is edited in place: what is typed stays until it is saved or given up, whatever the
// server answers; somebody else's change is shown beside one's own.

import { batch, type Signal, signal } from "@preact/signals";
import { asFault } from "../../api/faults";
import { freshKey } from "../../api/idempotency";
import { wordsOf } from "../../ui/State";
import {
  type Changed,
  type EditableRow,
  type EditField,
  type Editing,
  faultOf,
  inputOf,
  type Refusal,
  wordOf,
} from "./editFields";
import { say } from "./words";

export interface Conflict {
  readonly by: string | null;
  readonly at: string | null;
  readonly revision: number;
  /** Their value as text, and for reading. */
  readonly text: string;
  readonly word: string;
}

export interface CellEdit {
  readonly rowId: string;
  readonly field: EditField<EditableRow>;
  readonly revision: number;
  readonly before: string;
  readonly text: string;
  /** The name of the object that a lookup has chosen. */
  readonly name: string;
  readonly isSaving: boolean;
  readonly refusal: { readonly title: string; readonly remedy: string } | null;
  readonly conflict: Conflict | null;
}

export interface CellEditor {
  readonly edit: Signal<CellEdit | null>;
  start(row: EditableRow, field: EditField<EditableRow>): void;
  type(text: string, name?: string): void;
  /** True when the cell may be left: saved, or nothing was changed. */
  save(): Promise<boolean>;
  giveUp(): void;
  keepMine(): Promise<boolean>;
  takeTheirs(): void;
}

type Done = (changed: Changed<EditableRow>, field: EditField<EditableRow>) => void;

/** One cell at a time. `onRow` gets a row as it is now. */
export function openCellEditor(
  editing: Editing<EditableRow>,
  onDone: Done,
  onRow: (row: EditableRow) => void,
): CellEditor {
  const edit = signal<CellEdit | null>(null);
  // The same text is sent again under the same key, so that a lost answer does no harm.
  let attempt: { readonly text: string; readonly revision: number; readonly key: string } | null =
    null;
  const change = (some: Partial<CellEdit>) => {
    const now = edit.peek();
    if (now) {
      edit.value = { ...now, ...some };
    }
  };
  const keyFor = ({ text, revision }: CellEdit) => {
    if (attempt?.text !== text || attempt.revision !== revision) {
      attempt = { text, revision, key: freshKey() };
    }
    return attempt.key;
  };
  const refused = async (now: CellEdit, refusal: Refusal) => {
    if (refusal.code === "CHANGED_MEANWHILE") {
      const theirs = await editing.reread(now.rowId);
      if (theirs) {
        onRow(theirs);
        change({ conflict: conflictOf(now.field, theirs, refusal), refusal: null });
        return;
      }
    }
    change({ refusal: { title: refusal.message, remedy: refusal.remedy } });
  };
  const send = async (now: CellEdit): Promise<boolean> => {
    change({ isSaving: true, refusal: null, conflict: null });
    try {
      const changed = await editing.change({
        rows: [{ id: now.rowId, revision: now.revision }],
        changes: { [now.field.name]: inputOf(now.field, now.text) },
        reason: null,
        idempotencyKey: keyFor(now),
      });
      attempt = null;
      const refusal = changed.problems[0] ?? changed.refusals[0];
      if (refusal) {
        await refused(now, refusal);
        return false;
      }
      batch(() => {
        edit.value = null;
        onDone(changed, now.field);
      });
      return true;
    } catch (reason) {
      change({ refusal: wordsOf(asFault(reason)) });
      return false;
    } finally {
      change({ isSaving: false });
    }
  };
  return {
    edit,
    start(row, field) {
      edit.value = begun(row, field);
    },
    type: (text, name = "") => change({ text, name, refusal: null }),
    async save() {
      const now = edit.peek();
      if (now === null || now.isSaving || now.conflict) {
        return now === null;
      }
      const fault = faultOf(now.field, now.text, now.name);
      if (now.text.trim() === now.before && fault !== "unchosen") {
        edit.value = null;
        return true;
      }
      if (fault) {
        change({ refusal: { title: say(`edit.${fault}`), remedy: "" } });
        return false;
      }
      return send(now);
    },
    giveUp() {
      edit.value = null;
    },
    async keepMine() {
      const now = edit.peek();
      return now?.conflict ? send({ ...now, revision: now.conflict.revision }) : false;
    },
    takeTheirs() {
      edit.value = null;
    },
  };
}

function begun(row: EditableRow, field: EditField<EditableRow>): CellEdit {
  const before = field.read(row);
  return {
    rowId: row.id,
    field,
    revision: row.revision,
    before,
    text: before,
    name: field.readName?.(row) ?? "",
    isSaving: false,
    refusal: null,
    conflict: null,
  };
}

function conflictOf(
  field: EditField<EditableRow>,
  theirs: EditableRow,
  refusal: Refusal,
): Conflict {
  return {
    by: refusal.changedBy,
    at: refusal.changedAt,
    revision: theirs.revision,
    text: field.read(theirs),
    word: wordOf(field, theirs),
  };
}
