// The only door to the map library. Screens speak of scenes, keys and views; layers, projections
// and events of OpenLayers stay behind it. Loaded when a map is first wanted.

import { easeOut } from "ol/easing";
import DoubleClickZoom from "ol/interaction/DoubleClickZoom";
import DragPan from "ol/interaction/DragPan";
import MouseWheelZoom from "ol/interaction/MouseWheelZoom";
import PinchZoom from "ol/interaction/PinchZoom";
import Kinetic from "ol/Kinetic";
import type TileLayer from "ol/layer/Tile";
import OpenLayersMap from "ol/Map";
import { unByKey } from "ol/Observable";
import { getPointResolution } from "ol/proj";
import OpenLayersView from "ol/View";
import type { BaseMap } from "../api/settings";
import { boxOf, coordinateOf, extentOf, spotOf } from "./geometry";
import { Layers } from "./layers";
import type { Item, Key, Scene, Target, View } from "./model";
import type { DrawingListeners, DrawingTable } from "./paper";
import { tileLayerOf } from "./tiles";
import { zooms } from "./zooms";

export type Shown = "places" | "points";

/** What the map tells its screen. */
export interface Listeners {
  readonly onMove: (view: View) => void;
  /** A thing was clicked, or the empty ground. */
  readonly onPick: (key: Key | null) => void;
  readonly onHover: (key: Key | null) => void;
  /** Tiles of the base map did not come. */
  readonly onTileFault: () => void;
  /** The first picture with places stands, and the first with organizations. */
  readonly onReady: (what: Shown) => void;
}

/** A move by keys. Units: pixels to the east and to the south, zoom steps. */
export interface Step {
  readonly east?: number;
  readonly south?: number;
  readonly zoom?: number;
}

export interface Picture {
  readonly canvas: HTMLCanvasElement;
  /** Units: pixels of the screen. */
  readonly width: number;
  readonly height: number;
  /** Units: meters a pixel of the screen. */
  readonly scale: number;
}

export interface MapEngine {
  /** Draw this; what did not change is kept. */
  show(scene: Scene): void;
  /** Mark what is chosen and what is pointed at. */
  mark(chosen: Key | null, hover: Key | null): void;
  /** Look at a place; at once when `isInstant` or when the reader wants no motion. */
  look(target: Target, isInstant?: boolean): void;
  step(step: Step): void;
  view(): View;
  /** What can be pointed at now, in reading order. */
  inView(): Item[];
  /** Open a key as a click does: a cluster comes apart, anything else is picked. */
  pick(key: Key): void;
  /** Lay tiles below everything, or take them away. */
  lay(base: BaseMap | null): Promise<void>;
  /** What is in view on one canvas of this size in pixels, for print. */
  picture(width: number, height: number): Promise<Picture>;
  /** What stands on the screen right now, for a print that does not wait. */
  snapshot(): Picture;
  /** Open a table for drawing over the scene; while it takes clicks, nothing else does. */
  draw(listeners: DrawingListeners): Promise<DrawingTable>;
  close(): void;
}

const pace = 260;
const fitPadding = 28;
const closestFit = 16;
/** Units: milliseconds. */
const longestPose = 6000;

export function openMap(frame: HTMLElement, start: Target, listeners: Listeners): MapEngine {
  return new CanvasMap(frame, start, listeners);
}

