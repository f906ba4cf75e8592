// What the address says about a ledger: search, filters, order, columns, place in the
// list, opened row.

export const pageSizes = [20, 50, 100] as const;
const usualSize = 50;

/** Where in the list: the start, after a cursor, or before one. */
export type Place =
  | { readonly at: "start" }
  | { readonly at: "after"; readonly cursor: string }
  | { readonly at: "before"; readonly cursor: string };

export interface LedgerOrder {
  readonly field: string;
  readonly isDescending: boolean;
}

export interface LedgerState {
  readonly search: string;
  /** The filters in force by their names in the address. */
  readonly filters: Readonly<Record<string, string>>;
  readonly order: LedgerOrder | null;
  readonly place: Place;
  readonly size: number;
  readonly opened: string | null;
  /** The columns that the address asks for, in their order; null when it leaves that open. */
  readonly columns: readonly string[] | null;
}

export function readLedgerState(
  query: URLSearchParams,
  filterNames: readonly string[],
  orderFields: readonly string[],
): LedgerState {
  const filters: Record<string, string> = {};
  for (const name of filterNames) {
    const value = query.get(name);
    if (value) {
      filters[name] = value;
    }
  }
  const size = Number(query.get("size"));
  return {
    search: query.get("q") ?? "",
    filters,
    order: readOrder(query.get("sort"), orderFields),
    place: readPlace(query),
    size: (pageSizes as readonly number[]).includes(size) ? size : usualSize,
    opened: query.get("open"),
    columns: query.get("cols")?.split(",") ?? null,
  };
}

/** `"-NAME"` is by name, descending; a field that the ledger does not order by is ignored. */
function readOrder(text: string | null, fields: readonly string[]): LedgerOrder | null {
  const isDescending = text?.startsWith("-") ?? false;
  const field = text?.replace(/^-/, "");
  return field !== undefined && fields.includes(field) ? { field, isDescending } : null;
}

export function writeOrder(order: LedgerOrder): string {
  return `${order.isDescending ? "-" : ""}${order.field}`;
}

function readPlace(query: URLSearchParams): Place {
  const after = query.get("after");
  const before = query.get("before");
  if (after) {
    return { at: "after", cursor: after };
  }
  return before ? { at: "before", cursor: before } : { at: "start" };
}

/** The arguments of a connection for a place in the list. */
export function pageArguments(place: Place, size: number) {
  switch (place.at) {
    case "start":
      return { first: size };
    case "after":
      return { first: size, after: place.cursor };
    case "before":
      return { last: size, before: place.cursor };
  }
}

/** Changes to the address that lead back to the start of the list. */
export const toStart = { after: null, before: null } as const;
