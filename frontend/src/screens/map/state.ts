// What the address says about the map: day, layers, reasons, where it looks, what is chosen.

import { isDate } from "../../lib/dates";
import {
  type LayerName,
  layerNames,
  type Mark,
  readKey,
  type Spot,
  uncoveredMarks,
} from "../../map/model";
import type { Changes } from "../../router";

export const tabs = ["towns", "areas", "buildings", "branches", "uncovered"] as const;
export type TabName = (typeof tabs)[number];
export type Reason = (typeof uncoveredMarks)[number];

export interface MapState {
  readonly asOf: string;
  readonly layers: ReadonlySet<LayerName>;
  /** The reasons by which uncovered organizations are picked out; none of them shows everything. */
  readonly reasons: ReadonlySet<Mark>;
  readonly zoom: number | null;
  readonly center: Spot | null;
  readonly chosen: string | null;
  readonly tab: TabName;
}

export function readMapState(query: URLSearchParams, today: string): MapState {
  const asOf = query.get("asOf") ?? "";
  const zoom = Number(query.get("z") ?? Number.NaN);
  const chosen = query.get("sel") ?? query.get("focus");
  return {
    asOf: isDate(asOf) ? asOf : today,
    layers: readSet(query.get("layers"), layerNames) ?? new Set(layerNames),
    reasons: readSet(query.get("reasons"), uncoveredMarks) ?? new Set(),
    zoom: zoom >= 0 && zoom <= 22 ? zoom : null,
    center: readSpot(query.get("center")),
    chosen: readKey(chosen) ? chosen : null,
    tab: tabs.find((name) => name === query.get("tab")) ?? "towns",
  };
}

function readSet<Name extends string>(
  text: string | null,
  names: readonly Name[],
): Set<Name> | null {
  if (text === null) {
    return null;
  }
  const wanted = text.split(",");
  return new Set(names.filter((name) => wanted.includes(name)));
}

function readSpot(text: string | null): Spot | null {
  const [longitude, latitude, ...rest] = (text ?? "").split(",").map(Number);
  if (longitude === undefined || latitude === undefined || rest.length > 0) {
    return null;
  }
  const isPlace = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 85;
  return isPlace ? { longitude, latitude } : null;
}

/** The change of address that turns a layer on or off; all of them need no word. */
export function layerChange(layers: ReadonlySet<LayerName>, name: LayerName): Changes {
  const next = layerNames.filter((one) => (one === name) !== layers.has(one));
  return { layers: next.length === layerNames.length ? null : next.join(",") || "no" };
}

/** The change of address that picks out a reason or lets it go. */
export function reasonChange(reasons: ReadonlySet<Mark>, reason: Mark): Changes {
  const next = uncoveredMarks.filter((one) => (one === reason) !== reasons.has(one));
  return { reasons: next.join(",") };
}

/** The change of address for where the map looks. */
export function lookChange(zoom: number, { longitude, latitude }: Spot): Changes {
  return { z: zoom.toFixed(2), center: `${longitude.toFixed(5)},${latitude.toFixed(5)}` };
}

/** The change of address that chooses one thing, or nothing. */
export function choice(chosen: string | null): Changes {
  return { sel: chosen, focus: null };
}
