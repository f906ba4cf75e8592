// Drawing on the map: a pencil for the mouse and the finger, a cross-hair for the keys, and what is
// laid over the scene to be compared. Fetched when somebody first draws.

import type { Coordinate } from "ol/coordinate";
import Feature from "ol/Feature";
import type Geometry from "ol/geom/Geometry";
import LineString from "ol/geom/LineString";
import MultiPolygon from "ol/geom/MultiPolygon";
import Point from "ol/geom/Point";
import Polygon from "ol/geom/Polygon";
import PointerInteraction from "ol/interaction/Pointer";
import VectorLayer from "ol/layer/Vector";
import type OpenLayersMap from "ol/Map";
import type MapBrowserEvent from "ol/MapBrowserEvent";
import VectorSource from "ol/source/Vector";
import { coordinateOf, geometryOf, spotOf } from "./geometry";
import { type Hold, holdAt, linesOf } from "./holding";
import { crossStyle, faultStyle, paperStyles, shapeStyle } from "./inks";
import type { Spot } from "./model";
import type { DrawingListeners, DrawingTable, Paper, Shape } from "./paper";
import { added, closed, inserted, mayClose, moved, openRing, removed, type Sketch } from "./sketch";
import { type Border, distanceOf, snap } from "./snapping";

const reach = 10;
const edge = 48;
const nothing: Paper = { sketch: null, shapes: [], faults: [], neighbors: [] };

export function openTable(map: OpenLayersMap, listeners: DrawingListeners): DrawingTable {
  return new Table(map, listeners);
}

class Table implements DrawingTable {
  readonly #map: OpenLayersMap;
  readonly #listeners: DrawingListeners;
  readonly #shapes = new VectorSource({ wrapX: false });
  readonly #paper = new VectorSource({ wrapX: false });
  readonly #layers = [
    new VectorLayer({ source: this.#shapes, zIndex: 18 }),
    new VectorLayer({ source: this.#paper, zIndex: 19 }),
  ];
  readonly #pencil: Pencil;
  #now = nothing;
  #borders: readonly Border[] = [];
  #cross: Coordinate | null = null;
  #pointer: Coordinate | null = null;

  constructor(map: OpenLayersMap, listeners: DrawingListeners) {
    this.#map = map;
    this.#listeners = listeners;
    this.#pencil = new Pencil({
      hold: (at) => this.#holdAt(at),
      drag: (hold, at, isStep) => this.#drag(hold, at, isStep),
      click: (at, isErasing) => this.#click(at, isErasing),
      finish: () => this.#finish(),
      follow: (at) => this.#follow(at),
      isBusy: () => this.takesClicks,
    });
    for (const layer of this.#layers) {
      map.addLayer(layer);
    }
    map.addInteraction(this.#pencil);
  }

  get takesClicks(): boolean {
    const { sketch, point, shapes } = this.#now;
    return sketch !== null || point !== undefined || shapes.some(({ id }) => id !== "");
  }

  show(paper: Paper): void {
    const before = this.#now;
    this.#now = paper;
    if (paper.neighbors !== before.neighbors) {
      this.#borders = paper.neighbors.flatMap(([name, wkt]) => borderOf(name, wkt));
    }
    if (paper.shapes !== before.shapes) {
      this.#shapes.clear(true);
      this.#shapes.addFeatures(paper.shapes.flatMap(featureOf));
    }
    this.#draw();
  }

  steer(east: number, south: number): void {
    const [width = 0, height = 0] = this.#map.getSize() ?? [];
    const known = this.#cross && this.#map.getPixelFromCoordinate(this.#cross);
    const [x = 0, y = 0] = known ?? [width / 2, height / 2];
    const pixel = known ? [x + east, y + south] : [x, y];
    const at = this.#map.getCoordinateFromPixel(pixel);
    this.#cross = at;
    this.#pointer = null;
    const [left = 0, top = 0] = pixel;
    if (left < edge || top < edge || left > width - edge || top > height - edge) {
      this.#map.getView().setCenter(at);
    }
    this.#tellCross(at);
    this.#draw();
  }

  press(): void {
    if (this.#cross) {
      this.#click(this.#cross, false);
      this.#tellCross(this.#cross);
    } else {
      this.steer(0, 0);
    }
  }

  close(): void {
    this.#now = nothing;
    this.#point("");
    this.#map.removeInteraction(this.#pencil);
    for (const layer of this.#layers) {
      this.#map.removeLayer(layer);
    }
  }

  #tellCross(at: Coordinate): void {
    const [coordinate, name] = this.#snapped(at);
    this.#listeners.onCross(spotOf(coordinate), name);
  }

  #reach(): number {
    return reach * (this.#map.getView().getResolution() ?? 1);
  }

  #snapped(at: Coordinate): [coordinate: Coordinate, name: string | null] {
    const found = snap(at, this.#borders, this.#reach());
    return found ? [[...found.position], found.name] : [at, null];
  }

  #holdAt(at: Coordinate): Hold | null {
    const { sketch } = this.#now;
    return sketch && holdAt(sketch, at, this.#reach());
  }

  #drag(hold: Hold, at: Coordinate, isStep: boolean): Hold {
    const { sketch } = this.#now;
    if (!sketch) {
      return hold;
    }
    const spot = spotOf(this.#snapped(at)[0]);
    const corner = hold.isEdge ? { ...hold.corner, at: hold.corner.at + 1 } : hold.corner;
    const change = hold.isEdge ? inserted : moved;
    this.#listeners.onSketch(change(sketch, hold.corner, spot), isStep);
    return { corner, isEdge: false };
  }

  #click(at: Coordinate, isErasing: boolean): void {
    const { sketch, point } = this.#now;
    if (sketch) {
      this.#clickSketch(sketch, at, isErasing);
    } else if (point !== undefined) {
      this.#listeners.onPoint(spotOf(at));
    } else {
      this.#listeners.onShape(this.#shapeAt(at));
    }
  }

