// The addresses of the ledgers behind the numbers of the map: exactly the rows that they count.

import type { Place } from "../../map/model";
import { address } from "../../router";

export type Count = "operating" | "covered" | "uncovered";

const figures: Readonly<Record<Count, { readonly figure: string; readonly part: string | null }>> =
  {
    operating: { figure: "F06", part: "DENOMINATOR" },
    covered: { figure: "F06", part: null },
    uncovered: { figure: "BLIND_UNCOVERED", part: null },
  };

/** The rows behind a count of a place on a day: those that stood there then. */
export function rowsOf(place: Place, count: Count, asOf: string): string {
  return address("/ledgers/organizations", {
    ...figures[count],
    population: "ALL",
    asOf,
    [place.kind]: place.id,
  });
}

/** The operating organizations that no map can show. */
export function rowsWithoutPlace(asOf: string): string {
  return address("/ledgers/organizations", {
    figure: "BLIND_NO_PLACE",
    population: "ALL",
    asOf,
  });
}
