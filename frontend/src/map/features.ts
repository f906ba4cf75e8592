// The features of OpenLayers that stand for our things, and the way back from a feature to its thing.

import type { Coordinate } from "ol/coordinate";
import Feature from "ol/Feature";
import type Geometry from "ol/geom/Geometry";
import PointGeometry from "ol/geom/Point";
import type Style from "ol/style/Style";
import type { Gathered } from "./clusters";
import { coordinateOf, geometryOf, groundOf, insideOf, tiesOf } from "./geometry";
import { buildingSide, clusterRadius } from "./marks";
import { type Item, type Joint, type Key, keyOf, type Place, spotKey } from "./model";

/** A feature with what it stands for. */
export type Drawn<Thing> = Feature<Geometry> & { thing?: Thing };

function drawn<Thing>(thing: Thing, geometry: Geometry): Drawn<Thing> {
  const feature: Drawn<Thing> = new Feature(geometry);
  feature.thing = thing;
  return feature;
}

export function thingOf<Thing>(feature: unknown): Thing {
  return (feature as { thing: Thing }).thing;
}

/** The drawn boundary of a town or an area, without one its point; null without either. */
export function groundFeature(place: Place): Drawn<Place> | null {
  const geometry = place.boundary === null ? null : geometryOf(place.boundary);
  return geometry ? drawn(place, geometry) : pointFeature(place, anchorOf(place));
}

/** Where the words on a place stand, or its mark: inside its boundary, else at its point. */
export function anchorOf(place: Place): Coordinate | null {
  const geometry = place.boundary === null ? null : geometryOf(place.boundary);
  return geometry ? insideOf(geometry) : place.spot && coordinateOf(place.spot);
}

export function pointFeature<Thing>(thing: Thing, at: Coordinate | null): Drawn<Thing> | null {
  return at && drawn(thing, new PointGeometry(at));
}

export function tieFeature(joint: Joint): Drawn<Joint> | null {
  const lines = tiesOf(joint);
  return lines && drawn(joint, lines);
}

export function hullFeature(joint: Joint): Drawn<Joint> | null {
  const ground = groundOf(joint);
  return ground && drawn(joint, ground);
}

export function styled(geometry: Geometry, style: Style | Style[]): Feature {
  const feature = new Feature(geometry);
  feature.setStyle(style);
  return feature;
}

export function gatheredKey(gathered: Gathered): Key {
  const { point, apartAt } = gathered;
  if (point?.id) {
    return keyOf("organization", point.id);
  }
  return apartAt === null ? spotKey(gathered) : spotKey(gathered).replace("spot:", "cluster:");
}

export function placeKey({ kind, id }: Place): Key {
  return keyOf(kind, id);
}

/** Units: pixels. */
export function radiusOf(gathered: Gathered): number {
  return gathered.point ? 8 : clusterRadius(gathered.count);
}

/** Units: pixels. */
export function buildingRadius(place: Place): number {
  return buildingSide(place.operating) * 0.62;
}

export function placeItem(place: Place): Item {
  const { name, operating, covered, isKnown } = place;
  return { key: placeKey(place), name, operating, covered, mark: isKnown ? null : "unknown" };
}

export function gatheredItem(gathered: Gathered): Item {
  const { point, count, covered } = gathered;
  return {
    key: gatheredKey(gathered),
    name: point?.name ?? "",
    operating: count,
    covered,
    mark: point?.mark ?? null,
  };
}

export function jointItem({ id, name, members }: Joint): Item {
  const count = members.length;
  return { key: keyOf("branch", id), name, operating: count, covered: count, mark: null };
}
