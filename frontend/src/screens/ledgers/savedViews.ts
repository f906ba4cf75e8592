// Views of a ledger are addresses: filters, search, order, columns and page size. Named ones are
// kept on the device, built-in ones come with the ledger.

import type { FigureCode } from "../../gql/graphql";
import type { SavedView } from "./device";
import type { LedgerWord } from "./words";

export interface BuiltInView {
  readonly name: LedgerWord;
  readonly query: Readonly<Record<string, string>>;
  /** The figure whose rows the view shows: its count stands beside the name. */
  readonly figure?: FigureCode;
}

/** What of an address is where one stands, and not what one looks at. */
const passing = ["after", "before", "open", "edit"];

/** The part of an address that a view keeps, always in the same order. */
export function viewText(query: URLSearchParams): string {
  const kept = new URLSearchParams();
  for (const name of [...new Set(query.keys())].sort()) {
    const value = query.get(name);
    if (value && !passing.includes(name)) {
      kept.set(name, value);
    }
  }
  return kept.toString();
}

export function queryText(query: Readonly<Record<string, string>>): string {
  return viewText(new URLSearchParams(query));
}

/** A view of the rows of a figure, as the dashboard counts them. */
export function figureView(
  code: FigureCode & ("BLIND_UNCOVERED" | `BLIND_${string}` | `WARN_${string}` | "UNITS_DUE"),
  name: LedgerWord,
): BuiltInView {
  return { name, query: { figure: code, population: "ALL" }, figure: code };
}

/** Save under a name; the same name is overwritten, and a view never stands there twice. */
export function withView(views: readonly SavedView[], view: SavedView): SavedView[] {
  const name = view.name.trim();
  const place = views.findIndex((one) => one.name === name);
  const next = { name, query: view.query };
  return place < 0 ? [...views, next] : views.map((one, index) => (index === place ? next : one));
}

export function withoutView(views: readonly SavedView[], name: string): SavedView[] {
  return views.filter((one) => one.name !== name);
}

export function renamed(views: readonly SavedView[], from: string, to: string): SavedView[] {
  const name = to.trim();
  return views
    .filter((one) => one.name === from || one.name !== name)
    .map((one) => (one.name === from ? { ...one, name } : one));
}
