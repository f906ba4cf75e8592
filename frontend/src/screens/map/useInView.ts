// The rows and counts of the present view, worked out once for the table and the legend.

import { type ReadonlySignal, useComputed } from "@preact/signals";
import { holds } from "../../map/boxes";
import type { Joint, Mark, Place, PlaceKind, Point, View } from "../../map/model";
import { zooms } from "../../map/zooms";
import type { MapData } from "./data";
import { countMarks, isInView, jointInView, leadingKind } from "./inView";

export interface InView {
  readonly places: Readonly<Record<PlaceKind, readonly Place[]>>;
  /** How many of each kind there are in all. */
  readonly totals: Readonly<Record<PlaceKind, number>>;
  readonly joints: readonly Joint[];
  readonly uncovered: readonly Point[];
  readonly marks: ReadonlyMap<Mark, number>;
  readonly leading: PlaceKind;
  /** Organizations are drawn one by one or gathered. */
  readonly hasPoints: boolean;
  readonly isClustered: boolean;
  readonly operating: number;
}

const nowhere: InView = {
  places: { town: [], area: [], building: [] },
  totals: { town: 0, area: 0, building: 0 },
  joints: [],
  uncovered: [],
  marks: new Map(),
  leading: "town",
  hasPoints: false,
  isClustered: false,
  operating: 0,
};

export function useInView(
  data: MapData,
  view: ReadonlySignal<View | null>,
  reasons: ReadonlySignal<ReadonlySet<Mark>>,
): ReadonlySignal<InView> {
  return useComputed(() => {
    const looking = view.value;
    const places = data.places.value?.all ?? [];
    return looking
      ? lookAt(data, places, looking, reasons.value)
      : { ...nowhere, totals: totalsOf(places) };
  });
}

function totalsOf(places: readonly Place[]): InView["totals"] {
  const count = (kind: PlaceKind) => places.filter((place) => place.kind === kind).length;
  return { town: count("town"), area: count("area"), building: count("building") };
}

function lookAt(
  data: MapData,
  all: readonly Place[],
  { box, zoom }: View,
  reasons: ReadonlySet<Mark>,
): InView {
  const seen = (kind: PlaceKind) =>
    all.filter((place) => place.kind === kind && isInView(place, box));
  const places = { town: seen("town"), area: seen("area"), building: seen("building") };
  const points = data.points.value.all.filter((point) => holds(box, point));
  const hasPoints = zoom >= zooms.organizations || reasons.size > 0;
  const operating = hasPoints
    ? points.reduce((sum, point) => sum + point.count, 0)
    : places.town.reduce((sum, town) => sum + town.operating, 0);
  return {
    places,
    totals: totalsOf(all),
    joints: data.points.value.joints.filter((joint) => jointInView(joint, box)),
    uncovered: points.filter(
      ({ mark, id }) =>
        id !== null && mark !== "covered" && (reasons.size === 0 || reasons.has(mark)),
    ),
    marks: countMarks(points, box),
    leading: leadingKind(zoom),
    hasPoints,
    isClustered: data.points.value.clusteredAt !== null,
    operating,
  };
}
