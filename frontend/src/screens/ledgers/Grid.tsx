// The rows of a ledger as a sheet: arrows move from cell to cell, rows are chosen, cells are
// edited in place; on a phone each row is a card.

import { type ComponentChildren, isValidElement } from "preact";
import { useRef } from "preact/hooks";
import { classOf, Heading, type Order } from "../../ui/Heading";
import type { LedgerColumn } from "./definition";
import type { Density } from "./device";
import { type Step, stepOf } from "./gridKeys";
import { rangeTo, type Selection, toggledRow, wholePage } from "./selection";
import { say } from "./words";

export interface GridRow {
  readonly id: string;
  readonly name: string;
}

/** What a cell shows while it is edited; null leaves it as it is. */
export interface CellEditing {
  canEdit(rowId: string, columnId: string): boolean;
  start(rowId: string, columnId: string): void;
  editor(rowId: string, columnId: string): ComponentChildren | null;
}

export interface GridProps<Row extends GridRow> {
  readonly caption: string;
  readonly columns: readonly LedgerColumn<Row>[];
  readonly rows: readonly Row[];
  readonly order: Order | null;
  readonly onOrder: (order: Order) => void;
  readonly opened: string | null;
  readonly isBusy: boolean;
  readonly density: Density;
  /** Null where nothing can be done with chosen rows. */
  readonly selection: Selection | null;
  readonly onSelect: (selection: Selection) => void;
  readonly editing: CellEditing | null;
}

