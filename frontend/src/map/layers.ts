// The vector layers of the map: what a scene puts on them, what stands at a point, what is in view.

import type { Coordinate } from "ol/coordinate";
import type { Extent } from "ol/extent";
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
  gatheredKey,
  groundFeature,
  hullFeature,
  placeKey,
  pointFeature,
  styled,
  thingOf,
  tieFeature,
} from "./features";
import { coordinateOf, groundOf, tiesOf } from "./geometry";
import {
  anchorRadius,
  type Hit,
  hitAt,
  itemsIn,
  type Layer,
  pointRadius,
  type Touched,
  zoomAt,
} from "./hits";
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
  fadingStyle,
  gatheredStyle,
  groundStyle,
  hullStyle,
  labelStyle,
  memberStyle,
  ringStyle,
  tieStyle,
} from "./styles";
import { zooms } from "./zooms";

const drawnAround = 0.3;
const cloth = 0.16;
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

export class Layers {
  readonly #towns = layer(1, (feature, resolution) =>
    groundStyle(thingOf<Place>(feature), zoomAt(resolution)),
  );
  readonly #areas = layer(
    2,
    (feature, resolution) => groundStyle(thingOf<Place>(feature), zoomAt(resolution)),
    { minZoom: zooms.areas },
  );
  readonly #fading = layer(
    3,
    (feature, resolution) => fadingStyle(thingOf<Place>(feature), zoomAt(resolution)) ?? undefined,
    { minZoom: zooms.buildings, maxZoom: zooms.townFrame },
  );
  readonly #hulls = layer(4, () => hullStyle(false), { opacity: cloth, minZoom: zooms.joints });
  readonly #ties = layer(5, () => tieStyle(false), { minZoom: zooms.joints });
  readonly #chosenHull = layer(6, () => hullStyle(true), { opacity: cloth });
  readonly #anchors = layer(7, () => anchorStyle(), { minZoom: zooms.joints });
  readonly #buildings = layer(8, (feature) => buildingStyle(thingOf<Place>(feature)), {
    minZoom: zooms.buildings,
  });
  readonly #points = layer(9, (feature) => gatheredStyle(thingOf<Gathered>(feature)));
  readonly #marks = layer(10, null);
  readonly #labels = layer(
    11,
    (feature, resolution) => labelStyle(thingOf<Place>(feature), zoomAt(resolution)) ?? undefined,
    { declutter: true },
  );
  readonly all = [
    this.#towns,
    this.#areas,
    this.#fading,
    this.#hulls,
    this.#ties,
    this.#chosenHull,
    this.#anchors,
    this.#buildings,
    this.#points,
    this.#marks,
    this.#labels,
  ].map((one) => one.layer);

  /** What can be touched. */
  readonly #touched: Touched = {
    towns: this.#towns,
    areas: this.#areas,
    buildings: this.#buildings,
    anchors: this.#anchors,
    points: this.#points,
  };

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
    return hitAt(this.#touched, coordinate, resolution, isCoarse);
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
    return itemsIn(this.#touched, extent, resolution);
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
      this.#fading.source,
      towns.map((place) => pointFeature(place, anchorOf(place))),
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

function ringAt(spot: { longitude: number; latitude: number }, radius: number, isHover: boolean) {
  return styled(new PointGeometry(coordinateOf(spot)), ringStyle(radius, isHover));
}

function refill(source: VectorSource, features: readonly (Feature | null)[]): void {
  source.clear(true);
  source.addFeatures(features.filter((feature): feature is Feature => feature !== null));
}
