// What can be done to the lines of the map: which fields each deed asks for, what it begins with, and
// how it is sent. The address names the deed, so that a reload or a killed browser comes back to it.

import { ask } from "../../../api/client";
import type { FieldProblem } from "../../../forms/useSaving";
import {
  AddBuildingDocument,
  type CoordinateSystem,
  DrawAreaDocument,
  DrawTownDocument,
  EditedAreaDocument,
  EditedBuildingDocument,
  EditedTownDocument,
  GroupBuildingsDocument,
  MergeAreasDocument,
  PlaceBuildingDocument,
  RegroupBuildingsDocument,
  ReshapeAreaDocument,
  SplitAreaDocument,
} from "../../../gql/graphql";
import { type Key, keyOf, type PlaceKind, type Spot } from "../../../map/model";
import { emptySketch, type Sketch, sketchOf, sketchText, type Tool } from "../../../map/sketch";

export const deedNames = [
  "drawArea",
  "reshapeArea",
  "splitArea",
  "mergeAreas",
  "addBuilding",
  "placeBuilding",
  "groupBuildings",
  "drawTown",
] as const;
export type DeedName = (typeof deedNames)[number];

export interface Deed {
  /** What is drawn; null where only a point is set or things are chosen. */
  readonly tool: Tool | null;
  /** What must be chosen first. */
  readonly target: PlaceKind | null;
  /** What is chosen, several of them. */
  readonly many: PlaceKind | null;
  readonly hasPoint: boolean;
}

const none = { tool: null, target: null, many: null, hasPoint: false } as const;

export const deeds: Readonly<Record<DeedName, Deed>> = {
  drawArea: { ...none, tool: "polygon" },
  reshapeArea: { ...none, tool: "polygon", target: "area" },
  splitArea: { ...none, tool: "line", target: "area" },
  mergeAreas: { ...none, many: "area" },
  addBuilding: { ...none, hasPoint: true },
  placeBuilding: { ...none, tool: "polygon", target: "building", hasPoint: true },
  groupBuildings: { ...none, many: "building" },
  drawTown: { ...none, tool: "polygon", target: "town" },
};

/** What the address says of editing: `"menu"`, or a deed and the id of what it is done to. */
export type EditMode =
  | { readonly deed: null; readonly id: null }
  | { readonly deed: DeedName; readonly id: string | null };

export function readMode(text: string | null): EditMode | null {
  if (text === null) {
    return null;
  }
  const [name, id] = text.split(/:(.*)/);
  const deed = deedNames.find((one) => one === name);
  return deed ? { deed, id: id || null } : { deed: null, id: null };
}

export function modeText(deed: DeedName | null, id: string | null = null): string {
  return deed === null ? "menu" : id === null ? deed : `${deed}:${id}`;
}

/** A row as it was read, from which an edit begins. */
export interface Target {
  readonly id: string;
  readonly name: string;
  readonly townId: string;
  readonly revision: number;
  readonly wkt: string | null;
  readonly spot: Spot | null;
}

export async function readTarget(
  kind: PlaceKind,
  id: string,
  signal?: AbortSignal,
): Promise<Target | null> {
  const options = signal ? { signal } : {};
  switch (kind) {
    case "area": {
      const { area } = await ask(EditedAreaDocument, { id }, options);
      return area && { ...area, townId: area.town?.id ?? "", wkt: area.boundary, spot: null };
    }
    case "town": {
      const { town } = await ask(EditedTownDocument, { id }, options);
      return town && { ...town, townId: town.id, wkt: town.boundary, spot: null };
    }
    case "building": {
      const { building } = await ask(EditedBuildingDocument, { id }, options);
      return (
        building && {
          ...building,
          townId: building.town?.id ?? "",
          wkt: building.footprint,
          spot: spotFrom(building.longitude, building.latitude),
        }
      );
    }
  }
}

function spotFrom(longitude: number | null, latitude: number | null): Spot | null {
  return longitude === null || latitude === null ? null : { longitude, latitude };
}

/** One of several chosen things, with the revision that was seen. */
export interface Chosen {
  readonly id: string;
  readonly name: string;
  readonly revision: number;
}

export interface EditValues {
  readonly revision: number;
  readonly name: string;
  readonly townId: string;
  readonly sketch: Sketch;
  /** Names of the parts of a split. */
  readonly names: readonly string[];
  readonly chosen: readonly Chosen[];
  /** The building group that is changed; empty for a new one. */
  readonly groupId: string;
  readonly on: string;
  readonly address: string;
  readonly floors: string;
  readonly longitude: string;
  readonly latitude: string;
  readonly system: CoordinateSystem;
  /** Mend a line that crosses itself. */
  readonly isMended: boolean;
}

export function valuesFor(deed: DeedName, target: Target | null, townId: string): EditValues {
  const { tool } = deeds[deed];
  const name = target?.name ?? "";
  return {
    revision: target?.revision ?? 0,
    name,
    townId: target?.townId ?? townId,
    sketch: tool === "polygon" && target ? sketchOf(target.wkt) : emptySketch(tool ?? "polygon"),
    names: [`${name}1`, `${name}2`],
    chosen: [],
    groupId: "",
    on: "",
    address: "",
    floors: "",
    longitude: target?.spot ? String(target.spot.longitude) : "",
    latitude: target?.spot ? String(target.spot.latitude) : "",
    system: "WGS84",
    isMended: false,
  };
}

