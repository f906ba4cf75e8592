// The shapes of a file over the towns that are there already.

import { type ReadonlySignal, useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { GeometryLayer } from "../../gql/graphql";
import { today } from "../../lib/today";
import { around, spotsOf } from "../../map/boxes";
import type { MapEngine } from "../../map/engine";
import type { Box, Key, LayerName, Scene, Spot, View } from "../../map/model";
import type { Shape } from "../../map/paper";
import { Button } from "../../ui/Button";
import { chosenBase } from "../map/base";
import { useMapData } from "../map/data";
import { useTable } from "../map/edit/useTable";
import { Stage } from "../map/Stage";
import { say as sayMap } from "../map/words";
import { type Feature, tones } from "./outcomes";

interface PreviewProps {
  readonly rows: ReadonlySignal<readonly Feature[]>;
  readonly chosen: ReadonlySignal<string | null>;
  /** Counts how often the ledger was changed from here. */
  readonly turn: ReadonlySignal<number>;
  readonly layer: GeometryLayer;
  readonly onChoose: (row: string | null) => void;
}

const own = { TOWNS: "towns", AREAS: "areas", BUILDINGS: "buildings" } as const;

export function Preview({ rows, chosen, turn, layer, onChoose }: PreviewProps) {
  const engine = useSignal<MapEngine | null>(null);
  const nowhere = useSignal<View | null>(null);
  const nothing = useSignal<Key | null>(null);
  const data = useMapData(
    useComputed(today),
    nowhere,
    useSignal({ hasPoints: false, hasJoints: false }),
  );
  const base = useSignal(chosenBase(null));
  const scene = useComputed<Scene>(() => ({
    places: data.places.value?.all ?? [],
    points: [],
    joints: [],
    layers: new Set<LayerName>(["towns", own[layer]]),
    isFiltered: false,
  }));
  const told = useRef(0);
  const hasLooked = useRef(false);
  useSignalEffect(() => {
    if (turn.value !== told.current) {
      told.current = turn.value;
      data.reload();
    }
  });
  const home = () => {
    const box = boxOf(rows.peek());
    if (box) {
      engine.peek()?.look({ box });
    }
  };
  const shapes = useComputed(() => rows.value.flatMap((row) => shapeOf(row, chosen.value)));
  const faults = useComputed(() => rows.value.flatMap(faultsOf));
  useTable(
    engine,
    () => ({ sketch: null, shapes: shapes.value, faults: faults.value, neighbors: [] }),
    {
      onSketch: () => undefined,
      onPoint: () => undefined,
      onCross: () => undefined,
      onShape: onChoose,
    },
  );
  useSignalEffect(() => {
    const row = rows.value.find(({ id }) => id === chosen.value);
    const box = boxOf(row ? [row] : rows.peek());
    if (engine.value && box) {
      engine.value.look({ box }, !hasLooked.current);
      hasLooked.current = true;
    }
  });
  return (
    <>
      <Stage
        engine={engine}
        scene={scene}
        chosen={nothing}
        hover={nothing}
        base={base}
        start={() => ({})}
        onHome={home}
        listeners={{
          onMove: () => undefined,
          onPick: () => undefined,
          onHover: () => undefined,
          onTileFault: () => undefined,
          onReady: () => undefined,
        }}
      />
      <div class="map-zoom">
        <Button
          icon="plus"
          label={sayMap("zoomIn")}
          onClick={() => engine.value?.step({ zoom: 1 })}
        />
        <Button
          icon="minus"
          label={sayMap("zoomOut")}
          onClick={() => engine.value?.step({ zoom: -1 })}
        />
        <Button icon="whole" label={sayMap("whole")} onClick={home} />
      </div>
    </>
  );
}

function shapeOf(row: Feature, chosen: string | null): Shape[] {
  const { id, geometry, outcome, longitude, latitude } = row;
  const point = longitude !== null && latitude !== null ? `POINT (${longitude} ${latitude})` : null;
  const wkt = geometry ?? point;
  return wkt ? [{ id, wkt, tone: tones[outcome], isChosen: id === chosen }] : [];
}

function faultsOf({ findings }: Feature): Spot[] {
  return findings.flatMap(({ isWarning, longitude, latitude }) =>
    isWarning || longitude === null || latitude === null ? [] : [{ longitude, latitude }],
  );
}

/** The box around shapes and the places of their faults. */
function boxOf(rows: readonly Feature[]): Box | null {
  return around(
    rows.flatMap((row) => [
      ...shapeOf(row, null).flatMap(({ wkt }) => spotsOf(wkt)),
      ...faultsOf(row),
    ]),
  );
}
