// The base map that an installation configures: WMTS or XYZ tiles, or a PMTiles file; none is fine.

import TileLayer from "ol/layer/Tile";
import type ImageTile from "ol/source/ImageTile";
import XYZ from "ol/source/XYZ";
import TileGrid from "ol/tilegrid/TileGrid";
import type { BaseMap } from "../api/settings";

const usualDepth = 18;
const tileSide = 256;
const degreeSystems = ["EPSG:4326", "EPSG:4490"];

/** The tiles of a base map as the lowest layer. `onFault` hears of a tile that did not come. */
export async function tileLayerOf(base: BaseMap, onFault: () => void): Promise<TileLayer> {
  const source = base.kind === "pmtiles" ? await archived(base) : addressed(base);
  source.on("tileloaderror", onFault);
  return new TileLayer({ source: source as XYZ, zIndex: 0 });
}

async function archived(base: BaseMap): Promise<ImageTile> {
  return (await import("./archive")).archiveSource(base);
}

/** A WMTS template names the same numbers as XYZ does in the grids that are served here. */
function addressed(base: BaseMap): XYZ {
  const url = base.url
    .replace("{TileMatrix}", "{z}")
    .replace("{TileCol}", "{x}")
    .replace("{TileRow}", "{y}");
  const maxZoom = base.maxZoom ?? usualDepth;
  if (degreeSystems.includes(base.projection ?? "")) {
    const tileGrid = degreeGrid(maxZoom);
    return new XYZ({ url, maxZoom, projection: "EPSG:4326", tileGrid, transition: 0 });
  }
  return new XYZ({ url, maxZoom, transition: 0 });
}

/** The grid of the `c` tile sets of Tianditu: degrees from the upper left corner of the world. */
function degreeGrid(maxZoom: number): TileGrid {
  const resolutions = Array.from({ length: maxZoom + 1 }, (_, zoom) => 360 / tileSide / 2 ** zoom);
  return new TileGrid({ origin: [-180, 90], resolutions, tileSize: tileSide });
}
