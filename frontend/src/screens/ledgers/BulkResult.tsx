// What came of a change of many rows; the refused ones stay chosen, each with its reason.

import { useSignal } from "@preact/signals";
import type { LedgerName } from "../../ledgers";
import { address } from "../../router";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import type { Changed, EditableRow } from "./editFields";
import { undo } from "./undo";
import { say } from "./words";

interface BulkResultProps {
  readonly ledger: LedgerName;
  readonly rows: readonly EditableRow[];
  readonly changed: Changed<EditableRow>;
  readonly onReload: () => void;
  readonly onClose: () => void;
}

export function BulkResult({ ledger, rows, changed, onReload, onClose }: BulkResultProps) {
  const isWorking = useSignal(false);
  const { operationId, refusals } = changed;
  const counts = { changed: changed.rows.length, refused: refusals.length };
  return (
    <div class="stack-tight">
      <Notice
        tone={refusals.length > 0 ? "warn" : "good"}
        title={refusals.length > 0 ? say("bulk.changed", counts) : say("bulk.changedAll", counts)}
        isUrgent
      >
        {operationId && <p class="small">{say("bulk.undoHint")}</p>}
      </Notice>
      {refusals.length > 0 && (
        <>
          <h3>{say("bulk.refused")}</h3>
          <ul class="refused">
            {refusals.map(({ id, message, remedy }) => (
              <li key={id} data-refused={id}>
                <a href={address(`/ledgers/${ledger}`, { open: id })} onClick={onClose}>
                  {rows.find((row) => row.id === id)?.name ?? "—"}
                </a>
                <span class="cell-note">
                  {message} {remedy}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <div class="form-actions cluster">
        {operationId && (
          <Button
            icon="undo"
            disabled={isWorking.value}
            onClick={() => {
              isWorking.value = true;
              void undo(operationId, onReload).then(onClose);
            }}
          >
            {say("bulk.undo")}
          </Button>
        )}
        <Button weight="primary" onClick={onClose}>
          {say("bulk.done")}
        </Button>
      </div>
    </div>
  );
}
