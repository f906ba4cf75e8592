// What a map shows, in its own words: no library and no server shines through here.

/** `"building:ID"`: one thing on the map, as the address and the table name it. */
export type Key = string;

export type PlaceKind = "town" | "area" | "building";
export type Kind = PlaceKind | "organization" | "branch" | "spot";

export const layerNames = ["towns", "areas", "buildings", "organizations", "branches"] as const;
export type LayerName = (typeof layerNames)[number];

/** Degrees, WGS-84. */
export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Degrees, WGS-84. */
export interface Spot {
  readonly longitude: number;
  readonly latitude: number;
}

/** Where to look: at a box, or at a spot from a zoom. */
export interface Target {
  readonly box?: Box;
  readonly spot?: Spot;
  readonly zoom?: number;
}

/** A town, an area or a building with its counts of operating organizations on the day. */
export interface Place {
  readonly kind: PlaceKind;
  readonly id: string;
  readonly name: string;
  readonly townId: string;
  /** WKT in WGS-84; null when none is drawn. */
  readonly boundary: string | null;
  readonly spot: Spot | null;
  readonly operating: number;
  readonly covered: number;
  readonly verified: number;
  /** False where the reader may not see the organizations: their number is unknown, not zero. */
  readonly isKnown: boolean;
  /** Living joint branches of the building or the area. */
  readonly branchIds: readonly string[];
  readonly floors: number | null;
}

/** How an organization is drawn: covered, or why it is not. */
export type Mark = "covered" | "due" | "few" | "none" | "unknown";
export const uncoveredMarks = ["due", "few", "none", "unknown"] as const satisfies Mark[];

/** One organization at its place; a cluster of the server counts several and has no id. */
export interface Point extends Spot {
  readonly id: string | null;
  readonly name: string;
  readonly count: number;
  readonly covered: number;
  readonly mark: Mark;
  readonly buildingId: string | null;
  readonly areaId: string | null;
}

export interface Member {
  readonly id: string;
  readonly spot: Spot | null;
}

/** A joint branch with the place that anchors it and the organizations that it covers. */
export interface Joint {
  readonly id: string;
  readonly name: string;
  readonly formation: string;
  readonly buildingId: string | null;
  readonly areaId: string | null;
  readonly spot: Spot | null;
  readonly members: readonly Member[];
}

/** Everything that one state of the screen draws. */
export interface Scene {
  readonly places: readonly Place[];
  readonly points: readonly Point[];
  readonly joints: readonly Joint[];
  readonly layers: ReadonlySet<LayerName>;
  /** Reasons that the reader filters by: then these organizations stand out at every zoom. */
  readonly isFiltered: boolean;
}

/** Where the map looks. */
export interface View {
  readonly center: Spot;
  readonly zoom: number;
  readonly box: Box;
  /** Units: meters a pixel at the center. */
  readonly scale: number;
}

/** Something that can be pointed at in the present view, in reading order. */
export interface Item {
  readonly key: Key;
  readonly name: string;
  readonly operating: number;
  readonly covered: number;
  readonly mark: Mark | null;
}

export function keyOf(kind: Kind, id: string): Key {
  return `${kind}:${id}`;
}

/** `"building:ID"` → its kind and id; null for anything else. */
export function readKey(key: string | null): { readonly kind: Kind; readonly id: string } | null {
  const found = /^(town|area|building|organization|branch|spot):(.+)$/.exec(key ?? "");
  return found ? { kind: found[1] as Kind, id: found[2] as string } : null;
}

/** The key of all organizations at one point, which no zoom can part. */
export function spotKey({ longitude, latitude }: Spot): Key {
  return keyOf("spot", `${longitude.toFixed(6)},${latitude.toFixed(6)}`);
}
