// Which rows of a page are chosen: one by one, a range with the shift key, or the whole page.

export interface Selection {
  readonly ids: readonly string[];
  /** The row from which a range is drawn. */
  readonly anchor: string | null;
}

export const nothing: Selection = { ids: [], anchor: null };

/** No more rows than the server changes in one go. */
export const mostRows = 250;

export function toggledRow(selection: Selection, id: string): Selection {
  const isIn = selection.ids.includes(id);
  const ids = isIn ? selection.ids.filter((one) => one !== id) : [...selection.ids, id];
  return { ids: ids.slice(0, mostRows), anchor: id };
}

/** Everything between the anchor and the row, both included; without an anchor the row alone. */
export function rangeTo(selection: Selection, id: string, rows: readonly string[]): Selection {
  const from = selection.anchor === null ? -1 : rows.indexOf(selection.anchor);
  const to = rows.indexOf(id);
  if (from < 0 || to < 0) {
    return { ids: merged(selection.ids, [id]), anchor: id };
  }
  const range = rows.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: merged(selection.ids, range), anchor: selection.anchor };
}

/** All rows of the page; none of them when all were chosen already. */
export function wholePage(selection: Selection, rows: readonly string[]): Selection {
  const isWhole = rows.every((id) => selection.ids.includes(id));
  const others = selection.ids.filter((id) => !rows.includes(id));
  return { ids: isWhole ? others : merged(selection.ids, rows), anchor: null };
}

export function only(ids: readonly string[]): Selection {
  return { ids: [...ids], anchor: null };
}

function merged(ids: readonly string[], more: readonly string[]): string[] {
  return [...ids, ...more.filter((id) => !ids.includes(id))].slice(0, mostRows);
}
