// What of the data lies in the view: the rows of the table and the counts of the legend.

import { around, holds, meets, spotsOf } from "../../map/boxes";
import { type Level, levelOf, levels } from "../../map/levels";
import type { Box, Joint, Mark, Place, PlaceKind, Point, Spot } from "../../map/model";
import { zooms } from "../../map/zooms";

const boxes = new WeakMap<Place, Box | null>();

/** The box around a place: its boundary's, else its point. */
export function boxOfPlace(place: Place): Box | null {
  let box = boxes.get(place);
  if (box === undefined) {
    const spots: readonly Spot[] = place.boundary
      ? spotsOf(place.boundary)
      : place.spot
        ? [place.spot]
        : [];
    box = around(spots);
    boxes.set(place, box);
  }
  return box;
}

export function isInView(place: Place, view: Box): boolean {
  const box = boxOfPlace(place);
  return box !== null && meets(box, view);
}

export function jointInView(joint: Joint, view: Box): boolean {
  return [joint, ...joint.members].some(({ spot }) => spot !== null && holds(view, spot));
}

/** Units: degrees; a district without boundaries is at least this far across, or so we look. */
const least = 0.12;

/** The box of everything that has a place; null when nothing has one. */
export function boxOfAll(places: readonly Place[]): Box | null {
  const drawn = places.filter(({ boundary }) => boundary !== null);
  const spots = (drawn.length > 0 ? drawn : places).flatMap((place) => {
    const box = boxOfPlace(place);
    return box
      ? [
          { longitude: box.west, latitude: box.south },
          { longitude: box.east, latitude: box.north },
        ]
      : [];
  });
  const box = around(spots);
  return box && drawn.length === 0 ? widened(box) : box;
}

function widened({ west, south, east, north }: Box): Box {
  const wider = Math.max(0, least - (east - west)) / 2;
  const higher = Math.max(0, least - (north - south)) / 2;
  return { west: west - wider, south: south - higher, east: east + wider, north: north + higher };
}

/** The kind of place that the ramp is about at a zoom. */
export function leadingKind(zoom: number): PlaceKind {
  if (zoom < zooms.areas) {
    return "town";
  }
  return zoom < zooms.buildings ? "area" : "building";
}

export function countLevels(places: readonly Place[]): Map<Level, number> {
  const counts = new Map<Level, number>(levels.map((level) => [level, 0]));
  for (const place of places) {
    const level = levelOf(place);
    counts.set(level, (counts.get(level) ?? 0) + 1);
  }
  return counts;
}

export function countMarks(points: readonly Point[], view: Box): Map<Mark, number> {
  const counts = new Map<Mark, number>();
  for (const point of points) {
    if (point.id !== null && holds(view, point)) {
      counts.set(point.mark, (counts.get(point.mark) ?? 0) + 1);
    }
  }
  return counts;
}
