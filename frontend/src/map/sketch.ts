// What a person draws: corners in degrees, as parts with rings, and every way to change them. It knows
// no map and no keyboard, so that mouse, keys and typed coordinates change it alike.

import type { Spot } from "./model";

export type Tool = "polygon" | "line";
export type Ring = readonly Spot[];

export interface Sketch {
  readonly tool: Tool;
  /** Parts, each of an outer ring and its holes. A ring does not repeat its first corner. */
  readonly parts: readonly (readonly Ring[])[];
  /** The last ring is complete; a line never is. */
  readonly isClosed: boolean;
}

/** One corner of a sketch. */
export interface Corner {
  readonly part: number;
  readonly ring: number;
  readonly at: number;
}

const digits = 7;
const fewest = { polygon: 3, line: 2 } as const;

export function emptySketch(tool: Tool): Sketch {
  return { tool, parts: [], isClosed: false };
}

export function ringsOf({ parts }: Sketch): Ring[] {
  return parts.flat();
}

/** The ring to which the next corner is added. */
export function openRing({ parts, isClosed }: Sketch): Ring {
  const rings = parts[parts.length - 1] ?? [];
  return isClosed ? [] : (rings[rings.length - 1] ?? []);
}

export function cornerCount(sketch: Sketch): number {
  return ringsOf(sketch).reduce((sum, ring) => sum + ring.length, 0);
}

/** It has enough corners to be sent: an open ring is closed by sending it. */
export function isWhole(sketch: Sketch): boolean {
  const rings = ringsOf(sketch);
  return rings.length > 0 && rings.every(({ length }) => length >= fewest[sketch.tool]);
}

export function mayClose(sketch: Sketch): boolean {
  return sketch.tool === "polygon" && !sketch.isClosed && openRing(sketch).length >= 3;
}

/** The sketch with another corner; a corner where the last one stands adds nothing. */
export function added(sketch: Sketch, spot: Spot): Sketch {
  const ring = openRing(sketch);
  const last = ring[ring.length - 1];
  if (sketch.isClosed || (last && isSame(last, spot))) {
    return sketch;
  }
  return { ...sketch, parts: [[[...ring, tidy(spot)]]] };
}

export function closed(sketch: Sketch): Sketch {
  return mayClose(sketch) ? { ...sketch, isClosed: true } : sketch;
}

/** Take the last step back: open a closed ring again, else remove its last corner. */
export function stepBack(sketch: Sketch): Sketch {
  if (sketch.isClosed) {
    return ringsOf(sketch).length === 1 ? { ...sketch, isClosed: false } : sketch;
  }
  const rest = openRing(sketch).slice(0, -1);
  return { ...sketch, parts: rest.length === 0 ? [] : [[rest]] };
}

export function cornerAt({ parts }: Sketch, { part, ring, at }: Corner): Spot | undefined {
  return parts[part]?.[ring]?.[at];
}

export function moved(sketch: Sketch, corner: Corner, spot: Spot): Sketch {
  return changed(sketch, corner, (ring) =>
    ring.map((one, at) => (at === corner.at ? tidy(spot) : one)),
  );
}

/** The sketch with a corner after this one. */
export function inserted(sketch: Sketch, corner: Corner, spot: Spot): Sketch {
  return changed(sketch, corner, (ring) => [
    ...ring.slice(0, corner.at + 1),
    tidy(spot),
    ...ring.slice(corner.at + 1),
  ]);
}

/** The sketch without a corner; a closed ring keeps three. */
export function removed(sketch: Sketch, corner: Corner): Sketch {
  return changed(sketch, corner, (ring) =>
    sketch.isClosed && ring.length <= 3 ? ring : ring.filter((_, at) => at !== corner.at),
  );
}

function changed(sketch: Sketch, { part, ring }: Corner, change: (ring: Ring) => Ring): Sketch {
  const parts = sketch.parts.map((rings, atPart) =>
    rings.map((one, atRing) => (atPart === part && atRing === ring ? change(one) : one)),
  );
  return { ...sketch, parts };
}

function isSame(one: Spot, other: Spot): boolean {
  const { longitude, latitude } = tidy(other);
  return one.longitude === longitude && one.latitude === latitude;
}

