// From the columns of the server's map view to the places, points and branches that are drawn.

import type { Joint, Mark, Place, Point, Spot } from "../../map/model";

type Column<Value> = readonly Value[];

interface PlaceColumns {
  readonly ids: Column<string>;
  readonly names: Column<string>;
  readonly longitudes: Column<number | null>;
  readonly latitudes: Column<number | null>;
  readonly operating: Column<number>;
  readonly covered: Column<number>;
  readonly verified: Column<number>;
}

interface BoundaryColumn {
  /** Left out once the boundaries are known. */
  readonly boundaries?: Column<string | null>;
}

export type TownColumns = PlaceColumns & BoundaryColumn;

export interface AreaColumns extends PlaceColumns, BoundaryColumn {
  readonly townIds: Column<string>;
  readonly branchIds: Column<Column<string>>;
}

export interface BuildingColumns extends PlaceColumns {
  readonly townIds: Column<string>;
  readonly floors: Column<number | null>;
  readonly branchIds: Column<Column<string>>;
}

export interface PointColumns {
  readonly isClustered: boolean;
  readonly ids: Column<string | null>;
  readonly longitudes: Column<number>;
  readonly latitudes: Column<number>;
  readonly counts: Column<number>;
  readonly coveredCounts: Column<number>;
  readonly coverages: Column<string | null>;
  readonly reasons: Column<string | null>;
  /** From far these are left out, here and below: they are half of the answer. */
  readonly names?: Column<string | null>;
  readonly buildingIds?: Column<string | null>;
  readonly areaIds?: Column<string | null>;
}

export interface JointColumns {
  readonly ids: Column<string>;
  readonly names: Column<string>;
  readonly formations: Column<string>;
  readonly buildingIds: Column<string | null>;
  readonly areaIds: Column<string | null>;
  readonly longitudes: Column<number | null>;
  readonly latitudes: Column<number | null>;
  readonly organizationIds: Column<Column<string>>;
  readonly organizationLongitudes: Column<Column<number | null>>;
  readonly organizationLatitudes: Column<Column<number | null>>;
}

function spot(
  longitude: number | null | undefined,
  latitude: number | null | undefined,
): Spot | null {
  return longitude == null || latitude == null ? null : { longitude, latitude };
}

/** Who may see the organizations of a town; elsewhere a count of zero says nothing. */
export type Sees = (townId: string, operating: number) => boolean;
/** The boundary of a place by its id, once known. */
export type Boundaries = ReadonlyMap<string, string | null>;

export function townsOf(columns: TownColumns, boundaries: Boundaries, sees: Sees): Place[] {
  return columns.ids.map((id, at) => ({
    ...countsOf(columns, at),
    kind: "town",
    id,
    townId: id,
    boundary: boundaries.get(id) ?? null,
    isKnown: sees(id, columns.operating[at] ?? 0),
    branchIds: [],
    floors: null,
  }));
}

export function areasOf(columns: AreaColumns, boundaries: Boundaries, sees: Sees): Place[] {
  return columns.ids.map((id, at) => ({
    ...countsOf(columns, at),
    kind: "area",
    id,
    townId: columns.townIds[at] ?? "",
    boundary: boundaries.get(id) ?? null,
    isKnown: sees(columns.townIds[at] ?? "", columns.operating[at] ?? 0),
    branchIds: columns.branchIds[at] ?? [],
    floors: null,
  }));
}

export function buildingsOf(columns: BuildingColumns, sees: Sees): Place[] {
  return columns.ids.map((id, at) => ({
    ...countsOf(columns, at),
    kind: "building",
    id,
    townId: columns.townIds[at] ?? "",
    boundary: null,
    isKnown: sees(columns.townIds[at] ?? "", columns.operating[at] ?? 0),
    branchIds: columns.branchIds[at] ?? [],
    floors: columns.floors[at] ?? null,
  }));
}

function countsOf(columns: PlaceColumns, at: number) {
  return {
    name: columns.names[at] ?? "",
    spot: spot(columns.longitudes[at], columns.latitudes[at]),
    operating: columns.operating[at] ?? 0,
    covered: columns.covered[at] ?? 0,
    verified: columns.verified[at] ?? 0,
  };
}

export function pointsOf(columns: PointColumns): Point[] {
  return columns.longitudes.map((longitude, at) => ({
    id: columns.ids[at] ?? null,
    name: columns.names?.[at] ?? "",
    longitude,
    latitude: columns.latitudes[at] ?? 0,
    count: columns.counts[at] ?? 1,
    covered: columns.coveredCounts[at] ?? 0,
    mark: markOf(columns.coverages[at] ?? null, columns.reasons[at] ?? null),
    buildingId: columns.buildingIds?.[at] ?? null,
    areaId: columns.areaIds?.[at] ?? null,
  }));
}

const marks: Readonly<Record<string, Mark>> = {
  DUE: "due",
  FEW_MEMBERS: "few",
  NO_MEMBERS: "none",
};

/** A reason that is none, or that the reader may not know, is drawn as unknown. */
export function markOf(coverage: string | null, reason: string | null): Mark {
  if (coverage !== null && coverage !== "UNCOVERED") {
    return "covered";
  }
  return marks[reason ?? ""] ?? "unknown";
}

export function jointsOf(columns: JointColumns): Joint[] {
  return columns.ids.map((id, at) => ({
    id,
    name: columns.names[at] ?? "",
    formation: columns.formations[at] ?? "",
    buildingId: columns.buildingIds[at] ?? null,
    areaId: columns.areaIds[at] ?? null,
    spot: spot(columns.longitudes[at], columns.latitudes[at]),
    members: (columns.organizationIds[at] ?? []).map((organizationId, member) => ({
      id: organizationId,
      spot: spot(
        columns.organizationLongitudes[at]?.[member],
        columns.organizationLatitudes[at]?.[member],
      ),
    })),
  }));
}
