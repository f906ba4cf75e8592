// What stands at a point of the map, and what is in view, read off the features that are drawn.

import type { Coordinate } from "ol/coordinate";
import { boundingExtent, buffer, containsCoordinate, type Extent } from "ol/extent";
import type Feature from "ol/Feature";
import PointGeometry from "ol/geom/Point";
import type VectorLayer from "ol/layer/Vector";
import type VectorSource from "ol/source/Vector";
import {
  anchorOf,
  buildingRadius,
  type Drawn,
  gatheredItem,
  gatheredKey,
  jointItem,
  placeItem,
  placeKey,
  radiusOf,
  thingOf,
} from "./features";
import { clusterRadius } from "./marks";
import { type Item, type Joint, type Key, keyOf, type Place } from "./model";
import { zooms } from "./zooms";

export interface Layer {
  readonly source: VectorSource;
  readonly layer: VectorLayer;
}

/** The layers whose features can be pointed at. */
export interface Touched {
  readonly towns: Layer;
  readonly areas: Layer;
  readonly buildings: Layer;
  readonly anchors: Layer;
  readonly points: Layer;
}

export interface Hit {
  readonly key: Key;
  /** Units: pixels. */
  readonly distance: number;
}

export const anchorRadius = 13;
const widest = 156_543.033_928_041;
const fingertip = 12;
const pointer = 3;
/** Things within this height read as one line. Units: pixels. */
const line = 56;

export const zoomAt = (resolution: number) => Math.log2(widest / resolution);

/** Units: pixels; a place that has no boundary is drawn as a ring around its number. */
export const pointRadius = ({ operating }: Place) => clusterRadius(operating);

const jointKey = ({ id }: Joint) => keyOf("branch", id);

function isShown({ layer }: Layer, resolution: number): boolean {
  return zoomAt(resolution) > layer.getMinZoom();
}

/** What stands at a coordinate; small things win over the ground below them. */
export function hitAt(
  { towns, areas, buildings, anchors, points }: Touched,
  coordinate: Coordinate,
  resolution: number,
  isCoarse: boolean,
): Hit | null {
  const slack = isCoarse ? fingertip : pointer;
  return (
    nearest(points, coordinate, resolution, slack, radiusOf, gatheredKey) ??
    nearest(buildings, coordinate, resolution, slack, buildingRadius, placeKey) ??
    nearest(anchors, coordinate, resolution, slack, () => anchorRadius, jointKey) ??
    groundAt(areas, coordinate, resolution, slack) ??
    groundAt(towns, coordinate, resolution, slack)
  );
}

/** A place may have a point only. */
function groundAt(
  ground: Layer,
  coordinate: Coordinate,
  resolution: number,
  slack: number,
): Hit | null {
  return (
    nearest(ground, coordinate, resolution, slack, pointRadius, placeKey) ??
    standing(ground, coordinate, resolution)
  );
}

function nearest<Thing>(
  layer: Layer,
  coordinate: Coordinate,
  resolution: number,
  slack: number,
  radius: (thing: Thing) => number,
  key: (thing: Thing) => Key,
): Hit | null {
  if (!isShown(layer, resolution)) {
    return null;
  }
  const reach = buffer(boundingExtent([coordinate]), 48 * resolution);
  let best: Hit | null = null;
  for (const feature of layer.source.getFeaturesInExtent(reach)) {
    const geometry = feature.getGeometry();
    const [x, y] = geometry instanceof PointGeometry ? geometry.getCoordinates() : [];
    if (x === undefined || y === undefined) {
      continue;
    }
    const distance = Math.hypot(x - (coordinate[0] ?? 0), y - (coordinate[1] ?? 0)) / resolution;
    const thing = thingOf<Thing>(feature);
    if (
      distance <= radius(thing) + slack &&
      distance < (best?.distance ?? Number.POSITIVE_INFINITY)
    ) {
      best = { key: key(thing), distance };
    }
  }
  return best;
}

function standing(layer: Layer, coordinate: Coordinate, resolution: number): Hit | null {
  if (!isShown(layer, resolution)) {
    return null;
  }
  const feature = layer.source.getFeaturesAtCoordinate(coordinate)[0] as Drawn<Place> | undefined;
  return feature?.thing ? { key: placeKey(feature.thing), distance: 0 } : null;
}

/** What can be pointed at in an extent, in reading order. */
export function itemsIn(
  { towns, areas, buildings, anchors, points }: Touched,
  extent: Extent,
  resolution: number,
): Item[] {
  const found = [
    ...(zoomAt(resolution) < zooms.townFrame ? within(towns, extent, resolution, placeItem) : []),
    ...within(areas, extent, resolution, placeItem),
    ...within(buildings, extent, resolution, placeItem),
    ...within(anchors, extent, resolution, jointItem),
    ...within(points, extent, resolution, gatheredItem),
  ];
  const row = ([, y = 0]: Coordinate) => Math.round(-y / (line * resolution));
  return found
    .sort((a, b) => row(a.at) - row(b.at) || (a.at[0] ?? 0) - (b.at[0] ?? 0))
    .map(({ item }) => item);
}

function within<Thing>(
  layer: Layer,
  extent: Extent,
  resolution: number,
  itemOf: (thing: Thing) => Item,
): { item: Item; at: Coordinate }[] {
  if (!isShown(layer, resolution)) {
    return [];
  }
  return layer.source.getFeaturesInExtent(extent).flatMap((feature) => {
    const thing = thingOf<Thing>(feature);
    const at = middleOf(feature, thing);
    return at && containsCoordinate(extent, at) ? [{ item: itemOf(thing), at }] : [];
  });
}

function middleOf(feature: Feature, thing: unknown): Coordinate | null {
  const geometry = feature.getGeometry();
  return geometry instanceof PointGeometry ? geometry.getCoordinates() : anchorOf(thing as Place);
}
