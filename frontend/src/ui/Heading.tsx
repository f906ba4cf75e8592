// The heading of a column, which also asks for its order.

import { t } from "../i18n";

export interface Order {
  readonly field: string;
  readonly isDescending: boolean;
}

interface HeadingProps {
  readonly column: {
    readonly heading: string;
    readonly isNumber?: boolean;
    readonly isMinor?: boolean;
    readonly order?: string;
  };
  readonly order?: Order | null;
  readonly onOrder?: (order: Order) => void;
}

/** How the cells of a column stand: numbers to the right, minor ones not on a phone. */
export function classOf({ isNumber, isMinor }: HeadingProps["column"]): string | undefined {
  return [isNumber && "number", isMinor && "minor"].filter(Boolean).join(" ") || undefined;
}

export function Heading({ column, order, onOrder }: HeadingProps) {
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
