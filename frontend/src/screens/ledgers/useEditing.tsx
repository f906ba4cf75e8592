// The cells of one ledger as they are edited: rows that the server gave back lie over the page that
// was read before, so that a saved row stays where it is until the list is asked for again.

import { type Signal, useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { CellInput } from "./CellInput";
import { openCellEditor } from "./cellEditing";
import type { EditableRow, EditField, Editing } from "./editFields";
import type { CellEditing } from "./Grid";
import { offerUndo } from "./undo";
import { say } from "./words";

export interface LedgerEditing {
  readonly cells: CellEditing | null;
  /** Rows as they are now, by their ids. */
  readonly newer: Signal<ReadonlyMap<string, EditableRow>>;
  take(rows: readonly EditableRow[]): void;
  /** Ask for the list anew: what is there now lies over nothing. */
  again(): void;
}

export function useEditing(
  editing: Editing<EditableRow> | undefined,
  rows: readonly EditableRow[],
  reload: () => void,
): LedgerEditing {
  const newer = useSignal<ReadonlyMap<string, EditableRow>>(new Map());
  const again = () => {
    newer.value = new Map();
    reload();
  };
  const take = (changed: readonly EditableRow[]) => {
    newer.value = new Map([...newer.peek(), ...changed.map((row) => [row.id, row] as const)]);
  };
  const editor = useMemo(
    () =>
      editing &&
      openCellEditor(
        editing,
        (changed, field) => {
          take(changed.rows);
          const name = changed.rows[0]?.name ?? "";
          offerUndo(say("edit.saved", { name, field: field.label() }), changed.operationId, again);
        },
        (row) => take([row]),
      ),
    [editing],
  );
  if (!editing || !editor) {
    return { cells: null, newer, take, again };
  }
  const fieldOf = (column: string) => editing.fields.find((field) => field.column === column);
  const rowOf = (id: string) => newer.value.get(id) ?? rows.find((row) => row.id === id);
  const start = (rowId: string, column: string) => {
    const row = rowOf(rowId);
    const field = fieldOf(column);
    if (row && field && !editor.edit.peek()?.isSaving) {
      editor.start(row, field);
    }
  };
  const cells: CellEditing = {
    canEdit: (_rowId, column) => fieldOf(column) !== undefined,
    start,
    editor: (rowId, column) => {
      const edit = editor.edit.value;
      if (edit?.rowId !== rowId || edit.field.column !== column) {
        return null;
      }
      return (
        <CellInput
          key={`${rowId} ${column}`}
          editor={editor}
          edit={edit}
          onLeave={(to) => leave(rowId, column, to, start)}
        />
      );
    },
  };
  return { cells, newer, take, again };
}

/** Focus the cell again, or go on to the next one of the sheet that can be edited. */
function leave(
  rowId: string,
  column: string,
  to: "here" | "next" | "previous",
  start: (rowId: string, column: string) => void,
): void {
  // The editor is gone only after the next rendering.
  requestAnimationFrame(() => {
    const cells = Array.from(
      document.querySelectorAll<HTMLElement>('.grid [data-editable="true"]'),
    );
    const at = cells.findIndex(
      (cell) => rowOfCell(cell) === rowId && cell.dataset.column === column,
    );
    const next = cells[at + (to === "next" ? 1 : to === "previous" ? -1 : 0)];
    if (next && to !== "here") {
      start(rowOfCell(next), next.dataset.column ?? "");
    } else {
      cells[at]?.focus();
    }
  });
}

function rowOfCell(cell: HTMLElement): string {
  return cell.closest<HTMLElement>("[data-row]")?.dataset.row ?? "";
}

export type AnyField = EditField<EditableRow>;
