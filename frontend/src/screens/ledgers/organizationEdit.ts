// What can be edited of an organization.

import { ask } from "../../api/client";
import { knownPlaces } from "../../api/places";
import {
  ChangeOrganizationsDocument,
  type OrganizationChanges,
  OrganizationNowDocument,
  type OrganizationRowFragment,
} from "../../gql/graphql";
import { choicesOf } from "../../i18n/choices";
import type { EditField, Editing } from "./editFields";
import { choiceField, dateField, lookupField, nameField, textField } from "./fieldKinds";
import { helped } from "./helps";
import { say } from "./words";

type Row = OrganizationRowFragment;

const place = { group: "place", isDated: true } as const;
const contact = { group: "contact" } as const;

const base: readonly EditField<Row>[] = [
  nameField(),
  choiceField(
    "socialCategory",
    "field.socialCategory",
    () => choicesOf("SocialOrganizationCategory"),
    (row) => row.socialCategory,
  ),
  choiceField(
    "registrationState",
    "field.registrationState",
    () => choicesOf("RegistrationState"),
    (row) => row.registrationState,
    { isRequired: true, isDated: true, column: "registration" },
  ),
  dateField("registeredOn", "field.registeredOn", (row) => row.registeredOn, {
    column: "registered",
  }),
  textField("industry", "field.industry", (row) => row.industry, { column: "industry" }),
  textField("industryCode", "field.industry", (row) => row.industryCode, {
    label: () => say("filter.industry"),
  }),
  textField(
    "registrationAuthority",
    "field.registrationAuthority",
    (row) => row.registrationAuthority,
  ),
  textField("supervisingUnit", "field.supervisingUnit", (row) => row.supervisingUnit),
];

const placed: readonly EditField<Row>[] = [
  choiceField(
    "townId",
    "field.town",
    () => knownPlaces().towns,
    (row) => row.town?.id,
    { ...place, isRequired: true, column: "town" },
  ),
  choiceField(
    "departmentId",
    "field.department",
    () => knownPlaces().departments,
    (row) => row.department?.id,
    { ...place, column: "department" },
  ),
  lookupField("villageId", "field.village", "villages", (row) => row.village, {
    ...place,
    column: "village",
  }),
  lookupField("buildingId", "field.building", "buildings", (row) => row.building, {
    ...place,
    column: "building",
  }),
  lookupField("areaId", "field.area", "areas", (row) => row.area, { ...place, column: "area" }),
  textField("address", "field.address", (row) => row.address, {
    group: "place",
    column: "address",
  }),
];

const contacts: readonly EditField<Row>[] = [
  textField("legalRepresentative", "field.legalRepresentative", (row) => row.legalRepresentative, {
    ...contact,
    column: "legal",
  }),
  textField("contactName", "field.contactName", (row) => row.contactName, {
    ...contact,
    column: "contact",
  }),
  textField("contactPhone", "field.contactPhone", () => "", { ...contact, isSecret: true }),
];

export const organizationEditing: Editing<Row> = {
  fields: helped("organizations", [...base, ...placed, ...contacts]),
  change: async ({ rows, changes, ...request }) => {
    const input = { ...request, rows: [...rows], changes: changes as OrganizationChanges };
    return (await ask(ChangeOrganizationsDocument, { input })).changed;
  },
  reread: async (id) => (await ask(OrganizationNowDocument, { id })).now,
};
