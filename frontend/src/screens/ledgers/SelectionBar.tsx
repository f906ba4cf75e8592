// What can be done with the rows that are chosen, above the sheet while any are.

import { useSignal } from "@preact/signals";
import type { LedgerName } from "../../ledgers";
import { addressWith, go } from "../../router";
import { Button } from "../../ui/Button";
import { BulkEdit } from "./BulkEdit";
import type { EditableRow, Editing } from "./editFields";
import { Merge } from "./Merge";
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
  const { ledger, rows, onSelect } = props;
  const isMerging = useSignal(false);
  const isChanging = useSignal(false);
  // The result of a change stays in sight although its rows are no longer chosen.
  if (rows.length === 0 && !isChanging.value) {
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
      {ledger === "organizations" && rows.length === 2 && (
        <Button
          onClick={() => {
            isMerging.value = true;
          }}
        >
          {say("selection.merge")}
        </Button>
      )}
      <Button weight="quiet" onClick={() => onSelect([])}>
        {say("selection.clear")}
      </Button>
      {isMerging.value && rows[0] && rows[1] && (
        <Merge
          ids={[rows[0].id, rows[1].id]}
          onClose={() => {
            isMerging.value = false;
          }}
          onMerged={(kept) => {
            isMerging.value = false;
            onSelect([]);
            props.onReload();
            go(addressWith({ open: kept, edit: null }));
          }}
          onReload={props.onReload}
        />
      )}
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
