// What can be done with the rows that are chosen, above the sheet while any are.

import { useSignal } from "@preact/signals";
import type { LedgerName } from "../../ledgers";
import { Button } from "../../ui/Button";
import { BulkEdit } from "./BulkEdit";
import type { EditableRow, Editing } from "./editFields";
import { say } from "./words";

interface SelectionBarProps {
  readonly ledger: LedgerName;
  readonly editing: Editing<EditableRow>;
  readonly rows: readonly EditableRow[];
  readonly onSelect: (ids: readonly string[]) => void;
  readonly onChanged: (rows: readonly EditableRow[]) => void;
  readonly onReload: () => void;
}

export function SelectionBar(props: SelectionBarProps) {
  const { rows, onSelect } = props;
  const isChanging = useSignal(false);
  if (rows.length === 0) {
    return null;
  }
  return (
    <div class="selection-bar cluster" role="toolbar" aria-label={say("selection.bulk")}>
      <span class="strong" role="status" data-selected={rows.length}>
        {say("selection.count", { count: rows.length })}
      </span>
      <Button
        icon="edit"
        onClick={() => {
          isChanging.value = true;
        }}
      >
        {say("selection.bulk")}
      </Button>
      <Button weight="quiet" onClick={() => onSelect([])}>
        {say("selection.clear")}
      </Button>
      {isChanging.value && (
        <BulkEdit
          {...props}
          onClose={() => {
            isChanging.value = false;
          }}
        />
      )}
    </div>
  );
}
