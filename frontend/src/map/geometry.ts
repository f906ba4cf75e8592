// Between degrees and the map's own meters: WKT read once for each text, hulls and ties of branches.

import type { Coordinate } from "ol/coordinate";
import { type Extent, getCenter } from "ol/extent";
import WKT from "ol/format/WKT";
import type Geometry from "ol/geom/Geometry";
import LineString from "ol/geom/LineString";
import MultiLineString from "ol/geom/MultiLineString";
import MultiPolygon from "ol/geom/MultiPolygon";
import Point from "ol/geom/Point";
import Polygon from "ol/geom/Polygon";
import { fromLonLat, toLonLat, transformExtent } from "ol/proj";
import { hullOf } from "./hull";
import type { Box, Joint, Spot } from "./model";

const degrees = "EPSG:4326";
const meters = "EPSG:3857";
const reader = new WKT();
const known = new Map<string, Geometry>();
const mostKnown = 4000;

/** Read WKT of degrees into the map's meters; the same text is read once. */
export function geometryOf(wkt: string): Geometry | null {
  let geometry = known.get(wkt);
  if (geometry === undefined) {
    try {
      geometry = reader.readGeometry(wkt, { dataProjection: degrees, featureProjection: meters });
    } catch {
      return null;
    }
    if (known.size >= mostKnown) {
      known.clear();
    }
    known.set(wkt, geometry);
  }
  return geometry;
}

/** The middle of a shape, and where that lies outside of it, a point well inside. */
export function insideOf(geometry: Geometry): Coordinate {
  const middle = getCenter(geometry.getExtent());
  if (geometry.intersectsCoordinate(middle)) {
    return middle;
  }
  if (geometry instanceof Polygon) {
    return geometry.getInteriorPoint().getCoordinates().slice(0, 2);
  }
  if (geometry instanceof MultiPolygon) {
    // The third number is the width of the shape there: the widest part has room for words.
    const points = geometry.getInteriorPoints().getCoordinates();
    const [x = 0, y = 0] =
      points.sort((one, other) => (other[2] ?? 0) - (one[2] ?? 0))[0] ?? middle;
    return [x, y];
  }
  return middle;
}

/** The WKT of a drawn geometry, in degrees to a decimeter. */
export function wktOf(geometry: Geometry): string {
  return reader.writeGeometry(geometry, {
    dataProjection: degrees,
    featureProjection: meters,
    decimals: 6,
  });
}

export function coordinateOf({ longitude, latitude }: Spot): Coordinate {
  return fromLonLat([longitude, latitude]);
}

export function spotOf(coordinate: Coordinate): Spot {
  const [longitude = 0, latitude = 0] = toLonLat(coordinate);
  return { longitude, latitude };
}

export function extentOf({ west, south, east, north }: Box): Extent {
  return transformExtent([west, south, east, north], degrees, meters);
}

export function boxOf(extent: Extent): Box {
  const [west = 0, south = 0, east = 0, north = 0] = transformExtent(extent, meters, degrees);
  return { west, south, east, north };
}

/** Where the members of a branch stand, each place once. */
function standsOf(joint: Joint): Coordinate[] {
  const stands = new Map<string, Coordinate>();
  for (const { spot } of joint.members) {
    if (spot) {
      stands.set(`${spot.longitude} ${spot.latitude}`, coordinateOf(spot));
    }
  }
  return [...stands.values()];
}

/** The lines from its anchor to its members; null when nothing lies apart. */
export function tiesOf(joint: Joint): MultiLineString | null {
  const stands = standsOf(joint);
  const anchor = joint.spot ? coordinateOf(joint.spot) : stands[0];
  if (!anchor) {
    return null;
  }
  const lines = stands
    .filter(([x, y]) => x !== anchor[0] || y !== anchor[1])
    .map((stand) => [anchor, stand]);
  return lines.length === 0 ? null : new MultiLineString(lines);
}

/** The ground around its anchor and members: a polygon, a line or a point, by how many there are. */
export function groundOf(joint: Joint): Geometry | null {
  const stands = [...standsOf(joint), ...(joint.spot ? [coordinateOf(joint.spot)] : [])];
  const corners = hullOf(stands.map(([x = 0, y = 0]) => [x, y] as const)).map((pair) => [...pair]);
  const [first] = corners;
  if (!first) {
    return null;
  }
  if (corners.length === 1) {
    return new Point(first);
  }
  return corners.length === 2 ? new LineString(corners) : new Polygon([[...corners, first]]);
}
