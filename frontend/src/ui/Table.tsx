// The table of every ledger: server-side order, a row that opens, a list of cards on a phone.

import type { ComponentChildren } from "preact";
import { t } from "../i18n";

export interface Column<Row> {
  readonly id: string;
  readonly heading: string;
  readonly cell: (row: Row) => ComponentChildren;
  readonly isNumber?: boolean;
  /** Left out on a phone and while the panel takes half of the room. */
  readonly isMinor?: boolean;
  /** The name of the order that a click on the heading asks for. */
  readonly order?: string;
}

export interface Order {
  readonly field: string;
  readonly isDescending: boolean;
}

interface TableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly order?: Order | null;
  readonly onOrder?: (order: Order) => void;
  readonly selected?: string | null;
  readonly isBusy?: boolean;
  /** Rows of few short columns stay a table on a phone. */
  readonly isPlain?: boolean;
  readonly footer?: ComponentChildren;
}

export function Table<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, keyOf, selected, isBusy, isPlain, footer } = props;
  return (
    <section
      class={isPlain ? "table-frame" : "table-frame table-cards"}
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls needs the keyboard.
      tabIndex={0}
    >
      <table class={isBusy ? "table busy" : "table"} aria-busy={isBusy}>
        <caption class="hidden-text">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.id} column={column} table={props} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} aria-selected={selected === keyOf(row) ? "true" : undefined}>
              {columns.map((column, index) => (
                <Cell key={column.id} column={column} row={row} isFirst={index === 0} />
              ))}
            </tr>
          ))}
        </tbody>
        {footer && <tfoot>{footer}</tfoot>}
      </table>
    </section>
  );
}

function classOf({ isNumber, isMinor }: { isNumber?: boolean; isMinor?: boolean }) {
  return [isNumber && "number", isMinor && "minor"].filter(Boolean).join(" ") || undefined;
}

function Cell<Row>({ column, row, isFirst }: { column: Column<Row>; row: Row; isFirst: boolean }) {
  if (isFirst) {
    return (
      <th scope="row" class="cell-main">
        {column.cell(row)}
      </th>
    );
  }
  return (
    <td class={classOf(column)} data-heading={column.heading}>
      <span>{column.cell(row)}</span>
    </td>
  );
}

function Heading<Row>({ column, table }: { column: Column<Row>; table: TableProps<Row> }) {
  const { order, onOrder } = table;
  const isOrdered = column.order !== undefined && order?.field === column.order;
  const direction = isOrdered ? (order?.isDescending ? "descending" : "ascending") : undefined;
  const field = column.order;
  return (
    <th scope="col" class={classOf(column)} aria-sort={direction}>
      {field !== undefined && onOrder ? (
        <button
          type="button"
          class="sort"
          title={t("table.sort", { column: column.heading })}
          onClick={() => onOrder({ field, isDescending: direction === "ascending" })}
        >
          {column.heading}
          <SortMark direction={direction} />
        </button>
      ) : (
        column.heading
      )}
    </th>
  );
}

function SortMark({ direction }: { direction: "ascending" | "descending" | undefined }) {
  const faint = "0.3";
  return (
    <svg viewBox="0 0 8 12" aria-hidden="true" focusable="false">
      <path d="M4 0l4 5H0z" fill="currentColor" opacity={direction === "ascending" ? "1" : faint} />
      <path
        d="M4 12L0 7h8z"
        fill="currentColor"
        opacity={direction === "descending" ? "1" : faint}
      />
    </svg>
  );
}