/** Degrees to a centimeter, as the server keeps them. */
export function tidy({ longitude, latitude }: Spot): Spot {
  return {
    longitude: Number(longitude.toFixed(digits)),
    latitude: Number(latitude.toFixed(digits)),
  };
}

const pair = ({ longitude, latitude }: Spot) => `${longitude} ${latitude}`;

/** The WKT that is sent; null while there are too few corners. */
export function sketchText(sketch: Sketch): string | null {
  if (!isWhole(sketch)) {
    return null;
  }
  if (sketch.tool === "line") {
    return `LINESTRING (${openRing(sketch).map(pair).join(", ")})`;
  }
  const parts = sketch.parts.map(
    (rings) =>
      `(${rings.map((ring) => `(${[...ring, ...ring.slice(0, 1)].map(pair).join(", ")})`).join(", ")})`,
  );
  return parts.length === 1 ? `POLYGON ${parts[0]}` : `MULTIPOLYGON (${parts.join(", ")})`;
}

const aPair = /(-?[\d.]+(?:e-?\d+)?)\s+(-?[\d.]+(?:e-?\d+)?)/gi;

/** Read the polygon of a WKT text into corners; an empty sketch for anything else. */
export function sketchOf(wkt: string | null): Sketch {
  const found = /^\s*(MULTI)?POLYGON\s*(\(.*\))\s*$/is.exec(wkt ?? "");
  if (!found) {
    return emptySketch("polygon");
  }
  const nested = (found[2] ?? "").replace(aPair, "[$1,$2]").replace(/\(/g, "[").replace(/\)/g, "]");
  const read = JSON.parse(found[1] ? nested : `[${nested}]`) as [number, number][][][];
  const parts = read.map((rings) =>
    rings.map((ring) =>
      ring.slice(0, -1).map(([longitude, latitude]) => ({ longitude, latitude })),
    ),
  );
  return { tool: "polygon", parts, isClosed: true };
}

/** `"82.3, 38.8"` a line, rings apart by an empty line: what a person reads and types. */
export function cornerLines(sketch: Sketch): string {
  return ringsOf(sketch)
    .map((ring) => ring.map(({ longitude, latitude }) => `${longitude}, ${latitude}`).join("\n"))
    .join("\n\n");
}

/** A line that is no pair of degrees, from 1; or another number of rings than there were. */
export type LineFault = { readonly line: number } | { readonly rings: number };

/** Read typed corners into the sketch; how its rings form parts stays as it is. */
export function withLines(sketch: Sketch, text: string): Sketch | LineFault {
  const rings: Spot[][] = [[]];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") {
      rings.push([]);
      continue;
    }
    const spot = spotOf(line);
    if (!spot) {
      return { line: at + 1 };
    }
    rings[rings.length - 1]?.push(spot);
  }
  const full = rings.filter(({ length }) => length > 0);
  const count = ringsOf(sketch).length;
  if (full.length !== count && (count > 1 || full.length > 1)) {
    return { rings: Math.max(count, 1) };
  }
  if (count <= 1) {
    return {
      ...sketch,
      parts: full.length === 0 ? [] : [full],
      isClosed: sketch.isClosed && (full[0]?.length ?? 0) >= 3,
    };
  }
  const rest = [...full];
  return { ...sketch, parts: sketch.parts.map((part) => part.map(() => rest.shift() ?? [])) };
}

/** `"82.3, 38.8"`, also with a Chinese comma, a tabulator or a space between. */
export function spotOf(text: string): Spot | null {
  const [longitude, latitude, ...rest] = text
    .trim()
    .split(/[\s,，;；]+/)
    .map(Number);
  const isPlace =
    longitude !== undefined &&
    latitude !== undefined &&
    rest.length === 0 &&
    Math.abs(longitude) <= 180 &&
    Math.abs(latitude) <= 90;
  return isPlace ? { longitude, latitude } : null;
}

/** The place that a refusal names: `"在 (82.3, 38.8) 处边线自相交"`. */
export function spotIn(message: string): Spot | null {
  const found = /\((-?\d[\d.e-]*)[,，]\s*(-?\d[\d.e-]*)\)/.exec(message);
  return found ? spotOf(`${found[1]} ${found[2]}`) : null;
}
