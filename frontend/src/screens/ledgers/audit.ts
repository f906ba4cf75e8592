// An event of the audit log in words that people use: what was done, which fields, before and
// after. Columns that only the program needs are left out.

import { locale, type PlainKey, t } from "../../i18n";
import { zh as shared } from "../../i18n/zh";
import { isUuid, nodeId } from "../../lib/nodeIds";
import { en, plumbing, zh } from "./auditWords";
import { say } from "./words";

type Enumerations = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** The enumeration of a column, for all tables or by table. */
const enumerations: Enumerations = {
  kind: {
    organizations: "OrganizationKind",
    branches: "BranchKind",
    members: "MemberKind",
    towns: "TownKind",
    departments: "DepartmentKind",
    approvals: "BranchKind",
    work_coverages: "WorkCoverageKind",
  },
  social_category: "SocialOrganizationCategory",
  registration_state: "RegistrationState",
  size_class: "SizeClass",
  formation: "Formation",
  standing: "Standing",
  platform: "ShopPlatform",
  state: { shops: "ShopState" },
  settlement: "Settlement",
  urban_rural_class: "UrbanRuralClass",
  coordinate_system: "CoordinateSystem",
  finding: "OperatingFinding",
  sex: "Sex",
  action: { approvals: "ApprovalAction" },
  post: { post_holdings: "BranchPost" },
  role: { registrations: "RegistrationRole" },
};

/** The type of the object that a column refers to. */
const references: Readonly<Record<string, string>> = {
  town_id: "Town",
  department_id: "Department",
  village_id: "Village",
  building_id: "Building",
  building_group_id: "BuildingGroup",
  group_id: "BuildingGroup",
  area_id: "Area",
  organization_id: "Organization",
  branch_id: "Branch",
  parent_id: "Branch",
  shop_id: "Shop",
};

export interface Change {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

export function actionWord(action: string): string {
  return word(`action.${action}`) ?? action;
}

export function fieldWord(column: string): string {
  return word(`column.${column}`) ?? column;
}

function word(key: string): string | undefined {
  const words: Readonly<Record<string, string>> = locale.value === "en" ? en : zh;
  return words[key];
}

/** The changes that say something to a person. */
export function toldChanges(changes: readonly Change[]): readonly Change[] {
  return changes.filter(
    ({ field, before, after }) =>
      !plumbing.test(field) && before !== after && !isNothing(before, after),
  );
}

/** A new row holds many fields of which nothing was said. */
function isNothing(before: string | null, after: string | null): boolean {
  return (before ?? "") === "" && (after ?? "") === "";
}

/** The object that a value refers to, as the API names it; null when it is a plain value. */
export function referenceOf(column: string, value: string | null): string | null {
  const type = references[column];
  return type !== undefined && value !== null && isUuid(value) ? nodeId(type, value) : null;
}

/** A value for reading; `nameOf` knows the names of objects. */
export function valueWord(
  table: string,
  column: string,
  value: string | null,
  nameOf: (id: string) => string,
): string {
  if (value === null || value === "") {
    return say("history.empty");
  }
  const referred = referenceOf(column, value);
  if (referred !== null) {
    return nameOf(referred);
  }
  if (isUuid(value)) {
    return say("history.hiddenValue");
  }
  if (value === "true" || value === "false") {
    return t(value === "true" ? "value.yes" : "value.no");
  }
  return memberWord(table, column, value) ?? periodWord(value) ?? shortened(value);
}

function memberWord(table: string, column: string, value: string): string | null {
  const found = enumerations[column];
  const enumeration = typeof found === "object" ? found[table] : found;
  const key = `${enumeration}.${value}`;
  return key in shared ? t(key as PlainKey) : null;
}

/** `[2024-03-10,)` → since that day. */
function periodWord(value: string): string | null {
  const found = /^[[(](\d{4}-\d\d-\d\d)?,(\d{4}-\d\d-\d\d)?[)\]]$/.exec(value);
  if (found === null) {
    return null;
  }
  const [, from, until] = found;
  if (from && until) {
    return t("period.fromUntil", { from, until });
  }
  if (from) {
    return t("period.since", { from });
  }
  return until ? t("period.until", { until }) : t("period.always");
}

const longest = 120;

/** A boundary as text fills the screen and says nothing. */
function shortened(value: string): string {
  return value.length > longest ? `${value.slice(0, longest)}…` : value;
}