  #clickSketch(sketch: Sketch, at: Coordinate, isErasing: boolean): void {
    const hold = this.#holdAt(at);
    if (isErasing) {
      if (hold && !hold.isEdge) {
        this.#listeners.onSketch(removed(sketch, hold.corner), true);
      }
    } else if (mayClose(sketch) && isAtStart(sketch, at, this.#reach())) {
      this.#listeners.onSketch(closed(sketch), true);
    } else if (!sketch.isClosed) {
      this.#listeners.onSketch(added(sketch, spotOf(this.#snapped(at)[0])), true);
    }
  }

  #shapeAt(at: Coordinate): string | null {
    const near = this.#reach();
    const hits = this.#shapes.getFeatures().filter((feature) => {
      const geometry = feature.getGeometry();
      return (
        geometry &&
        (geometry.intersectsCoordinate(at) || distanceOf(geometry.getClosestPoint(at), at) <= near)
      );
    });
    // What lies on top was added last.
    const id = hits[hits.length - 1]?.getId();
    return id === undefined ? null : String(id);
  }

  #finish(): void {
    const { sketch } = this.#now;
    if (sketch && mayClose(sketch)) {
      this.#listeners.onSketch(closed(sketch), true);
    }
  }

  #follow(at: Coordinate): void {
    this.#pointer = this.#snapped(at)[0];
    const { sketch } = this.#now;
    if (sketch) {
      this.#point(this.#holdAt(at) ? "grab" : "crosshair");
      this.#draw();
    }
  }

  #point(cursor: string): void {
    const viewport = this.#map.getViewport();
    if (viewport) {
      viewport.style.cursor = cursor;
    }
  }

  #draw(): void {
    const { sketch, point, faults, isDashed = false } = this.#now;
    const features: Feature[] = [];
    if (sketch) {
      features.push(...sketchFeatures(sketch, this.#pointer ?? this.#cross, isDashed));
    }
    if (point) {
      features.push(pointed(point, paperStyles().point));
    }
    if (this.#cross && (sketch || point !== undefined)) {
      const cross = new Feature(new Point(this.#snapped(this.#cross)[0]));
      cross.setStyle(crossStyle());
      features.push(cross);
    }
    features.push(...faults.map((spot) => pointed(spot, faultStyle())));
    this.#paper.clear(true);
    this.#paper.addFeatures(features);
  }
}

function isAtStart(sketch: Sketch, at: Coordinate, near: number): boolean {
  const [first] = openRing(sketch);
  return first !== undefined && distanceOf(coordinateOf(first), at) <= near;
}

function borderOf(name: string, wkt: string): Border[] {
  const geometry = geometryOf(wkt);
  return geometry ? [{ name, extent: geometry.getExtent(), lines: linesOf(geometry) }] : [];
}

function featureOf({ id, wkt, tone, isChosen = false }: Shape): Feature[] {
  const geometry = geometryOf(wkt);
  if (!geometry) {
    return [];
  }
  const feature = new Feature(geometry);
  if (id !== "") {
    feature.setId(id);
  }
  feature.setStyle(shapeStyle(tone, isChosen));
  return [feature];
}

function pointed(spot: Spot, style: Parameters<Feature["setStyle"]>[0]): Feature {
  const feature = new Feature(new Point(coordinateOf(spot)));
  feature.setStyle(style);
  return feature;
}

/** The ground, its border, its corners, and the line to where the next corner would stand. */
function sketchFeatures(sketch: Sketch, next: Coordinate | null, isDashed: boolean): Feature[] {
  const styles = paperStyles();
  const parts = sketch.parts.map((rings) => rings.map((ring) => ring.map(coordinateOf)));
  const features: Feature[] = [];
  const put = (geometry: Geometry, style: Parameters<Feature["setStyle"]>[0]) => {
    const feature = new Feature(geometry);
    feature.setStyle(style);
    features.push(feature);
  };
  const open = sketch.isClosed ? [] : openRing(sketch).map(coordinateOf);
  if (sketch.isClosed) {
    put(
      new MultiPolygon(parts.map((rings) => rings.map(wound))),
      isDashed ? styles.dashed : styles.ground,
    );
  } else if (open.length > 0) {
    const ahead = next ? [...open, next] : open;
    if (sketch.tool === "polygon" && ahead.length > 2) {
      put(new Polygon([wound(ahead)]), styles.preview);
    }
    put(new LineString(ahead), styles.line);
  }
  for (const [at, corner] of parts.flat(2).entries()) {
    put(new Point(corner), at === 0 && mayClose(sketch) ? styles.start : styles.corner);
  }
  return features;
}

function wound(ring: Coordinate[]): Coordinate[] {
  return [...ring, ...ring.slice(0, 1)];
}

interface Hand {
  readonly hold: (at: Coordinate) => Hold | null;
  readonly drag: (hold: Hold, at: Coordinate, isStep: boolean) => Hold;
  readonly click: (at: Coordinate, isErasing: boolean) => void;
  readonly finish: () => void;
  readonly follow: (at: Coordinate) => void;
  readonly isBusy: () => boolean;
}

/** What mouse and finger do. It takes clicks and grabbed corners; the rest still moves the map. */
class Pencil extends PointerInteraction {
  readonly #hand: Hand;
  #hold: Hold | null = null;
  #isFirst = true;

  constructor(hand: Hand) {
    super();
    this.#hand = hand;
  }

  override handleEvent(event: MapBrowserEvent): boolean {
    if (!this.#hand.isBusy()) {
      return true;
    }
    if (event.type === "click") {
      this.#hand.click(event.coordinate, isAlt(event));
      return false;
    }
    if (event.type === "dblclick") {
      this.#hand.finish();
      return false;
    }
    return super.handleEvent(event);
  }

  override handleDownEvent(event: MapBrowserEvent): boolean {
    this.#hold = isAlt(event) ? null : this.#hand.hold(event.coordinate);
    this.#isFirst = true;
    return this.#hold !== null;
  }

  override handleDragEvent(event: MapBrowserEvent): void {
    if (this.#hold) {
      this.#hold = this.#hand.drag(this.#hold, event.coordinate, this.#isFirst);
      this.#isFirst = false;
    }
  }

  override handleUpEvent(): boolean {
    this.#hold = null;
    return false;
  }

  override handleMoveEvent(event: MapBrowserEvent): void {
    this.#hand.follow(event.coordinate);
  }
}

function isAlt({ originalEvent }: MapBrowserEvent): boolean {
  return (originalEvent as MouseEvent).altKey;
}
