// Which columns a ledger shows, and in what order: from the address, else as this device kept it,
// else as the ledger is made. The first column names the row and always stands first.

export interface Choosable {
  readonly id: string;
  /** Offered, but shown only to those who choose it. */
  readonly isExtra?: boolean;
}

/** The columns as the ledger is made. */
export function usualColumns(columns: readonly Choosable[]): string[] {
  return columns.filter(({ isExtra }) => !isExtra).map(({ id }) => id);
}

/** The ids to show; unknown ones are ignored, and the naming column is never missing. */
export function shownColumns(
  columns: readonly Choosable[],
  ...wishes: readonly (readonly string[] | null)[]
): string[] {
  const wish = wishes.find((wanted) => wanted !== null) ?? usualColumns(columns);
  const known = columns.map(({ id }) => id);
  const main = known[0] ?? "";
  const chosen = wish.filter((id, place) => known.includes(id) && wish.indexOf(id) === place);
  return [main, ...chosen.filter((id) => id !== main)];
}

/** Show or hide a column; one that comes back stands last. */
export function toggled(shown: readonly string[], id: string): string[] {
  return shown.includes(id) ? shown.filter((one) => one !== id) : [...shown, id];
}

/** Move a column to another place; the naming column keeps the first one. */
export function moved(shown: readonly string[], id: string, to: number): string[] {
  const from = shown.indexOf(id);
  const place = Math.max(1, Math.min(shown.length - 1, to));
  if (from < 1 || place === from) {
    return [...shown];
  }
  const rest = shown.filter((one) => one !== id);
  return [...rest.slice(0, place), id, ...rest.slice(place)];
}

/** How the address says a choice; the usual columns need no word. */
export function columnsText(columns: readonly Choosable[], shown: readonly string[]): string {
  return shown.join(",") === usualColumns(columns).join(",") ? "" : shown.join(",");
}
