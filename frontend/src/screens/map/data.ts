// What the map shows, asked by day and by box: places of the whole district once a day asked for,
// organizations and branches for what is in view and a little around it.

import { type ReadonlySignal, useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { ask } from "../../api/client";
import type { Fault } from "../../api/faults";
import { useResource } from "../../api/resource";
import { session } from "../../api/session";
import { MapNamesDocument, MapPlacesDocument, MapPointsDocument } from "../../gql/graphql";
import { world } from "../../map/boxes";
import type { Joint, Place, Point, View } from "../../map/model";
import { areasOf, buildingsOf, jointsOf, pointsOf, type Sees, townsOf } from "./payload";
import {
  type Asked,
  around,
  boxAsked,
  type Held,
  type Need,
  needOf,
  nextQuestion,
  overview,
  type Question,
  serves,
} from "./questions";

export interface Places {
  readonly asOf: string;
  readonly all: readonly Place[];
  /** Operating organizations that stand nowhere on the map. */
  readonly withoutPlace: number;
}

export interface Points extends Held {
  readonly all: readonly Point[];
  readonly joints: readonly Joint[];
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
  /** Why there is no map at all: not even its places could be had. */
  readonly lost: ReadonlySignal<Fault | null>;
  readonly isBusy: ReadonlySignal<boolean>;
  reload(): void;
}

const mostKept = 12;

/** Shape: `asked` tells what the reader asks for at whatever zoom. */
export function useMapData(
  asOf: ReadonlySignal<string>,
  view: ReadonlySignal<View | null>,
  asked: ReadonlySignal<Asked>,
): MapData {
  const memory = useMemo(newMemory, []);
  const places = useResource((signal) => placesOn(asOf.value, memory.boundaries, signal));
  const points = usePoints(asOf, view, asked, memory);
  const names = useResource((signal) => {
    const data = points.answer.value;
    const isDrawn = places.state.value.data !== null;
    return data && isDrawn && lacksNames(data) ? namesOf(data, signal) : null;
  });
  return {
    places: useComputed(() => places.state.value.data),
    points: useComputed(() => named(points.answer.value ?? noPoints, names.state.value.data)),
    fault: useComputed(
      () => places.state.value.fault ?? points.state.value.fault ?? names.state.value.fault,
    ),
    lost: useComputed(() => (places.state.value.data ? null : places.state.value.fault)),
    isBusy: useComputed(() => places.state.value.isLoading || points.state.value.isLoading),
    reload: () => {
      memory.kept = [];
      memory.boundaries.clear();
      places.reload();
      points.reload();
    },
  };
}

/** What one visit to the map need not ask twice. */
interface Memory {
  /** The last answers, newest first: for panning back and for a slider to and fro. */
  kept: readonly Points[];
  /** Boundaries travel once and not with every day of the slider. */
  readonly boundaries: Map<string, string | null>;
}

function newMemory(): Memory {
  return { kept: [], boundaries: new Map() };
}

interface Answered {
  readonly question: Question;
  readonly points: Points;
}

/** The organizations and branches in view; a question under way is kept while it may serve. */
function usePoints(
  asOf: ReadonlySignal<string>,
  view: ReadonlySignal<View | null>,
  asked: ReadonlySignal<Asked>,
  memory: Memory,
) {
  const question = useSignal<Question | null>(null);
  const resource = useResource((signal) => answerTo(question.value, memory, signal));
  const answered = useComputed(() => resource.state.value.data);
  useSignalEffect(() => {
    const before = question.peek();
    const last = answered.value;
    question.value = nextQuestion(needOf(view.value, asked.value), asOf.value, {
      question: before,
      answer: last?.question === before ? (last?.points ?? null) : null,
      hasFailed: resource.state.peek().fault !== null,
    });
  });
  return { ...resource, answer: useComputed(() => answered.value?.points ?? null) };
}

function answerTo(
  question: Question | null,
  memory: Memory,
  signal: AbortSignal,
): Promise<Answered> | null {
  if (!question) {
    return null;
  }
  const known = memory.kept.find((one) => serves(one, question));
  return known ? Promise.resolve({ question, points: known }) : askAnew(question, memory, signal);
}

async function askAnew(question: Question, memory: Memory, signal: AbortSignal): Promise<Answered> {
  const points = await pointsIn(question, question.asOf, signal);
  memory.kept = [points, ...memory.kept].slice(0, mostKept);
  return { question, points };
}

async function placesOn(
  asOf: string,
  boundaries: Map<string, string | null>,
  signal: AbortSignal,
): Promise<Places> {
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
    return placesOn(asOf, boundaries, signal);
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
