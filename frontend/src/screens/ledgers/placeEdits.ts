// What can be edited of buildings, villages, areas, towns, departments and shops. Boundaries and
// points are drawn on the map.

import { ask } from "../../api/client";
import { knownPlaces } from "../../api/places";
import {
  type AreaChanges,
  AreaNowDocument,
  type AreaRowFragment,
  type BuildingChanges,
  BuildingNowDocument,
  type BuildingRowFragment,
  ChangeAreasDocument,
  ChangeBuildingsDocument,
  ChangeDepartmentsDocument,
  ChangeShopsDocument,
  ChangeTownsDocument,
  ChangeVillagesDocument,
  type DepartmentChanges,
  DepartmentNowDocument,
  type DepartmentRowFragment,
  type ShopChanges,
  ShopNowDocument,
  type ShopRowFragment,
  type TownChanges,
  TownNowDocument,
  type TownRowFragment,
  type VillageChanges,
  VillageNowDocument,
  type VillageRowFragment,
} from "../../gql/graphql";
import { choicesOf } from "../../i18n/choices";
import type { EditField, Editing } from "./editFields";
import {
  choiceField,
  dateField,
  lookupField,
  nameField,
  numberField,
  textField,
  yesNoField,
} from "./fieldKinds";
import { helped } from "./helps";

/** In which town a place lies. */
function townField<
  Row extends { readonly town: { readonly id: string } | null },
>(): EditField<Row> {
  return choiceField<Row>(
    "townId",
    "field.town",
    () => knownPlaces().towns,
    (row) => row.town?.id,
    { isRequired: true, column: "town", group: "place" },
  );
}

export const buildingEditing: Editing<BuildingRowFragment> = {
  fields: [
    nameField(),
    townField(),
    textField("address", "field.address", (row) => row.address, {
      group: "place",
      column: "address",
    }),
    numberField("floors", "field.floors", (row) => row.floors, { column: "floors" }),
  ],
  change: async ({ rows, changes, ...request }) => {
    const input = { ...request, rows: [...rows], changes: changes as BuildingChanges };
    return (await ask(ChangeBuildingsDocument, { input })).changed;
  },
  reread: async (id) => (await ask(BuildingNowDocument, { id })).now,
};

export const villageEditing: Editing<VillageRowFragment> = {
  fields: helped("villages", [
    nameField(),
    townField(),
    textField("divisionCode", "field.divisionCode", (row) => row.divisionCode, {
      column: "code",
      isOwn: true,
    }),
    choiceField(
      "urbanRuralClass",
      "field.urbanRuralClass",
      () => choicesOf("UrbanRuralClass"),
      (row) => row.urbanRuralClass,
      {
        column: "class",
      },
    ),
    textField("branchName", "field.villageBranch", (row) => row.branchName, { isOwn: true }),
    yesNoField("isWilling", "field.isWilling", (row) => row.isWilling, { column: "willing" }),
  ]),
  change: async ({ rows, changes, ...request }) => {
    const input = { ...request, rows: [...rows], changes: changes as VillageChanges };
    return (await ask(ChangeVillagesDocument, { input })).changed;
  },
  reread: async (id) => (await ask(VillageNowDocument, { id })).now,
};

export const areaEditing: Editing<AreaRowFragment> = {
  fields: [nameField(), townField()],
  change: async ({ rows, changes, ...request }) => {
    const input = { ...request, rows: [...rows], changes: changes as AreaChanges };
    return (await ask(ChangeAreasDocument, { input })).changed;
  },
  reread: async (id) => (await ask(AreaNowDocument, { id })).now,
};

export const townEditing: Editing<TownRowFragment> = {
  fields: helped("towns", [
    nameField(),
    choiceField(
      "kind",
      "field.kind",
      () => choicesOf("TownKind"),
      (row) => row.kind,
      { isRequired: true, column: "kind" },
    ),
    textField("divisionCode", "field.divisionCode", (row) => row.divisionCode, {
      column: "code",
      isOwn: true,
    }),
    choiceField(
      "settlement",
      "field.settlement",
      () => choicesOf("Settlement"),
      (row) => row.settlement,
      {
        column: "settlement",
      },
    ),
  ]),
  change: async ({ rows, changes, ...request }) => {
    const input = { ...request, rows: [...rows], changes: changes as TownChanges };
    return (await ask(ChangeTownsDocument, { input })).changed;
  },
  reread: async (id) => (await ask(TownNowDocument, { id })).now,
};

export const departmentEditing: Editing<DepartmentRowFragment> = {
  fields: helped("departments", [
    nameField(),
    textField("shortName", "field.shortName", (row) => row.shortName, {
      column: "short",
      isOwn: true,
    }),
    choiceField(
      "kind",
      "field.departmentKind",
      () => choicesOf("DepartmentKind"),
      (row) => row.kind,
      { isRequired: true, column: "kind" },
    ),
    yesNoField("isDefault", "field.isDefault", (row) => row.isDefault, {
      isRequired: true,
      isOwn: true,
    }),
  ]),
  change: async ({ rows, changes, ...request }) => {
    const input = { ...request, rows: [...rows], changes: changes as DepartmentChanges };
    return (await ask(ChangeDepartmentsDocument, { input })).changed;
  },
  reread: async (id) => (await ask(DepartmentNowDocument, { id })).now,
};

export const shopEditing: Editing<ShopRowFragment> = {
  fields: helped("shops", [
    nameField(),
    choiceField(
      "platform",
      "field.platform",
      () => choicesOf("ShopPlatform"),
      (row) => row.platform,
      { isRequired: true, column: "platform" },
    ),
    textField("url", "field.url", (row) => row.url, { column: "url", isOwn: true }),
    choiceField(
      "state",
      "field.state",
      () => choicesOf("ShopState"),
      (row) => row.state,
      { isRequired: true, isDated: true, column: "state" },
    ),
    dateField("openedOn", "field.openedOn", (row) => row.openedOn, { column: "opened" }),
    textField("ownerName", "field.owner", (row) => row.ownerName, { column: "owner" }),
    lookupField(
      "organizationId",
      "field.organization",
      "organizations",
      (row) => row.organization,
      { column: "organization" },
    ),
    townField(),
  ]),
  change: async ({ rows, changes, ...request }) => {
    const input = { ...request, rows: [...rows], changes: changes as ShopChanges };
    return (await ask(ChangeShopsDocument, { input })).changed;
  },
  reread: async (id) => (await ask(ShopNowDocument, { id })).now,
};
