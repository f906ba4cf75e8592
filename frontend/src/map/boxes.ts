// Boxes of degrees: what is in view, what was fetched, what holds a set of places.

import type { Box, Spot } from "./model";

export const world: Box = { west: -180, south: -85, east: 180, north: 85 };

export function holds(box: Box, { longitude, latitude }: Spot): boolean {
  return (
    longitude >= box.west && longitude <= box.east && latitude >= box.south && latitude <= box.north
  );
}

export function contains(outer: Box, inner: Box): boolean {
  return (
    outer.west <= inner.west &&
    outer.south <= inner.south &&
    outer.east >= inner.east &&
    outer.north >= inner.north
  );
}

export function meets(one: Box, other: Box): boolean {
  return (
    one.west <= other.east &&
    one.east >= other.west &&
    one.south <= other.north &&
    one.north >= other.south
  );
}

/** The box grown on each side by this part of its size, within the world. */
export function padded(box: Box, part: number): Box {
  const [width, height] = [(box.east - box.west) * part, (box.north - box.south) * part];
  return {
    west: Math.max(world.west, box.west - width),
    south: Math.max(world.south, box.south - height),
    east: Math.min(world.east, box.east + width),
    north: Math.min(world.north, box.north + height),
  };
}

/** The box around all of them; null around none. */
export function around(spots: readonly Spot[]): Box | null {
  const [first, ...others] = spots;
  if (!first) {
    return null;
  }
  let { longitude: west, latitude: south } = first;
  let [east, north] = [west, south];
  for (const { longitude, latitude } of others) {
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }
  return { west, south, east, north };
}

/** The spots that a WKT text names: enough for its box, without reading its grammar. */
export function spotsOf(wkt: string): Spot[] {
  const spots: Spot[] = [];
  for (const [, longitude, latitude] of wkt.matchAll(
    /(-?[\d.]+(?:e-?\d+)?)\s+(-?[\d.]+(?:e-?\d+)?)/gi,
  )) {
    spots.push({ longitude: Number(longitude), latitude: Number(latitude) });
  }
  return spots;
}
