// The vector layers of the map: what a scene puts on them, what stands at a point, what is in view.

import type { Coordinate } from "ol/coordinate";
import { boundingExtent, buffer, containsCoordinate, type Extent } from "ol/extent";
import type Feature from "ol/Feature";
import PointGeometry from "ol/geom/Point";
import VectorLayer from "ol/layer/Vector";
import VectorSource from "ol/source/Vector";
import type { StyleFunction } from "ol/style/Style";
import { padded } from "./boxes";
import { type Clusters, clustersOf, type Gathered } from "./clusters";
import {
  anchorOf,
  buildingRadius,
  type Drawn,
  gatheredItem,
  gatheredKey,
  groundFeature,
  hullFeature,
  jointItem,
  placeItem,
  placeKey,
  pointFeature,
  radiusOf,
  styled,
  thingOf,
  tieFeature,
} from "./features";
import { coordinateOf, groundOf, tiesOf } from "./geometry";
import { clusterRadius } from "./marks";
import {
  type Box,
  type Item,
  type Joint,
  type Key,
  keyOf,
  type LayerName,
  type Place,
  readKey,
  type Scene,
  type Target,
} from "./model";
import {
  anchorStyle,
  buildingStyle,
  chosenEdges,
  gatheredStyle,
  groundStyle,
  hullStyle,
  labelStyle,
  memberStyle,
  ringStyle,
  tieStyle,
} from "./styles";
import { zooms } from "./zooms";

const widest = 156_543.033_928_041;
const drawnAround = 0.3;
const cloth = 0.16;
const anchorRadius = 13;
const fingertip = 12;
const pointer = 3;
/** Things within this height read as one line. Units: pixels. */
const line = 56;

const zoomAt = (resolution: number) => Math.log2(widest / resolution);

interface Layer {
  readonly source: VectorSource;
  readonly layer: VectorLayer;
}

function layer(zIndex: number, style: StyleFunction | null, options: object = {}): Layer {
  const source = new VectorSource({ wrapX: false });
  return {
    source,
    layer: new VectorLayer({ source, zIndex, style, renderBuffer: 120, ...options }),
  };
}

const nothing: Scene = {
  places: [],
  points: [],
  joints: [],
  layers: new Set(),
  isFiltered: false,
};

interface Hit {
  readonly key: Key;
  /** Units: pixels. */
  readonly distance: number;
}