class CanvasMap implements MapEngine {
  readonly #layers = new Layers();
  readonly #view = new OpenLayersView({
    center: [0, 0],
    zoom: 2,
    minZoom: 3,
    maxZoom: zooms.closest,
    enableRotation: false,
    constrainResolution: false,
  });
  readonly #map: OpenLayersMap;
  readonly #listeners: Listeners;
  #tiles: TileLayer | null = null;
  #laid = 0;
  #table: DrawingTable | null = null;
  #isPosing = false;
  readonly #told = new Set<Shown>();

  constructor(frame: HTMLElement, start: Target, listeners: Listeners) {
    this.#listeners = listeners;
    this.#map = new OpenLayersMap({
      target: frame,
      view: this.#view,
      controls: [],
      interactions: [
        new DragPan({ kinetic: new Kinetic(-0.005, 0.05, 100) }),
        new MouseWheelZoom(),
        new PinchZoom(),
        new DoubleClickZoom(),
      ],
      layers: this.#layers.all,
    });
    this.look(start, true);
    this.#map.on("moveend", () => this.#settle());
    this.#drawTwice();
    this.#map.on("singleclick", ({ coordinate }) => this.#click(coordinate));
    this.#map.on("pointermove", ({ coordinate, dragging }) => {
      if (!dragging && !this.#table?.takesClicks) {
        const hit = this.#layers.hitAt(coordinate, this.#resolution(), false);
        frame.style.cursor = hit ? "pointer" : "";
        this.#listeners.onHover(hit?.key ?? null);
      }
    });
  }

  show(scene: Scene): void {
    this.#layers.show(scene);
    this.#layers.gather(this.view().box, this.#zoom());
    this.#tellOf(scene);
  }

  mark(chosen: Key | null, hover: Key | null): void {
    this.#layers.mark(chosen, hover);
  }

  look({ box, spot, zoom }: Target, isInstant = false): void {
    const duration = isInstant || wantsNoMotion() ? 0 : pace * 2;
    this.#view.cancelAnimations();
    if (box) {
      const padding = [fitPadding, fitPadding, fitPadding, fitPadding];
      const size = this.#map.getSize();
      const maxZoom = zoom ?? closestFit;
      this.#view.fit(extentOf(box), { padding, maxZoom, duration, ...(size && { size }) });
    } else if (spot) {
      const center = coordinateOf(spot);
      this.#view.animate({ center, zoom: zoom ?? this.#zoom(), duration });
    }
  }

  step({ east = 0, south = 0, zoom = 0 }: Step): void {
    const [x = 0, y = 0] = this.#view.getCenter() ?? [];
    const resolution = this.#resolution();
    this.#view.cancelAnimations();
    this.#view.animate({
      center: [x + east * resolution, y - south * resolution],
      zoom: this.#zoom() + zoom,
      duration: wantsNoMotion() ? 0 : pace,
      easing: easeOut,
    });
  }

  view(): View {
    const center = this.#view.getCenter() ?? [0, 0];
    const extent = this.#view.calculateExtent(this.#map.getSize());
    return {
      center: spotOf(center),
      zoom: this.#zoom(),
      box: boxOf(extent),
      scale: getPointResolution("EPSG:3857", this.#resolution(), center),
    };
  }

  inView(): Item[] {
    return this.#layers.itemsIn(
      this.#view.calculateExtent(this.#map.getSize()),
      this.#resolution(),
    );
  }

  pick(key: Key): void {
    const apart = this.#layers.apart(key);
    if (apart) {
      this.look(apart);
    } else {
      this.#listeners.onPick(key);
    }
  }

  async lay(base: BaseMap | null): Promise<void> {
    this.#laid += 1;
    const turn = this.#laid;
    const layer = base && (await tileLayerOf(base, this.#listeners.onTileFault));
    if (turn !== this.#laid) {
      return;
    }
    if (this.#tiles) {
      this.#map.removeLayer(this.#tiles);
    }
    this.#tiles = layer;
    if (layer) {
      this.#map.addLayer(layer);
    }
  }

  async picture(width: number, height: number): Promise<Picture> {
    const { box } = this.view();
    const size = this.#map.getSize();
    const [center, resolution] = [this.#view.getCenter(), this.#view.getResolution()];
    this.#isPosing = true;
    try {
      this.#map.setSize([width, height]);
      this.#view.fit(extentOf(box), { size: [width, height] });
      const { box: wider, zoom, scale } = this.view();
      this.#layers.gather(wider, zoom);
      await this.#painted();
      return { canvas: this.#copy(width, height), width, height, scale };
    } finally {
      this.#map.setSize(size);
      this.#view.setCenter(center);
      this.#view.setResolution(resolution);
      this.#isPosing = false;
      this.#layers.gather(box, this.#zoom());
    }
  }

  snapshot(): Picture {
    const [width = 0, height = 0] = this.#map.getSize() ?? [];
    return { canvas: this.#copy(width, height), width, height, scale: this.view().scale };
  }

  async draw(listeners: DrawingListeners): Promise<DrawingTable> {
    const { openTable } = await import("./drawing");
    this.#table = openTable(this.#map, listeners);
    return this.#table;
  }

  close(): void {
    this.#map.setTarget(undefined);
    this.#map.dispose();
  }

  #zoom(): number {
    return this.#view.getZoom() ?? 0;
  }

  #resolution(): number {
    return this.#view.getResolution() ?? 1;
  }

  #tellOf({ places, points }: Scene): void {
    const what = points.length > 0 ? "points" : "places";
    if (places.length > 0 && !this.#told.has(what)) {
      this.#told.add(what);
      this.#map.once("rendercomplete", () => this.#listeners.onReady(what));
    }
  }

  /**
   * OpenLayers tells where it looks from its second picture on, and draws no second one when all
   * that is to be drawn was there for the first.
   */
  #drawTwice(): void {
    const key = this.#map.on("postrender", ({ frameState }) => {
      if (frameState) {
        unByKey(key);
        this.#map.render();
      }
    });
  }

  /** Wait for the tiles of a picture, though not forever. */
  #painted(): Promise<void> {
    return new Promise((done) => {
      const timer = setTimeout(done, longestPose);
      this.#map.once("rendercomplete", () => {
        clearTimeout(timer);
        done();
      });
      this.#map.render();
    });
  }

  #copy(width: number, height: number): HTMLCanvasElement {
    const whole = document.createElement("canvas");
    const ratio = window.devicePixelRatio;
    whole.width = width * ratio;
    whole.height = height * ratio;
    const context = whole.getContext("2d");
    const canvases =
      this.#map
        .getViewport()
        ?.querySelectorAll<HTMLCanvasElement>(".ol-layer canvas, canvas.ol-layer") ?? [];
    for (const canvas of canvases) {
      if (context && canvas.width > 0) {
        layOn(context, canvas, ratio);
      }
    }
    return whole;
  }

  #settle(): void {
    if (this.#isPosing) {
      return;
    }
    const view = this.view();
    this.#layers.gather(view.box, view.zoom);
    this.#listeners.onMove(view);
  }

  #click(coordinate: number[]): void {
    if (this.#table?.takesClicks) {
      return;
    }
    const isCoarse = window.matchMedia("(pointer: coarse)").matches;
    const hit = this.#layers.hitAt(coordinate, this.#resolution(), isCoarse);
    if (hit) {
      this.pick(hit.key);
    } else {
      this.#listeners.onPick(null);
    }
  }
}

/** Copy the canvas of one layer with the place and opacity that its style gives it. */
function layOn(context: CanvasRenderingContext2D, canvas: HTMLCanvasElement, ratio: number): void {
  const opacity = canvas.parentElement?.style.opacity || canvas.style.opacity;
  const placed = /^matrix\(([^)]*)\)$/.exec(canvas.style.transform)?.[1] ?? "";
  const [a, b = 0, c = 0, d, e = 0, f = 0] = placed.split(",").filter(Boolean).map(Number);
  context.globalAlpha = opacity ? Number(opacity) : 1;
  context.setTransform(
    (a ?? 1 / ratio) * ratio,
    b,
    c,
    (d ?? 1 / ratio) * ratio,
    e * ratio,
    f * ratio,
  );
  context.drawImage(canvas, 0, 0);
}

function wantsNoMotion(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
