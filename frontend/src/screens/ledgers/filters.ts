// Filters that several ledgers share.

import { knownPlaces } from "../../api/places";
import type { PlainKey } from "../../i18n";
import { choicesOf } from "../../i18n/choices";
import type { Filter } from "./definition";

export const byTown: Filter = {
  name: "town",
  label: "field.town",
  field: "townId",
  choices: () => knownPlaces().towns,
};

export const byDepartment: Filter = {
  name: "department",
  label: "field.department",
  field: "departmentId",
  choices: () => knownPlaces().departments,
};

/** Filters that only a link sets: a chip shows them, no field offers them. */
export function byLink(name: "building" | "village" | "area", field: string): Filter {
  return { name, label: `field.${name}`, field, choices: () => [], input: "none" };
}

export function byEnumeration(
  name: string,
  label: PlainKey,
  enumeration: Parameters<typeof choicesOf>[0],
): Filter {
  return { name, label, field: name, choices: () => choicesOf(enumeration) };
}
