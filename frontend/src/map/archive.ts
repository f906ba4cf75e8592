// Picture tiles out of one PMTiles file, read by byte ranges. Fetched only by those who have one.

import ImageTile from "ol/source/ImageTile";
import { PMTiles, TileType } from "pmtiles";
import type { BaseMap } from "../api/settings";

/** Raises Error when the file is out of reach or holds vector tiles. */
export async function archiveSource(base: BaseMap): Promise<ImageTile> {
  const archive = new PMTiles(new URL(base.url, window.location.href).href);
  const { tileType, minZoom, maxZoom } = await archive.getHeader();
  if (tileType === TileType.Mvt || tileType === TileType.Unknown) {
    throw new Error("the archive holds no pictures");
  }
  return new ImageTile({
    minZoom,
    maxZoom: Math.min(maxZoom, base.maxZoom ?? maxZoom),
    transition: 0,
    loader: async (zoom, x, y, { signal }) => {
      const tile = await archive.getZxy(zoom, x, y, signal);
      return tile ? createImageBitmap(new Blob([tile.data])) : blank();
    },
  });
}

/** A place that the archive leaves out is plain ground and no fault. */
function blank(): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = 256;
  canvas.height = 256;
  return canvas;
}
