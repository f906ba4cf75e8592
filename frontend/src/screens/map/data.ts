// What the map shows, asked by day and by box: places of the whole district once a day asked for,
// organizations and branches for what is in view and a little around it.

import { type ReadonlySignal, useComputed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { ask } from "../../api/client";
import type { Fault } from "../../api/faults";
import { useResource } from "../../api/resource";
import { session } from "../../api/session";
import { MapNamesDocument, MapPlacesDocument, MapPointsDocument } from "../../gql/graphql";
import { contains, padded, world } from "../../map/boxes";
import type { Box, Joint, Place, Point, View } from "../../map/model";
import { zooms } from "../../map/zooms";
import { areasOf, buildingsOf, jointsOf, pointsOf, type Sees, townsOf } from "./payload";

export interface Places {
  readonly asOf: string;
  readonly all: readonly Place[];
  /** Operating organizations that stand nowhere on the map. */
  readonly withoutPlace: number;
}

export interface Points extends Wanted {
  readonly asOf: string;
  readonly box: Box;
  /** The zoom for which the server gathered them; null when it sent each of them. */
  readonly clusteredAt: number | null;
  readonly all: readonly Point[];
  readonly joints: readonly Joint[];
}

/** What is asked of a box. */
export interface Wanted {
  readonly hasPoints: boolean;
  /** Names, buildings and areas of the organizations, which are not drawn from far. */
  readonly hasRows: boolean;
  readonly hasJoints: boolean;
}

export const noPoints: Points = {
  asOf: "",
  box: world,
  hasPoints: false,
  hasRows: false,
  hasJoints: false,
  clusteredAt: null,
  all: [],
  joints: [],
};

export interface MapData {
  readonly places: ReadonlySignal<Places | null>;
  readonly points: ReadonlySignal<Points>;
  readonly fault: ReadonlySignal<Fault | null>;
  readonly isBusy: ReadonlySignal<boolean>;
  reload(): void;
}

const around = 0.5;
const mostKept = 12;
const overview = 8;

/** Shape: `asked` tells what the reader asks for at whatever zoom. */
export function useMapData(
  asOf: ReadonlySignal<string>,
  view: ReadonlySignal<View | null>,
  asked: ReadonlySignal<Asked>,
): MapData {
  const memory = useMemo(newMemory, []);
  const places = useResource((signal) => placesOn(asOf.value, memory, signal));
  const need = useComputed(() => settled(needOf(view.value, asked.value), memory));
  const points = useResource((signal) => {
    const day = asOf.value;
    const wanted = need.value;
    const known = memory.kept.find((one) => wanted && one.asOf === day && serves(one, wanted));
    if (known) {
      memory.asked = null;
      return Promise.resolve(known);
    }
    return wanted && remembered(wanted, day, memory, signal);
  });
  const names = useResource((signal) => {
    const { data } = points.state.value;
    const isDrawn = places.state.value.data !== null;
    return data && isDrawn && lacksNames(data) ? namesOf(data, signal) : null;
  });
  return {
    places: useComputed(() => places.state.value.data),
    points: useComputed(() => named(points.state.value.data ?? noPoints, names.state.value.data)),
    fault: useComputed(
      () => places.state.value.fault ?? points.state.value.fault ?? names.state.value.fault,
    ),
    isBusy: useComputed(() => places.state.value.isLoading || points.state.value.isLoading),
    reload: () => {
      memory.kept = [];
      memory.boundaries.clear();
      places.reload();
      points.reload();
    },
  };
}

async function remembered(
  need: Need,
  asOf: string,
  memory: Memory,
  signal: AbortSignal,
): Promise<Points> {
  const found = await pointsIn(need, asOf, signal).finally(() => {
    memory.asked = memory.asked === need ? null : memory.asked;
  });
  memory.kept = [found, ...memory.kept].slice(0, mostKept);
  const { wanted } = memory;
  return wanted && !serves(found, wanted) ? remembered(wanted, asOf, memory, signal) : found;
}

/** What one visit to the map need not ask twice. */
interface Memory {
  /** The last answers, newest first: for panning back and for a slider to and fro. */
  kept: Points[];
  /** What is under way: looking elsewhere within it asks nothing anew. */
  asked: Need | null;
  /** What is wanted by now. */
  wanted: Need | null;
  /** Boundaries travel once and not with every day of the slider. */
  readonly boundaries: Map<string, string | null>;
}

function newMemory(): Memory {
  return { kept: [], asked: null, wanted: null, boundaries: new Map() };
}

/** A box and what is wanted in it, at a zoom. */
export interface Need extends Wanted {
  readonly box: Box;
  readonly zoom: number;
}

/** What the reader asks for at whatever zoom. */
export interface Asked extends Pick<Wanted, "hasPoints" | "hasJoints"> {
  /** The map is going to look at the whole district first: that can be asked before it does. */
  readonly isWhole?: boolean;
}

function needOf(view: View | null, { hasPoints, hasJoints, isWhole }: Asked): Need | null {
  const isClose = view !== null && view.zoom >= zooms.joints;
  if ((!isClose && !hasPoints && !hasJoints) || (view === null && !isWhole)) {
    return null;
  }
  return {
    box: view?.box ?? world,
    zoom: view ? Math.floor(view.zoom) : overview,
    hasPoints: isClose || hasPoints,
    hasRows: isClose,
    hasJoints: isClose || hasJoints,
  };
}

/** Keep to the question under way while it answers what is wanted too. */
function settled(wanted: Need | null, memory: Memory): Need | null {
  memory.wanted = wanted;
  const { asked } = memory;
  if (!wanted || !asked || !holdsAll(asked, wanted) || !contains(boxAsked(asked), wanted.box)) {
    memory.asked = wanted;
  }
  return memory.asked;
}

/** The box that is asked for a need: a part of what lies around comes with it. */
function boxAsked({ box }: Need, part = around): Box {
  return box === world ? world : padded(box, part);
}

function holdsAll(known: Wanted, need: Wanted): boolean {
  return (
    (known.hasPoints || !need.hasPoints) &&
    (known.hasRows || !need.hasRows) &&
    (known.hasJoints || !need.hasJoints)
  );
}

function serves(known: Points, need: Need): boolean {
  return (
    contains(known.box, need.box) &&
    (known.clusteredAt === null || known.clusteredAt === need.zoom) &&
    holdsAll(known, need)
  );
}

async function placesOn(asOf: string, memory: Memory, signal: AbortSignal): Promise<Places> {
  const { boundaries } = memory;
  const withBoundaries = boundaries.size === 0;
  const variables = { bbox: world, zoom: overview, asOf, withBoundaries };
  const { mapView } = await ask(MapPlacesDocument, variables, { signal });
  const { towns, areas, buildings, organizations } = mapView;
  for (const { ids, boundaries: texts } of [towns, areas]) {
    texts?.forEach((text, at) => {
      boundaries.set(ids[at] ?? "", text);
    });
  }
  if (!withBoundaries && [...towns.ids, ...areas.ids].some((id) => !boundaries.has(id))) {
    // On that day an area was drawn that is gone by now: its boundary must still come.
    boundaries.clear();
    return placesOn(asOf, memory, signal);
  }
  const sees = seesOf();
  return {
    asOf,
    all: [
      ...townsOf(towns, boundaries, sees),
      ...areasOf(areas, boundaries, sees),
      ...buildingsOf(buildings, sees),
    ],
    withoutPlace: organizations.withoutPlace,
  };
}

/** The organizations and joint branches of a box and a part of it around, on a day. */
export async function pointsIn(
  need: Need,
  asOf: string,
  signal: AbortSignal,
  part = around,
): Promise<Points> {
  const { zoom, hasPoints, hasRows, hasJoints } = need;
  const wider = boxAsked(need, part);
  const { mapView } = await ask(
    MapPointsDocument,
    {
      bbox: wider,
      zoom,
      asOf,
      withPoints: hasPoints,
      withRows: hasRows,
      withJoints: hasJoints,
    },
    { signal },
  );
  const { organizations, branches } = mapView;
  return {
    asOf,
    box: wider,
    hasPoints,
    hasRows,
    hasJoints,
    clusteredAt: organizations?.isClustered ? zoom : null,
    all: organizations ? pointsOf(organizations) : [],
    joints: branches ? jointsOf(branches) : [],
  };
}

interface Names {
  readonly of: Points;
  readonly all: readonly Point[];
}

function lacksNames({ hasPoints, hasRows, clusteredAt }: Points): boolean {
  return hasPoints && !hasRows && clusteredAt === null;
}

/** Names for the table and the keyboard: they come after the picture. */
async function namesOf(of: Points, signal: AbortSignal): Promise<Names> {
  const { box: bbox, asOf } = of;
  const { mapView } = await ask(MapNamesDocument, { bbox, zoom: overview, asOf }, { signal });
  const { ids, names } = mapView.organizations;
  const known = new Map(ids.map((id, at) => [id, names[at] ?? ""]));
  return { of, all: of.all.map((point) => ({ ...point, name: known.get(point.id) ?? "" })) };
}

function named(points: Points, names: Names | null): Points {
  return names?.of === points ? { ...points, all: names.all } : points;
}

/** Row security counts only what the reader may see: elsewhere zero means unknown. */
function seesOf(): Sees {
  const now = session.peek();
  if (now.state !== "in") {
    return () => false;
  }
  const { role, town } = now.user;
  switch (role) {
    case "TOWN_OFFICER":
      return (townId) => townId === town?.id;
    case "BRANCH_SECRETARY":
      return (_townId, operating) => operating > 0;
    default:
      return () => true;
  }
}
