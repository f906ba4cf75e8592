// The fields of two records of one organization, side by side, and which of them to keep.

import type { MergeSideFragment, OrganizationField } from "../../gql/graphql";
import { type PlainKey, t } from "../../i18n";
import { say } from "./words";

export type Side = MergeSideFragment;

interface MergeField {
  readonly field: OrganizationField;
  readonly label: () => string;
  readonly word: (side: Side) => string;
}

function plain(
  field: OrganizationField,
  key: PlainKey,
  read: (side: Side) => string | null | undefined,
): MergeField {
  return { field, label: () => t(key), word: (side) => read(side) ?? "" };
}

export const mergeFields: readonly MergeField[] = [
  plain("NAME", "field.name", (side) => side.name),
  plain(
    "SOCIAL_CATEGORY",
    "field.socialCategory",
    (side) => side.socialCategory && t(`SocialOrganizationCategory.${side.socialCategory}`),
  ),
  plain("REGISTERED_ON", "field.registeredOn", (side) => side.registeredOn),
  plain("INDUSTRY", "field.industry", (side) => side.industry),
  {
    ...plain("INDUSTRY_CODE", "field.industry", (side) => side.industryCode),
    label: () => say("filter.industry"),
  },
  plain("ADDRESS", "field.address", (side) => side.address),
  plain("LOCATION", "field.point", (side) =>
    side.longitude === null ? null : `${side.longitude}, ${side.latitude}`,
  ),
  plain("LEGAL_REPRESENTATIVE", "field.legalRepresentative", (side) => side.legalRepresentative),
  plain("CONTACT_NAME", "field.contactName", (side) => side.contactName),
  plain("CONTACT_PHONE", "field.contactPhone", (side) => side.contactPhone),
  plain(
    "REGISTRATION_AUTHORITY",
    "field.registrationAuthority",
    (side) => side.registrationAuthority,
  ),
  plain("SUPERVISING_UNIT", "field.supervisingUnit", (side) => side.supervisingUnit),
];

/** The fields in which the two differ: only these ask for a choice. */
export function differing(kept: Side, merged: Side): readonly MergeField[] {
  return mergeFields.filter(({ word }) => word(kept) !== word(merged));
}

/** What the kept record lacks is taken from the other one unless the person says otherwise. */
export function usualTake(kept: Side, merged: Side): readonly OrganizationField[] {
  return differing(kept, merged)
    .filter(({ word }) => word(kept) === "" && word(merged) !== "")
    .map(({ field }) => field);
}

const dependents = [
  ["linked", "section.links"],
  ["hosts", "section.hosts"],
  ["operatingChecks", "section.checks"],
  ["years", "section.years"],
  ["reportedCounts", "field.reportedMembers"],
  ["workCoverages", "section.workCoverage"],
  ["shops", "ledger.shops"],
] as const;

/** What hangs on the merged record and moves to the kept one. */
export function moving(merged: Side): readonly (readonly [label: string, count: number])[] {
  return dependents
    .map(([name, key]) => [t(key), merged[name].totalCount.value] as const)
    .filter(([, count]) => count > 0);
}
