// What lies over the map for the present state of a form: my drawing, the other version, the places
// that a warning names, the faults.

import type { Place, Spot } from "../../../map/model";
import type { Paper, Shape } from "../../../map/paper";
import { type Deed, type EditValues, pointOf, type Target, type Told } from "./deeds";
import { shapesOf } from "./TargetChoice";

export interface PaperState {
  readonly deed: Deed;
  readonly values: EditValues;
  readonly target: Target | null;
  readonly places: readonly Place[];
  readonly told: readonly Told[];
  readonly hasConflict: boolean;
  /** A building's outline is drawn and not its point. */
  readonly isOutline: boolean;
  readonly neighbors: Paper["neighbors"];
}

export function paperOf(state: PaperState): Paper {
  const { deed, values, hasConflict, isOutline, told } = state;
  const draws = deed.tool !== null && (!deed.hasPoint || isOutline);
  return {
    sketch: draws ? values.sketch : null,
    isDashed: hasConflict,
    ...(deed.hasPoint && !isOutline && { point: pointOf(values) }),
    shapes: [...ground(state), ...named(state)],
    faults: told.flatMap(faultOf),
    neighbors: deed.tool === "polygon" ? state.neighbors : [],
  };
}

function faultOf({ longitude, latitude }: Told): readonly Spot[] {
  return longitude === null || latitude === null ? [] : [{ longitude, latitude }];
}

/** What the drawing is compared with, or chosen from. */
function ground({ deed, values, target, places, hasConflict }: PaperState): readonly Shape[] {
  if (deed.many !== null) {
    const ids = values.chosen.map(({ id }) => id);
    return shapesOf(candidatesOf(deed, values, places), ids);
  }
  if (target?.wkt && (hasConflict || deed.tool === "line" || deed.hasPoint)) {
    return [{ id: "", wkt: target.wkt, tone: hasConflict ? "theirs" : "calm" }];
  }
  return [];
}

export function candidatesOf(
  deed: Deed,
  { townId }: EditValues,
  places: readonly Place[],
): readonly Place[] {
  return places.filter((place) => place.kind === deed.many && place.townId === townId);
}

/** Areas and towns that the ledger names in what it says: `与片区“东城”重叠`. */
function named({ told, places }: PaperState): readonly Shape[] {
  const names = new Set(
    told.flatMap(({ message }) => [...message.matchAll(/“(.+?)”/g)].map((found) => found[1])),
  );
  return places
    .filter(({ name, boundary }) => boundary !== null && names.has(name))
    .map(({ boundary }) => ({ id: "", wkt: boundary ?? "", tone: "warn" }));
}

export function neighborsOf(places: readonly Place[], target: Target | null): Paper["neighbors"] {
  return places.flatMap(({ id, name, boundary }) =>
    boundary === null || id === target?.id ? [] : [[name, boundary] as const],
  );
}
