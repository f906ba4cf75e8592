// What the dashboard is asked about: a day and a part of the district, all of it in the address.

import type { Formation } from "../../gql/graphql";
import { isDate } from "../../lib/dates";
import { today } from "../../lib/today";
import { query } from "../../router";

export interface Scope {
  readonly asOf: string;
  readonly townId: string | null;
  readonly departmentId: string | null;
  readonly formation: Formation | null;
}

export const formations = [
  "SOLE",
  "BUILDING",
  "INDUSTRY",
  "VILLAGE",
  "AREA",
  "ATTACHMENT",
] as const satisfies readonly Formation[];

/** Read the scope from the address; a day that is none is today. */
export function scopeOf(address: URLSearchParams = query.value): Scope {
  const asOf = address.get("asOf") ?? "";
  return {
    asOf: isDate(asOf) ? asOf : today(),
    townId: address.get("town"),
    departmentId: address.get("department"),
    formation: formations.find((one) => one === address.get("formation")) ?? null,
  };
}
