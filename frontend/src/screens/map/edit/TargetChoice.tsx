// Which place a deed is done to: clicked on the map, or chosen from the list.

import type { ReadonlySignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { MapEngine } from "../../../map/engine";
import type { Place, PlaceKind } from "../../../map/model";
import type { Shape } from "../../../map/paper";
import { addressWith, go } from "../../../router";
import { SelectField } from "../../../ui/Field";
import { type DeedName, modeText } from "./deeds";
import { useTable } from "./useTable";
import { say } from "./words";

interface TargetChoiceProps {
  readonly engine: ReadonlySignal<MapEngine | null>;
  readonly deed: DeedName;
  readonly kind: PlaceKind;
  readonly places: readonly Place[];
}

export function TargetChoice({ engine, deed, kind, places }: TargetChoiceProps) {
  const candidates = places.filter((place) => place.kind === kind);
  const shapes = useMemo(() => shapesOf(candidates), [candidates.length]);
  const take = (id: string | null) => {
    if (id) {
      go(addressWith({ edit: modeText(deed, id) }));
    }
  };
  useTable(engine, () => ({ sketch: null, shapes, faults: [], neighbors: [] }), {
    onSketch: () => undefined,
    onPoint: () => undefined,
    onCross: () => undefined,
    onShape: take,
  });
  return (
    <SelectField
      label={say(`target.${kind}`)}
      hint={say("targetHint")}
      empty={say("targetEmpty")}
      value=""
      choices={candidates.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={take}
    />
  );
}

/** Places as shapes that can be clicked; one without a line is its point. */
export function shapesOf(places: readonly Place[], chosen: readonly string[] = []): Shape[] {
  return places.flatMap(({ id, boundary, spot }) => {
    const wkt = boundary ?? (spot && `POINT (${spot.longitude} ${spot.latitude})`);
    const isChosen = chosen.includes(id);
    return wkt ? [{ id, wkt, tone: isChosen ? "chosen" : "calm", isChosen }] : [];
  });
}
