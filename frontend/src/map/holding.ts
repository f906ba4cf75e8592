// What of a sketch lies under the pointer, and the lines of any shape.

import type { Coordinate } from "ol/coordinate";
import type Geometry from "ol/geom/Geometry";
import LineString from "ol/geom/LineString";
import MultiPolygon from "ol/geom/MultiPolygon";
import Polygon from "ol/geom/Polygon";
import { coordinateOf } from "./geometry";
import type { Corner, Sketch } from "./sketch";
import { distanceOf, footOn } from "./snapping";

/** A corner that can be dragged, or the edge after it, on which a new corner can be pulled out. */
export interface Hold {
  readonly corner: Corner;
  readonly isEdge: boolean;
}

/** The nearest corner within reach, else the edge of a closed ring; null for neither. */
export function holdAt(sketch: Sketch, at: Coordinate, reach: number): Hold | null {
  let best: Hold | null = null;
  let least = reach;
  const offer = (distance: number, hold: Hold) => {
    if (distance <= least) {
      least = distance;
      best = hold;
    }
  };
  const corners = sketch.parts.flatMap((rings, part) =>
    rings.flatMap((spots, ring) => {
      const stands = spots.map(coordinateOf);
      return stands.map((stand, index) => ({
        corner: { part, ring, at: index },
        stand,
        next: stands[(index + 1) % stands.length] ?? stand,
      }));
    }),
  );
  for (const { corner, stand } of corners) {
    offer(distanceOf(stand, at), { corner, isEdge: false });
  }
  if (best === null && sketch.isClosed) {
    for (const { corner, stand, next } of corners) {
      offer(distanceOf(footOn(stand, next, at), at), { corner, isEdge: true });
    }
  }
  return best;
}

export function linesOf(geometry: Geometry): Coordinate[][] {
  if (geometry instanceof Polygon) {
    return geometry.getCoordinates();
  }
  if (geometry instanceof MultiPolygon) {
    return geometry.getCoordinates().flat();
  }
  return geometry instanceof LineString ? [geometry.getCoordinates()] : [];
}
