// The ledgers of places: buildings, villages, areas, towns and departments.

import { ask } from "../../api/client";
import {
  type AreaRowFragment,
  AreasDocument,
  type BuildingRowFragment,
  BuildingsDocument,
  type DepartmentRowFragment,
  DepartmentsDocument,
  type TownRowFragment,
  TownsDocument,
  type VillageRowFragment,
  VillagesDocument,
} from "../../gql/graphql";
import { t } from "../../i18n";
import { Tag } from "../../ui/Badge";
import { CountLink, OpenLink, YesNo } from "./cells";
import type { LedgerColumn, LedgerDefinition } from "./definition";
import { byEnumeration, byTown, byYesNo } from "./filters";
import { AreaPanel, BuildingPanel, DepartmentPanel, TownPanel, VillagePanel } from "./PlacePanels";
import {
  areaEditing,
  buildingEditing,
  departmentEditing,
  townEditing,
  villageEditing,
} from "./placeEdits";
import { variablesOf } from "./request";

interface PlaceRow {
  readonly id: string;
  readonly name: string;
  readonly organizationCount: number;
}

function nameColumn<Row extends PlaceRow>(): LedgerColumn<Row> {
  return {
    id: "name",
    heading: t("field.name"),
    order: "NAME",
    cell: (row) => <OpenLink row={row} />,
  };
}

/** How many organizations are there; `filter` is the ledger's filter that shows them. */
function countColumn<Row extends PlaceRow>(filter: string): LedgerColumn<Row> {
  return {
    id: "organizations",
    heading: t("field.organizationCount"),
    isNumber: true,
    cell: (row) => (
      <CountLink
        ledger="organizations"
        filter={{ [filter]: row.id }}
        count={row.organizationCount}
      />
    ),
  };
}

function townColumn<
  Row extends { readonly town: { readonly name: string } | null },
>(): LedgerColumn<Row> {
  return { id: "town", heading: t("field.town"), cell: (row) => row.town?.name ?? "—" };
}

export const buildings: LedgerDefinition<BuildingRowFragment> = {
  name: "buildings",
  searchHint: "search.named",
  filters: [byTown],
  views: [],
  columns: () => [
    nameColumn(),
    townColumn(),
    {
      id: "group",
      isMinor: true,
      heading: t("field.buildingGroup"),
      cell: (row) => row.group?.name ?? "—",
    },
    {
      id: "address",
      isMinor: true,
      heading: t("field.address"),
      cell: (row) => row.address ?? "—",
    },
    {
      id: "floors",
      isMinor: true,
      heading: t("field.floors"),
      isNumber: true,
      cell: (row) => row.floors ?? "—",
    },
    countColumn("building"),
  ],
  load: async (request, signal) =>
    (await ask(BuildingsDocument, variablesOf(request), { signal })).buildings,
  editing: buildingEditing,
  Panel: BuildingPanel,
};

export const villages: LedgerDefinition<VillageRowFragment> = {
  name: "villages",
  searchHint: "search.named",
  filters: [
    byTown,
    byEnumeration("urbanRuralClass", "field.urbanRuralClass", "UrbanRuralClass"),
    { ...byYesNo("isWilling", "view.willing"), isMore: false },
  ],
  views: [{ name: "view.willing", query: { isWilling: "true" } }],
  columns: () => [
    nameColumn(),
    townColumn(),
    {
      id: "code",
      isMinor: true,
      heading: t("field.divisionCode"),
      cell: (row) => <span class="code">{row.divisionCode ?? "—"}</span>,
    },
    {
      id: "class",
      heading: t("field.urbanRuralClass"),
      cell: (row) => (row.urbanRuralClass ? t(`UrbanRuralClass.${row.urbanRuralClass}`) : "—"),
    },
    {
      id: "willing",
      isMinor: true,
      heading: t("field.isWilling"),
      cell: (row) => <YesNo value={row.isWilling} />,
    },
    countColumn("village"),
  ],
  load: async (request, signal) =>
    (await ask(VillagesDocument, variablesOf(request), { signal })).villages,
  editing: villageEditing,
  Panel: VillagePanel,
};

export const areas: LedgerDefinition<AreaRowFragment> = {
  name: "areas",
  searchHint: "search.named",
  filters: [byTown],
  views: [],
  columns: () => [
    nameColumn(),
    townColumn(),
    {
      id: "boundary",
      heading: t("field.boundary"),
      cell: (row) => t(row.boundary ? "value.drawn" : "value.notDrawn"),
    },
    countColumn("area"),
  ],
  load: async (request, signal) =>
    (await ask(AreasDocument, variablesOf(request), { signal })).areas,
  editing: areaEditing,
  Panel: AreaPanel,
};

export const towns: LedgerDefinition<TownRowFragment> = {
  name: "towns",
  searchHint: "search.named",
  filters: [
    byEnumeration("kind", "field.kind", "TownKind"),
    byEnumeration("settlement", "field.settlement", "Settlement"),
  ],
  views: [],
  columns: () => [
    nameColumn(),
    { id: "kind", heading: t("field.kind"), cell: (row) => t(`TownKind.${row.kind}`) },
    {
      id: "code",
      isMinor: true,
      heading: t("field.divisionCode"),
      cell: (row) => <span class="code">{row.divisionCode ?? "—"}</span>,
    },
    {
      id: "settlement",
      heading: t("field.settlement"),
      cell: (row) => (row.settlement ? t(`Settlement.${row.settlement}`) : "—"),
    },
    countColumn("town"),
    {
      id: "branches",
      heading: t("field.branchCount"),
      isNumber: true,
      cell: (row) => (
        <CountLink ledger="branches" filter={{ town: row.id }} count={row.branchCount} />
      ),
    },
  ],
  load: async (request, signal) =>
    (await ask(TownsDocument, variablesOf(request), { signal })).towns,
  editing: townEditing,
  Panel: TownPanel,
};

export const departments: LedgerDefinition<DepartmentRowFragment> = {
  name: "departments",
  searchHint: "search.named",
  filters: [byEnumeration("kind", "field.departmentKind", "DepartmentKind")],
  views: [],
  columns: () => [
    {
      id: "name",
      heading: t("field.name"),
      order: "NAME",
      cell: (row) => (
        <>
          <OpenLink row={row} /> {row.isDefault && <Tag>{t("value.default")}</Tag>}
        </>
      ),
    },
    { id: "short", heading: t("field.shortName"), cell: (row) => row.shortName ?? "—" },
    {
      id: "kind",
      heading: t("field.departmentKind"),
      cell: (row) => t(`DepartmentKind.${row.kind}`),
    },
    countColumn("department"),
  ],
  load: async (request, signal) =>
    (await ask(DepartmentsDocument, variablesOf(request), { signal })).departments,
  editing: departmentEditing,
  Panel: DepartmentPanel,
};
