// Single organizations gathered by nearness for a zoom; what one click parts and what none can.

import Supercluster from "supercluster";
import type { Box, Point, Spot } from "./model";
import { zooms } from "./zooms";

/** What stands at one place of the map: one organization, or several. */
export interface Gathered extends Spot {
  readonly count: number;
  readonly covered: number;
  /** The organization, when it is one. */
  readonly point: Point | null;
  /** The zoom at which it comes apart; null for one organization, or for several at one spot. */
  readonly apartAt: number | null;
}

export interface Clusters {
  within(box: Box, zoom: number): Gathered[];
}

interface Sums {
  count: number;
  covered: number;
}

const radius = 46;
const tile = 256;

/** Shape: `points` are sent by the server; its own clusters keep their counts. */
export function clustersOf(points: readonly Point[]): Clusters {
  const index = new Supercluster<{ at: number }, Sums>({
    radius,
    extent: tile,
    maxZoom: zooms.closest,
    map: ({ at }) => sumsOf(points[at]),
    reduce: (sums, more) => {
      sums.count += more.count;
      sums.covered += more.covered;
    },
  });
  index.load(
    points.map(({ longitude, latitude }, at) => ({
      type: "Feature",
      properties: { at },
      geometry: { type: "Point", coordinates: [longitude, latitude] },
    })),
  );
  return { within: (box, zoom) => gathered(index, points, box, zoom) };
}

function sumsOf(point: Point | undefined): Sums {
  return { count: point?.count ?? 0, covered: point?.covered ?? 0 };
}

function gathered(
  index: Supercluster<{ at: number }, Sums>,
  points: readonly Point[],
  { west, south, east, north }: Box,
  zoom: number,
): Gathered[] {
  return index.getClusters([west, south, east, north], Math.floor(zoom)).map((feature) => {
    const [longitude = 0, latitude = 0] = feature.geometry.coordinates;
    const spot = { longitude, latitude };
    if ("cluster" in feature.properties) {
      const { count, covered, cluster_id } = feature.properties;
      const apart = index.getClusterExpansionZoom(cluster_id);
      return {
        ...spot,
        count,
        covered,
        point: null,
        apartAt: apart > zooms.closest ? null : apart,
      };
    }
    const point = points[feature.properties.at] ?? null;
    const isOne = point?.id !== null;
    return {
      ...spot,
      ...sumsOf(point ?? undefined),
      point: isOne ? point : null,
      apartAt: isOne ? null : Math.min(Math.floor(zoom) + 2, zooms.closest),
    };
  });
}