/** The point that was set; null for none, or for one in a system that only the server converts. */
export function pointOf({ longitude, latitude, system }: EditValues): Spot | null {
  const [x, y] = [Number(longitude), Number(latitude)];
  const isDrawn = longitude.trim() !== "" && latitude.trim() !== "" && isDirect(system);
  return isDrawn && Math.abs(x) <= 180 && Math.abs(y) <= 90 ? { longitude: x, latitude: y } : null;
}

/** The map stands on WGS-84, from which CGCS2000 differs by centimeters. */
export function isDirect(system: CoordinateSystem): boolean {
  return system === "WGS84" || system === "CGCS2000";
}

export interface Told extends FieldProblem {
  readonly changedBy: string | null;
  readonly changedAt: string | null;
  readonly currentRevision: number | null;
  /** Where a drawn shape is at fault. */
  readonly longitude: number | null;
  readonly latitude: number | null;
}

export interface Done {
  readonly key: Key | null;
  readonly name: string;
  readonly problems: readonly Told[];
  readonly warnings: readonly Told[];
}

interface Answer {
  readonly problems: readonly Told[];
  readonly warnings: readonly Told[];
}

function doneWith(
  { problems, warnings }: Answer,
  kind: PlaceKind | null,
  row: { readonly id: string; readonly name: string } | null | undefined,
): Done {
  return {
    problems,
    warnings,
    key: kind && row ? keyOf(kind, row.id) : null,
    name: row?.name ?? "",
  };
}

type Send = (values: EditValues, id: string, idempotencyKey: string) => Promise<Done>;

const senders: Readonly<Record<DeedName, Send>> = {
  drawArea: async (values, _, idempotencyKey) => {
    const input = { area: areaOf(values), acceptsRepair: values.isMended, idempotencyKey };
    const { drawArea } = await ask(DrawAreaDocument, { input });
    return doneWith(drawArea, "area", drawArea.area);
  },
  reshapeArea: async (values, id, idempotencyKey) => {
    const { revision, isMended: acceptsRepair } = values;
    const input = { id, revision, area: areaOf(values), acceptsRepair, idempotencyKey };
    const { editArea } = await ask(ReshapeAreaDocument, { input });
    return doneWith(editArea, "area", editArea.area);
  },
  splitArea: async ({ revision, sketch, names, on }, id, idempotencyKey) => {
    const line = sketchText(sketch) ?? "";
    const input = {
      id,
      revision,
      line,
      names: names.map((name) => name.trim()),
      on: on || null,
      idempotencyKey,
    };
    const { splitArea } = await ask(SplitAreaDocument, { input });
    return doneWith(
      splitArea,
      "area",
      splitArea.areas.find(({ name }) => name === names[0]?.trim()),
    );
  },
  mergeAreas: async ({ chosen, name, on }, _, idempotencyKey) => {
    const areas = chosen.map(({ id, revision }) => ({ id, revision }));
    const input = { areas, name: name.trim(), on: on || null, idempotencyKey };
    const { mergeAreas } = await ask(MergeAreasDocument, { input });
    return doneWith(mergeAreas, "area", mergeAreas.area);
  },
  drawTown: async ({ revision, sketch, isMended }, id, idempotencyKey) => {
    const boundary = sketchText(sketch);
    const input = { id, revision, boundary, acceptsRepair: isMended, idempotencyKey };
    const { drawTown } = await ask(DrawTownDocument, { input });
    return doneWith(drawTown, "town", drawTown.town);
  },
  addBuilding: async (values, _, idempotencyKey) => {
    const { name, townId, address, floors } = values;
    const building = {
      name: name.trim(),
      townId,
      address: address.trim() || null,
      floors: floors.trim() === "" ? null : Number(floors),
      location: locationOf(values),
    };
    const { addBuilding } = await ask(AddBuildingDocument, { input: { building, idempotencyKey } });
    return doneWith(addBuilding, "building", addBuilding.building);
  },
  placeBuilding: async (values, id, idempotencyKey) => {
    const { revision, sketch, isMended } = values;
    const input = {
      id,
      revision,
      location: locationOf(values),
      footprint: sketchText(sketch),
      acceptsRepair: isMended,
      idempotencyKey,
    };
    const { placeBuilding } = await ask(PlaceBuildingDocument, { input });
    return doneWith(placeBuilding, "building", placeBuilding.building);
  },
  groupBuildings: async ({ chosen, name, townId, groupId, revision }, _, idempotencyKey) => {
    const shared = { name: name.trim(), buildingIds: chosen.map(({ id }) => id), idempotencyKey };
    if (groupId) {
      const input = { id: groupId, revision, ...shared };
      const { regroupBuildings } = await ask(RegroupBuildingsDocument, { input });
      return doneWith(regroupBuildings, null, regroupBuildings.buildingGroup);
    }
    const { groupBuildings } = await ask(GroupBuildingsDocument, { input: { townId, ...shared } });
    return doneWith(groupBuildings, null, groupBuildings.buildingGroup);
  },
};

export function send(
  deed: DeedName,
  values: EditValues,
  id: string | null,
  idempotencyKey: string,
): Promise<Done> {
  return senders[deed](values, id ?? "", idempotencyKey);
}

function areaOf({ name, townId, sketch }: EditValues) {
  return { name: name.trim(), townId, boundary: sketchText(sketch) };
}

function locationOf({ longitude, latitude, system }: EditValues) {
  return longitude.trim() === "" && latitude.trim() === ""
    ? null
    : { longitude: Number(longitude), latitude: Number(latitude), system };
}
