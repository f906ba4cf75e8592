// The map of coverage: places coloured by it, joint branches with their organizations, the same rows
// as a table beside it. Day, layers, place and choice stand in the address.

import { type ReadonlySignal, useComputed, useSignal } from "@preact/signals";
import { today } from "../../lib/today";
import type { MapEngine } from "../../map/engine";
import {
  type Key,
  type LayerName,
  layerNames,
  type Mark,
  type Scene,
  uncoveredMarks,
  type View,
} from "../../map/model";
import { addressWith, go, path, query } from "../../router";
import { ButtonLink } from "../../ui/Button";
import { Empty, Failed, Whole } from "../../ui/State";
import { useEscape } from "../../ui/useEscape";
import { chosenBase } from "./base";
import { Details } from "./Details";
import { type MapData, useMapData } from "./data";
import { EditButton, isEditing, LazyEditSide } from "./edit/EditButton";
import { LegendBody } from "./Legend";
import { Overlay } from "./Overlay";
import { PrintPage } from "./PrintPage";
import { Side } from "./Side";
import { Stage } from "./Stage";
import { choice, readMapState } from "./state";
import { useFlight } from "./useFlight";
import { type InView, useInView } from "./useInView";
import { usePrint } from "./usePrint";
import { say } from "./words";
import "./map.css";

export function MapScreen() {
  const state = useComputed(() => readMapState(query.value, today()));
  const asOf = useComputed(() => state.value.asOf);
  const chosen = useComputed(() => state.value.chosen);
  const reasons = useStableSet<Mark>(uncoveredMarks, () => state.value.reasons);
  const layers = useStableSet<LayerName>(layerNames, () => state.value.layers);
  const base = useComputed(() => chosenBase(query.value.get("base")));
  const view = useSignal<View | null>(null);
  const hover = useSignal<Key | null>(null);
  const engine = useSignal<MapEngine | null>(null);
  const hasTileFault = useSignal(false);
  const asked = useComputed(() => ({
    hasPoints: reasons.value.size > 0 || state.value.tab === "uncovered",
    hasJoints: state.value.tab === "branches",
    isWhole: state.value.zoom === null && state.value.chosen === null,
  }));
  const data = useMapData(asOf, view, asked);
  const inView = useInView(data, view, reasons);
  const scene = useComputed(() => sceneOf(data, layers.value, reasons.value));
  const flight = useFlight(engine, state, data);
  const print = usePrint(engine);
  const choose = (key: Key | null) => {
    flight.stay(key);
    if (key !== chosen.peek()) {
      go(addressWith(choice(key)));
    }
  };
  useEscape(() => {
    if (chosen.peek() !== null && !isEditing()) {
      choose(null);
    }
  });
  const { places, fault, lost } = data;
  if (lost.value) {
    return (
      <Whole title={say("title")}>
        <Failed fault={lost.value} onRetry={data.reload} />
      </Whole>
    );
  }
  if (places.value?.all.length === 0) {
    return <NoPlaces />;
  }
  const legend = <Legend inView={inView} />;
  return (
    <div
      class="map-screen"
      data-chosen={chosen.value || isEditing() ? "true" : "false"}
      data-prints={print.picture.value ? "picture" : "rows"}
    >
      <section class="map-stage" aria-label={say("stage")}>
        <Stage
          engine={engine}
          scene={scene}
          chosen={chosen}
          hover={hover}
          base={base}
          start={flight.start}
          onHome={flight.home}
          listeners={{
            onMove: (now) => {
              const change = flight.addressOf(now);
              if (change && path.peek() === "/map") {
                view.value = now;
                go(addressWith(change), { replace: true });
              }
            },
            onPick: choose,
            onHover: (key) => {
              hover.value = key;
            },
            onTileFault: () => {
              hasTileFault.value = true;
            },
            onReady: (what) => performance.mark(`map-${what}`),
          }}
        />
        <Overlay
          state={state.value}
          view={view.value}
          base={base.value}
          hasTileFault={hasTileFault.value && base.value !== null}
          isPrinting={print.isBusy.value}
          legend={legend}
          edit={<EditButton />}
          onFind={(found) => {
            flight.toFound(found);
            go(addressWith(choice(found.key)));
          }}
          onZoom={(zoom) => engine.value?.step({ zoom })}
          onHome={flight.home}
          onPrint={print.start}
        />
      </section>
      {isEditing() ? (
        <LazyEditSide engine={engine} data={data} chosen={chosen.value} />
      ) : (
        <Side
          state={state.value}
          inView={inView.value}
          zoom={view.value?.zoom ?? 0}
          hover={hover}
          withoutPlace={places.value?.withoutPlace ?? 0}
          isBusy={data.isBusy.value}
          fault={fault.value}
          onRetry={data.reload}
          details={
            chosen.value &&
            places.value && (
              <Details
                chosen={chosen.value}
                places={places.value.all}
                points={data.points.value.all}
                asOf={asOf}
                hover={hover}
                onPlace={flight.toChosen}
                onClose={() => choose(null)}
              />
            )
          }
        />
      )}
      {print.picture.value && (
        <PrintPage picture={print.picture.value} asOf={asOf.value} base={base.value}>
          {legend}
        </PrintPage>
      )}
    </div>
  );
}

/** The same set while its members stay the same: the map need not be drawn anew for a pan. */
function useStableSet<Name extends string>(
  names: readonly Name[],
  read: () => ReadonlySet<Name>,
): ReadonlySignal<ReadonlySet<Name>> {
  const key = useComputed(() => names.filter((name) => read().has(name)).join(","));
  return useComputed(() => {
    const members = key.value.split(",");
    return new Set(names.filter((name) => members.includes(name)));
  });
}

function sceneOf(data: MapData, layers: ReadonlySet<LayerName>, reasons: ReadonlySet<Mark>): Scene {
  const { all, joints } = data.points.value;
  const isFiltered = reasons.size > 0;
  return {
    places: data.places.value?.all ?? [],
    points: isFiltered ? all.filter(({ id, mark }) => id === null || reasons.has(mark)) : all,
    joints,
    layers,
    isFiltered,
  };
}

function Legend({ inView }: { inView: ReadonlySignal<InView> }) {
  const { leading, places, marks, hasPoints, joints } = inView.value;
  return (
    <LegendBody
      kind={leading}
      places={places[leading]}
      marks={hasPoints ? marks : null}
      hasJoints={joints.length > 0}
    />
  );
}

function NoPlaces() {
  return (
    <Whole title={say("title")}>
      <Empty title={say("noPlaces")}>
        <p>{say("noPlacesHint")}</p>
        <ButtonLink href="/import">{say("noPlacesLink")}</ButtonLink>
      </Empty>
    </Whole>
  );
}
