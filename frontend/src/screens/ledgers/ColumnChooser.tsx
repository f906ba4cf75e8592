// Which columns are shown and in what order: by boxes, by dragging, by the arrow keys.

import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { LedgerName } from "../../ledgers";
import { addressWith, go } from "../../router";
import { Button } from "../../ui/Button";
import { Segmented } from "../../ui/Segmented";
import { Sheet } from "../../ui/Sheet";
import { columnsText, moved, toggled, usualColumns } from "./columnChoice";
import { density, keep, keepDensity } from "./device";
import { say } from "./words";

interface Chosen {
  readonly id: string;
  readonly heading: string;
  readonly isExtra?: boolean;
}

interface ChooserProps {
  readonly ledger: LedgerName;
  readonly columns: readonly Chosen[];
  readonly shown: readonly string[];
}

export function ColumnChooser(props: ChooserProps) {
  const isOpen = useSignal(false);
  return (
    <>
      <Button
        icon="columns"
        onClick={() => {
          isOpen.value = true;
        }}
      >
        {say("columns.action")}
      </Button>
      {isOpen.value && (
        <ChooserSheet
          {...props}
          onClose={() => {
            isOpen.value = false;
          }}
        />
      )}
    </>
  );
}

function ChooserSheet({ ledger, columns, shown, onClose }: ChooserProps & { onClose: () => void }) {
  const choose = (next: readonly string[]) => {
    keep(ledger, { columns: columnsText(columns, next) === "" ? null : next });
    go(addressWith({ cols: columnsText(columns, next) }), { replace: true });
  };
  const hidden = columns.filter(({ id }) => !shown.includes(id));
  const inOrder = shown.flatMap((id) => columns.find((column) => column.id === id) ?? []);
  return (
    <Sheet
      title={say("columns.title")}
      onClose={onClose}
      actions={
        <Button onClick={() => choose(usualColumns(columns))}>{say("columns.usual")}</Button>
      }
    >
      <p class="muted small">{say("columns.hint")}</p>
      <Sortable columns={inOrder} shown={shown} onChoose={choose} />
      {hidden.length > 0 && (
        <ul class="chooser chooser-hidden">
          {hidden.map((column) => (
            <li key={column.id}>
              <Box
                column={column}
                isShown={false}
                onToggle={() => choose(toggled(shown, column.id))}
              />
            </li>
          ))}
        </ul>
      )}
      <Segmented
        label={say("columns.density")}
        value={density()}
        segments={[
          { value: "normal", label: say("density.normal") },
          { value: "tight", label: say("density.tight") },
        ]}
        onChange={keepDensity}
      />
    </Sheet>
  );
}

interface SortableProps {
  readonly columns: readonly Chosen[];
  readonly shown: readonly string[];
  readonly onChoose: (next: readonly string[]) => void;
}

function Sortable({ columns, shown, onChoose }: SortableProps) {
  const dragged = useRef<string | null>(null);
  return (
    <ol class="chooser">
      {columns.map((column, place) => (
        <li
          key={column.id}
          draggable={place > 0}
          onDragStart={() => {
            dragged.current = column.id;
          }}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            if (dragged.current) {
              onChoose(moved(shown, dragged.current, place));
            }
          }}
        >
          <Box
            column={column}
            isShown
            isFixed={place === 0}
            onToggle={() => onChoose(toggled(shown, column.id))}
            onMove={(by) => onChoose(moved(shown, column.id, place + by))}
          />
          {place > 0 && (
            <span class="chooser-moves">
              <Button
                weight="quiet"
                icon="up"
                label={say("columns.up", { column: column.heading })}
                disabled={place === 1}
                onClick={() => onChoose(moved(shown, column.id, place - 1))}
              />
              <Button
                weight="quiet"
                icon="down"
                label={say("columns.down", { column: column.heading })}
                disabled={place === columns.length - 1}
                onClick={() => onChoose(moved(shown, column.id, place + 1))}
              />
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

interface BoxProps {
  readonly column: Chosen;
  readonly isShown: boolean;
  readonly isFixed?: boolean;
  readonly onToggle: () => void;
  readonly onMove?: (by: number) => void;
}

function Box({ column, isShown, isFixed, onToggle, onMove }: BoxProps) {
  return (
    <label class="choice">
      <input
        type="checkbox"
        checked={isShown}
        disabled={isFixed ?? false}
        onChange={onToggle}
        onKeyDown={(event) => {
          const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
          if (by !== undefined && onMove) {
            event.preventDefault();
            onMove(by);
          }
        }}
      />
      <span>{column.heading}</span>
    </label>
  );
}
