// Filters that several ledgers share.

import { knownPlaces } from "../../api/places";
import { session } from "../../api/session";
import { type PlainKey, t } from "../../i18n";
import { choicesOf } from "../../i18n/choices";
import type { Filter } from "./definition";
import { type LedgerWord, say } from "./words";

export const byTown: Filter = {
  name: "town",
  label: () => t("field.town"),
  field: "townId",
  choices: () => knownPlaces().towns,
};

export const byDepartment: Filter = {
  name: "department",
  label: () => t("field.department"),
  field: "departmentId",
  choices: () => knownPlaces().departments,
};

/** Filters that only a link sets: a chip shows them, no field offers them. */
export function byLink(name: "building" | "village" | "area", field: string): Filter {
  return { name, label: () => t(`field.${name}`), field, choices: () => [], input: "none" };
}

export function byEnumeration(
  name: string,
  label: PlainKey,
  enumeration: Parameters<typeof choicesOf>[0],
): Filter {
  return { name, label: () => t(label), field: name, choices: () => choicesOf(enumeration) };
}

/** How an organization is covered on the day shown, or why it is not. */
export const byCoverage: Filter = {
  name: "coverage",
  label: () => t("field.coverage"),
  field: "coverage",
  isArgument: true,
  choices: () =>
    choicesOf("OrganizationCoverage").filter(({ value }) => tellsCounts() || !small.has(value)),
};

/** Which ones have few members or none is a count of persons, kept from department officers. */
const small: ReadonlySet<string> = new Set(["FEW_MEMBERS", "NO_MEMBERS"]);

function tellsCounts(): boolean {
  const now = session.peek();
  return now.state === "in" && now.user.role !== "DEPARTMENT_OFFICER";
}

/** A text that the field must equal. */
export function byText(name: string, label: LedgerWord): Filter {
  return {
    name,
    label: () => say(label),
    field: name,
    choices: () => [],
    input: "text",
  };
}

/** Yes, no, or either. */
export function byYesNo(name: string, label: LedgerWord): Filter {
  return {
    name,
    label: () => say(label),
    field: name,
    condition: (value) => ({ eq: value === "true" }),
    choices: () => [
      { value: "true", label: t("value.yes") },
      { value: "false", label: t("value.no") },
    ],
    isMore: true,
  };
}

/** From a day on, and before a day. */
export function byPeriod(name: string, label: PlainKey, field: string): readonly Filter[] {
  const shared = { field, choices: () => [], input: "date", isMore: true } as const;
  return [
    {
      ...shared,
      name: `${name}From`,
      label: () => say("filters.from", { label: t(label) }),
      condition: (value) => ({ gte: value }),
    },
    {
      ...shared,
      name: `${name}To`,
      label: () => say("filters.to", { label: t(label) }),
      condition: (value) => ({ lt: value }),
    },
  ];
}

/** The same filter, folded away until it is asked for. */
export function lessUsual(filter: Filter): Filter {
  return { ...filter, isMore: true };
}