export class Layers {
  readonly #towns = layer(1, (feature, resolution) =>
    groundStyle(thingOf<Place>(feature), zoomAt(resolution)),
  );
  readonly #areas = layer(
    2,
    (feature, resolution) => groundStyle(thingOf<Place>(feature), zoomAt(resolution)),
    { minZoom: zooms.areas },
  );
  readonly #hulls = layer(3, () => hullStyle(false), { opacity: cloth, minZoom: zooms.joints });
  readonly #ties = layer(4, () => tieStyle(false), { minZoom: zooms.joints });
  readonly #chosenHull = layer(5, () => hullStyle(true), { opacity: cloth });
  readonly #anchors = layer(6, () => anchorStyle(), { minZoom: zooms.joints });
  readonly #buildings = layer(7, (feature) => buildingStyle(thingOf<Place>(feature)), {
    minZoom: zooms.buildings,
  });
  readonly #points = layer(8, (feature) => gatheredStyle(thingOf<Gathered>(feature)));
  readonly #marks = layer(9, null);
  readonly #labels = layer(
    10,
    (feature, resolution) => labelStyle(thingOf<Place>(feature), zoomAt(resolution)) ?? undefined,
    { declutter: true },
  );
  readonly all = [
    this.#towns,
    this.#areas,
    this.#hulls,
    this.#ties,
    this.#chosenHull,
    this.#anchors,
    this.#buildings,
    this.#points,
    this.#marks,
    this.#labels,
  ].map((one) => one.layer);

  #scene = nothing;
  #clusters: Clusters = clustersOf([]);
  #places = new Map<Key, Place>();
  #marked: readonly [chosen: Key | null, hover: Key | null] = [null, null];

  show(scene: Scene): void {
    const before = this.#scene;
    this.#scene = scene;
    const isOther = scene.layers !== before.layers;
    const hasOtherPlaces = isOther || scene.places !== before.places;
    if (hasOtherPlaces) {
      this.#showPlaces();
    }
    if (isOther || scene.joints !== before.joints) {
      this.#showJoints();
    }
    const hasOtherPoints = scene.points !== before.points || scene.isFiltered !== before.isFiltered;
    if (hasOtherPlaces || hasOtherPoints) {
      this.#clusters = clustersOf(this.#pointsToGather());
    }
    this.mark(...this.#marked);
  }

  /** Draw the single organizations of a box anew: they gather differently at each zoom. */
  gather(box: Box, zoom: number): void {
    const isWanted = this.#scene.isFiltered || zoom >= zooms.organizations;
    const gathered = isWanted ? this.#clusters.within(padded(box, drawnAround), zoom) : [];
    refill(
      this.#points.source,
      gathered.map((one) => pointFeature(one, coordinateOf(one))),
    );
  }

  mark(chosen: Key | null, hover: Key | null): void {
    this.#marked = [chosen, hover];
    this.#chosenHull.source.clear(true);
    const features = hover === chosen ? [] : this.#markOf(hover, true);
    refill(this.#marks.source, [...features, ...this.#markOf(chosen, false)]);
    this.#chosenHull.source.changed();
  }

  /** What stands at a coordinate; small things win over the ground below them. */
  hitAt(coordinate: Coordinate, resolution: number, isCoarse: boolean): Hit | null {
    const slack = isCoarse ? fingertip : pointer;
    return (
      nearest(this.#points, coordinate, resolution, slack, radiusOf, gatheredKey) ??
      (this.#isShown(this.#buildings, resolution)
        ? nearest(this.#buildings, coordinate, resolution, slack, buildingRadius, placeKey)
        : null) ??
      (this.#isShown(this.#anchors, resolution)
        ? nearest(this.#anchors, coordinate, resolution, slack, () => anchorRadius, jointKey)
        : null) ??
      this.#groundAt(coordinate, resolution, slack)
    );
  }

  /** Areas lie on towns; either may have a point only. */
  #groundAt(coordinate: Coordinate, resolution: number, slack: number): Hit | null {
    for (const ground of [this.#areas, this.#towns]) {
      if (this.#isShown(ground, resolution)) {
        const hit =
          nearest(ground, coordinate, resolution, slack, pointRadius, placeKey) ??
          standing(ground, coordinate);
        if (hit) {
          return hit;
        }
      }
    }
    return null;
  }

  /** The place to look at for a cluster to come apart; null for any other key. */
  apart(key: Key): Target | null {
    for (const feature of this.#points.source.getFeatures()) {
      const gathered = thingOf<Gathered>(feature);
      if (gathered.apartAt !== null && gatheredKey(gathered) === key) {
        return { spot: gathered, zoom: gathered.apartAt };
      }
    }
    return null;
  }

  itemsIn(extent: Extent, resolution: number): Item[] {
    const isClose = zoomAt(resolution) >= zooms.townFrame;
    const found: { item: Item; at: Coordinate }[] = [];
    const add = <Thing>(from: Layer, itemOf: (thing: Thing) => Item) => {
      for (const feature of from.source.getFeaturesInExtent(extent)) {
        const thing = thingOf<Thing>(feature);
        const at = middleOf(feature, thing);
        if (at && containsCoordinate(extent, at)) {
          found.push({ item: itemOf(thing), at });
        }
      }
    };
    if (!isClose) {
      add(this.#towns, placeItem);
    }
    if (this.#isShown(this.#areas, resolution)) {
      add(this.#areas, placeItem);
    }
    if (this.#isShown(this.#buildings, resolution)) {
      add(this.#buildings, placeItem);
    }
    if (this.#isShown(this.#anchors, resolution)) {
      add(this.#anchors, jointItem);
    }
    add(this.#points, gatheredItem);
    const row = ([, y = 0]: Coordinate) => Math.round(-y / (line * resolution));
    return found
      .sort((a, b) => row(a.at) - row(b.at) || (a.at[0] ?? 0) - (b.at[0] ?? 0))
      .map(({ item }) => item);
  }

  #isShown({ layer: shown }: Layer, resolution: number): boolean {
    return zoomAt(resolution) > shown.getMinZoom();
  }

  #showPlaces(): void {
    const { places, layers } = this.#scene;
    const of = (kind: Place["kind"], name: LayerName) =>
      layers.has(name) ? places.filter((place) => place.kind === kind) : [];
    const towns = of("town", "towns");
    const areas = of("area", "areas");
    const buildings = of("building", "buildings");
    this.#places = new Map(places.map((place) => [placeKey(place), place]));
    refill(this.#towns.source, towns.map(groundFeature));
    refill(this.#areas.source, areas.map(groundFeature));
    refill(
      this.#buildings.source,
      buildings.map((place) => pointFeature(place, place.spot && coordinateOf(place.spot))),
    );
    refill(
      this.#labels.source,
      [...towns, ...areas, ...buildings].map((place) => pointFeature(place, anchorOf(place))),
    );
  }

  #showJoints(): void {
    const { layers, joints } = this.#scene;
    const shown = layers.has("branches") ? joints.filter(isLocal) : [];
    refill(this.#hulls.source, shown.map(hullFeature));
    refill(this.#ties.source, shown.map(tieFeature));
    refill(
      this.#anchors.source,
      shown.map((joint) =>
        joint.buildingId === null
          ? pointFeature(joint, joint.spot && coordinateOf(joint.spot))
          : null,
      ),
    );
  }

  /** Tenants stand in the number of their building, unless a filter asks for each of them. */
  #pointsToGather() {
    const { points, layers, isFiltered } = this.#scene;
    if (!layers.has("organizations")) {
      return [];
    }
    if (isFiltered || !layers.has("buildings")) {
      return points;
    }
    return points.filter(({ buildingId }) => {
      const building = this.#places.get(keyOf("building", buildingId ?? ""));
      return !building?.spot;
    });
  }

  #markOf(key: Key | null, isHover: boolean): Feature[] {
    const named = readKey(key);
    if (!named) {
      return [];
    }
    if (named.kind === "branch") {
      const joint = this.#scene.joints.find(({ id }) => id === named.id);
      return joint ? this.#markOfJoint(joint, isHover) : [];
    }
    if (named.kind === "spot") {
      const [x, y] = named.id.split(",").map(Number);
      return x === undefined || y === undefined
        ? []
        : [ringAt({ longitude: x, latitude: y }, 16, isHover)];
    }
    if (named.kind === "organization") {
      const point = this.#scene.points.find(({ id }) => id === named.id);
      return point ? [ringAt(point, 10, isHover)] : [];
    }
    return this.#markOfPlace(this.#places.get(key ?? ""), isHover);
  }

  #markOfPlace(place: Place | undefined, isHover: boolean): Feature[] {
    if (!place) {
      return [];
    }
    const ground = place.boundary === null ? null : groundFeature(place)?.getGeometry();
    if (ground) {
      return [styled(ground, chosenEdges(isHover))];
    }
    const radius = place.kind === "building" ? buildingRadius(place) + 4 : pointRadius(place);
    return place.spot ? [ringAt(place.spot, radius, isHover)] : [];
  }

  #markOfJoint(joint: Joint, isHover: boolean): Feature[] {
    const [ties, ground] = [tiesOf(joint), groundOf(joint)];
    if (ground && !isHover) {
      this.#chosenHull.source.addFeature(styled(ground, hullStyle(true)));
    }
    const members = joint.members.flatMap(({ spot }) =>
      spot ? [styled(new PointGeometry(coordinateOf(spot)), memberStyle())] : [],
    );
    return [
      ...(ties ? [styled(ties, tieStyle(true))] : []),
      ...(isHover ? [] : members),
      ...(joint.spot ? [ringAt(joint.spot, anchorRadius + 8, isHover)] : []),
    ];
  }
}

/** Branches of an industry span the district: they are drawn only when one is chosen. */
const isLocal = ({ formation }: Joint) => formation === "BUILDING" || formation === "AREA";

/** Units: pixels; a place that has no boundary is drawn as a ring around its number. */
const pointRadius = ({ operating }: Place) => clusterRadius(operating);

const jointKey = ({ id }: Joint) => keyOf("branch", id);

function ringAt(spot: { longitude: number; latitude: number }, radius: number, isHover: boolean) {
  return styled(new PointGeometry(coordinateOf(spot)), ringStyle(radius, isHover));
}

function refill(source: VectorSource, features: readonly (Feature | null)[]): void {
  source.clear(true);
  source.addFeatures(features.filter((feature): feature is Feature => feature !== null));
}

function middleOf(feature: Feature, thing: unknown): Coordinate | null {
  const geometry = feature.getGeometry();
  return geometry instanceof PointGeometry ? geometry.getCoordinates() : anchorOf(thing as Place);
}

function nearest<Thing>(
  { source }: Layer,
  coordinate: Coordinate,
  resolution: number,
  slack: number,
  radius: (thing: Thing) => number,
  key: (thing: Thing) => Key,
): Hit | null {
  const reach = buffer(boundingExtent([coordinate]), 48 * resolution);
  let best: Hit | null = null;
  for (const feature of source.getFeaturesInExtent(reach)) {
    const geometry = feature.getGeometry();
    const [x, y] = geometry instanceof PointGeometry ? geometry.getCoordinates() : [];
    if (x === undefined || y === undefined) {
      continue;
    }
    const distance = Math.hypot(x - (coordinate[0] ?? 0), y - (coordinate[1] ?? 0)) / resolution;
    const thing = thingOf<Thing>(feature);
    if (
      distance <= radius(thing) + slack &&
      distance < (best?.distance ?? Number.POSITIVE_INFINITY)
    ) {
      best = { key: key(thing), distance };
    }
  }
  return best;
}

function standing({ source }: Layer, coordinate: Coordinate): Hit | null {
  const feature = source.getFeaturesAtCoordinate(coordinate)[0] as Drawn<Place> | undefined;
  return feature?.thing ? { key: placeKey(feature.thing), distance: 0 } : null;
}