export function Grid<Row extends GridRow>(props: GridProps<Row>) {
  const { caption, columns, rows, isBusy, density } = props;
  const table = useRef<HTMLTableElement>(null);
  return (
    <section class="table-frame table-cards grid-frame" data-density={density} aria-label={caption}>
      <table
        class={isBusy ? "table grid busy" : "table grid"}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table becomes a sheet.
        role="grid"
        aria-busy={isBusy}
        aria-multiselectable={props.selection !== null}
        ref={table}
        onKeyDown={(event) => steer(event, table.current, props)}
        onFocusIn={(event) => beginHere(event, table.current)}
      >
        <caption class="hidden-text">{caption}</caption>
        <thead>
          <tr>
            {props.selection && <PageBox {...props} selection={props.selection} />}
            {columns.map((column) => (
              <Heading
                key={column.id}
                column={column}
                order={props.order}
                onOrder={props.onOrder}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <Line key={row.id} row={row} place={place} grid={props} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface PageBoxProps {
  readonly rows: readonly GridRow[];
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
}

function PageBox({ rows, selection, onSelect }: PageBoxProps) {
  const ids = rows.map(({ id }) => id);
  const count = ids.filter((id) => selection.ids.includes(id)).length;
  return (
    <th scope="col" class="cell-box">
      <input
        type="checkbox"
        aria-label={say("grid.selectPage")}
        checked={count > 0 && count === ids.length}
        indeterminate={count > 0 && count < ids.length}
        onChange={() => onSelect(wholePage(selection, ids))}
      />
    </th>
  );
}

interface LineProps<Row extends GridRow> {
  readonly row: Row;
  readonly place: number;
  readonly grid: GridProps<Row>;
}

function Line<Row extends GridRow>({ row, place, grid }: LineProps<Row>) {
  const { selection, opened } = grid;
  const isSelected = selection?.ids.includes(row.id) ?? false;
  return (
    <tr
      aria-selected={selection ? isSelected : undefined}
      data-opened={opened === row.id ? "true" : undefined}
      data-row={row.id}
    >
      {selection && (
        <td class="cell-box">
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={say("grid.select", { name: row.name })}
            checked={isSelected}
            onClick={(event) => {
              const ids = grid.rows.map(({ id }) => id);
              grid.onSelect(
                event.shiftKey ? rangeTo(selection, row.id, ids) : toggledRow(selection, row.id),
              );
            }}
          />
        </td>
      )}
      {grid.columns.map((column, index) => cellOf(column, row, grid, [place, index]))}
    </tr>
  );
}

/**
 * A cell is no component of its own: a page has hundreds, and a line is the least that changes.
 * What only one cell shows anew, such as its warnings, is a component inside it.
 */
function cellOf<Row extends GridRow>(
  column: LedgerColumn<Row>,
  row: Row,
  { editing }: GridProps<Row>,
  at: readonly [row: number, column: number],
) {
  const canEdit = editing?.canEdit(row.id, column.id) ?? false;
  const editor = editing?.editor(row.id, column.id) ?? null;
  const shared = {
    "data-cell": at.join(":"),
    "data-column": column.id,
    "data-editable": canEdit ? "true" : undefined,
    title: canEdit && editor === null ? say("grid.edit") : undefined,
    // One cell of the sheet is in the tab order; arrows reach the others.
    tabIndex: at[0] === 0 && at[1] === 0 ? 0 : -1,
    onDblClick: canEdit ? () => editing?.start(row.id, column.id) : undefined,
  };
  const content = editor ?? column.cell(row);
  if (at[1] === 0) {
    return (
      <th key={column.id} scope="row" class="cell-main" {...shared}>
        {content}
      </th>
    );
  }
  const isText = typeof content === "string" || typeof content === "number";
  const isWhole = isText || editor || (isValidElement(content) && typeof content.type === "string");
  // A date or a number is never broken into two lines.
  const isShort = isText && String(content).length <= shortText;
  const classes = [classOf(column), isShort && "nowrap"].filter(Boolean).join(" ");
  return (
    <td key={column.id} class={classes || undefined} data-heading={column.heading} {...shared}>
      {isWhole ? content : <span>{content}</span>}
    </td>
  );
}

const shortText = 16;

type Table = HTMLTableElement | null;

/** The cell that has the focus is the one to which Tab comes back. */
function beginHere(event: FocusEvent, table: Table): void {
  const cell = (event.target as Element).closest<HTMLElement>("[data-cell]");
  if (cell && table) {
    for (const other of Array.from(table.querySelectorAll('[data-cell][tabindex="0"]'))) {
      other.setAttribute("tabindex", "-1");
    }
    cell.tabIndex = 0;
  }
}

function steer<Row extends GridRow>(event: KeyboardEvent, table: Table, grid: GridProps<Row>) {
  const target = event.target as HTMLElement;
  const cell = target.closest<HTMLElement>("[data-cell]");
  const isTyping = target.matches("input:not([type=checkbox]), select, textarea");
  if (!cell || isTyping || event.isComposing || event.defaultPrevented) {
    return;
  }
  const step = stepOf(event, target === cell);
  if (step === null) {
    return;
  }
  if (obey(step, cell, table, grid)) {
    event.preventDefault();
  }
}

/** Do what a key asks for; false when there was nothing to do. */
function obey<Row extends GridRow>(
  step: Step,
  cell: HTMLElement,
  table: Table,
  grid: GridProps<Row>,
): boolean {
  const [row = 0, column = 0] = (cell.dataset.cell ?? "").split(":").map(Number);
  const id = grid.rows[row]?.id ?? "";
  switch (step.do) {
    case "move":
      return focusCell(table, grid, row + step.rows, column + step.columns);
    case "edit":
      return start(grid, id, cell.dataset.column ?? "");
    case "enter":
      return start(grid, id, column === 0 ? "" : (cell.dataset.column ?? "")) || follow(cell);
    case "select":
      return select(step, id, row, table, grid, column);
  }
}

function focusCell<Row extends GridRow>(
  table: Table,
  { rows, columns }: GridProps<Row>,
  row: number,
  column: number,
): boolean {
  const at = [clamp(row, rows.length), clamp(column, columns.length)].join(":");
  const cell = table?.querySelector<HTMLElement>(`[data-cell="${at}"]`);
  cell?.focus();
  cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  return true;
}

function clamp(place: number, count: number): number {
  return Math.max(0, Math.min(count - 1, place));
}

function start<Row extends GridRow>({ editing }: GridProps<Row>, id: string, column: string) {
  if (!editing?.canEdit(id, column)) {
    return false;
  }
  editing.start(id, column);
  return true;
}

function follow(cell: HTMLElement): boolean {
  const link = cell.querySelector<HTMLElement>("a, button");
  link?.click();
  return link !== null;
}

function select<Row extends GridRow>(
  step: Extract<Step, { do: "select" }>,
  id: string,
  row: number,
  table: Table,
  grid: GridProps<Row>,
  column: number,
): boolean {
  const { selection, onSelect, rows } = grid;
  if (selection === null) {
    return false;
  }
  const ids = rows.map((one) => one.id);
  switch (step.what) {
    case "row":
      onSelect(toggledRow(selection, id));
      return true;
    case "range":
      onSelect(rangeTo(selection, id, ids));
      return true;
    case "page":
      onSelect(wholePage(selection, ids));
      return true;
    case "next": {
      const next = ids[clamp(row + step.rows, ids.length)] ?? id;
      const begun = selection.anchor === null ? toggledRow(selection, id) : selection;
      onSelect(rangeTo(begun, next, ids));
      return focusCell(table, grid, row + step.rows, column);
    }
  }
}

/** The words below the sheet that tell its keys. */
export function GridKeys() {
  return <p class="grid-keys small muted">{say("grid.keys")}</p>;
}
