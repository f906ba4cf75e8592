// Which headings of the workbooks say what a column of the screen says. Columns without an entry
// have none: what the program works out for the screen alone is not in the ledgers that go round.

import type { LedgerName } from "../../ledgers";

type Fields = Readonly<Record<string, readonly string[]>>;

const fields: Readonly<Record<LedgerName, Fields>> = {
  organizations: {
    ...same("name", "kind", "town", "department", "industry", "size", "village", "building"),
    ...same("area", "address", "coverage"),
    code: ["credit_code"],
    registration: ["registration_state"],
    check: ["finding", "checked_on"],
    registered: ["registered_on"],
    legal: ["legal_representative"],
    contact: ["contact_name"],
    phone: ["contact_phone"],
  },
  branches: {
    ...same("name", "kind", "formation", "hosts", "town", "parent", "association", "building"),
    ...same("village", "area"),
    founded: ["founded_on"],
    state: ["dissolved_on"],
    secretary: ["posts"],
    reported: ["reported_members"],
    dissolved: ["dissolved_on"],
  },
  members: {
    ...same("name", "kind", "standing", "phone"),
    formal: ["branch", "role"],
    number: ["id_number"],
    joined: ["joined_on"],
    full: ["full_on"],
  },
  buildings: { ...same("name", "town", "address", "floors"), group: ["building_group"] },
  villages: {
    ...same("name", "town"),
    code: ["division_code"],
    class: ["urban_rural_class"],
    willing: ["is_willing"],
  },
  areas: same("name", "town", "boundary"),
  shops: {
    ...same("name", "platform", "state", "url"),
    owner: ["owner_name"],
    organization: ["credit_code"],
    opened: ["opened_on"],
    closed: ["closed_on"],
  },
  towns: { ...same("name", "kind", "settlement"), code: ["division_code"] },
  departments: { ...same("name", "kind"), short: ["short_name"] },
};

function same(...names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, [name]]));
}

/** The headings of the shown columns in their order, as an export asks for them. */
export function exportedFields(ledger: LedgerName, shown: readonly string[]): string {
  return [...new Set(shown.flatMap((id) => fields[ledger][id] ?? []))].join(",");
}
