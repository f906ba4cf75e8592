// Beside the map, on a phone below it: the day, the rows of what is in view, the whole of the chosen.

import { type Signal, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { Fault } from "../../api/faults";
import { grouped } from "../../lib/numbers";
import type { Key } from "../../map/model";
import { zooms } from "../../map/zooms";
import { addressWith, go } from "../../router";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { wordsOf } from "../../ui/State";
import { Tabs } from "../../ui/Tabs";
import { rowsWithoutPlace } from "./links";
import { JointRows, PlaceRows, UncoveredRows } from "./Rows";
import { type MapState, type TabName, tabs } from "./state";
import { TimeBar } from "./TimeBar";
import type { InView } from "./useInView";
import { say } from "./words";

interface SideProps {
  readonly state: MapState;
  readonly inView: InView;
  readonly zoom: number;
  readonly hover: Signal<Key | null>;
  /** Operating organizations that stand nowhere on the map. */
  readonly withoutPlace: number;
  readonly isBusy: boolean;
  /** The last question failed; what was known before stays on the map. */
  readonly fault: Fault | null;
  readonly onRetry: () => void;
  /** The whole of what is chosen. */
  readonly details: ComponentChildren;
}

export function Side(props: SideProps) {
  const { state, inView, zoom, hover, isBusy, fault, details } = props;
  const isOpen = useSignal(false);
  const counts: Readonly<Record<TabName, number | undefined>> = {
    towns: inView.places.town.length,
    areas: inView.places.area.length,
    buildings: inView.places.building.length,
    branches: zoom < zooms.joints && state.tab !== "branches" ? undefined : inView.joints.length,
    uncovered: inView.hasPoints || state.tab === "uncovered" ? inView.uncovered.length : undefined,
  };
  return (
    <section
      class="map-side"
      aria-label={say("side")}
      data-open={isOpen.value ? "true" : "false"}
      data-chosen={details ? "true" : "false"}
    >
      <header class="map-head">
        <span class="map-handle">
          <Button
            weight="quiet"
            icon={isOpen.value ? "down" : "up"}
            label={say(isOpen.value ? "collapse" : "expand")}
            isExpanded={isOpen.value}
            onClick={() => {
              isOpen.value = !isOpen.value;
            }}
          />
        </span>
        <h1>{say("title")}</h1>
        <p class="muted small" data-in-view={inView.operating}>
          {say("inView", { count: grouped(inView.operating) })}
          {props.withoutPlace > 0 && (
            <>
              {" · "}
              <a href={rowsWithoutPlace(state.asOf)} data-figure-count={props.withoutPlace}>
                {say("withoutPlace", { count: grouped(props.withoutPlace) })}
              </a>
            </>
          )}
        </p>
        <TimeBar asOf={state.asOf} />
        {fault && (
          <Notice tone="bad" title={wordsOf(fault).title} isUrgent>
            {wordsOf(fault).remedy} <Button onClick={props.onRetry}>{say("retry")}</Button>
          </Notice>
        )}
      </header>
      <div class="map-rows" aria-busy={isBusy}>
        <Tabs
          label={say("tabs")}
          chosen={state.tab}
          onChoose={(tab) =>
            go(addressWith({ tab: tab === "towns" ? null : tab }), { replace: true })
          }
          tabs={tabs.map((id) => {
            const count = counts[id];
            return { id, label: say(`tab.${id}`), ...(count !== undefined && { count }) };
          })}
        >
          <Rows state={state} inView={inView} zoom={zoom} hover={hover} />
        </Tabs>
      </div>
      {details}
    </section>
  );
}

type RowsProps = Pick<SideProps, "state" | "inView" | "zoom" | "hover">;

function Rows({ state, inView, hover }: RowsProps) {
  const watched = { chosen: state.chosen, hover };
  const { places } = inView;
  switch (state.tab) {
    case "towns":
      return <PlaceRows {...watched} tab="towns" places={places.town} asOf={state.asOf} />;
    case "areas":
      return <PlaceRows {...watched} tab="areas" places={places.area} asOf={state.asOf} />;
    case "buildings":
      return <PlaceRows {...watched} tab="buildings" places={places.building} asOf={state.asOf} />;
    case "branches":
      return <JointRows {...watched} joints={inView.joints} />;
    case "uncovered":
      return (
        <UncoveredRows
          {...watched}
          points={inView.uncovered}
          counts={inView.marks}
          reasons={state.reasons}
          isClustered={inView.isClustered}
        />
      );
  }
}
