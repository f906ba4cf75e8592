// The table of every ledger: server-side order, a row that opens, a list of cards on a phone.

import type { ComponentChildren } from "preact";
import { classOf, Heading, type Order } from "./Heading";

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
              <Heading
                key={column.id}
                column={column}
                order={props.order ?? null}
                {...(props.onOrder && { onOrder: props.onOrder })}
              />
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
