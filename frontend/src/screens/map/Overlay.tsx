// What lies over the map: search, layers, print, zoom, legend, scale and what must be said of tiles.

import type { ComponentChildren } from "preact";
import type { BaseMap } from "../../api/settings";
import { settings } from "../../api/settings";
import { layerNames, type View } from "../../map/model";
import { addressWith, go } from "../../router";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { baseMaps, plainGround } from "./base";
import type { Found } from "./found";
import { credits, ScaleBar } from "./PrintPage";
import { MapSearch } from "./Search";
import { layerChange, type MapState } from "./state";
import { say } from "./words";

interface OverlayProps {
  readonly state: MapState;
  readonly view: View | null;
  readonly base: BaseMap | null;
  readonly hasTileFault: boolean;
  readonly isPrinting: boolean;
  readonly legend: ComponentChildren;
  /** The way into editing, for those who may. */
  readonly edit: ComponentChildren;
  readonly onFind: (found: Found) => void;
  readonly onZoom: (by: number) => void;
  readonly onHome: () => void;
  readonly onPrint: () => void;
}

export function Overlay(props: OverlayProps) {
  const { state, view, base, hasTileFault, onZoom } = props;
  return (
    <>
      <div class="map-top">
        <MapSearch onFind={props.onFind} />
        <div class="map-tools">
          {props.edit}
          <LayersMenu state={state} base={base} />
          <Button
            icon="print"
            label={say("print")}
            disabled={props.isPrinting}
            onClick={props.onPrint}
          />
        </div>
      </div>
      <div class="map-zoom">
        <Button icon="plus" label={say("zoomIn")} onClick={() => onZoom(1)} />
        <Button icon="minus" label={say("zoomOut")} onClick={() => onZoom(-1)} />
        <Button icon="whole" label={say("whole")} onClick={props.onHome} />
      </div>
      <details class="map-legend" open={!isNarrow()}>
        <summary>{say("legend")}</summary>
        {props.legend}
      </details>
      <div class="map-foot small">
        {view && <ScaleBar scale={view.scale} />}
        <span>
          {[...credits(base), settings.value.isDemo ? say("synthetic") : ""]
            .filter(Boolean)
            .join(" · ")}
        </span>
        {hasTileFault && (
          <span class="map-fault" role="status">
            {say("baseMapFault")}
          </span>
        )}
      </div>
    </>
  );
}

export function isNarrow(): boolean {
  return window.matchMedia("(max-width: 900px)").matches;
}

function LayersMenu({ state, base }: { state: MapState; base: BaseMap | null }) {
  const maps = baseMaps();
  return (
    <details class="map-menu">
      <summary class="button">
        <Icon name="layers" />
        {say("layers")}
      </summary>
      <div class="map-menu-list">
        <fieldset>
          <legend class="hidden-text">{say("layers")}</legend>
          {layerNames.map((name) => (
            <label class="choice" key={name}>
              <input
                type="checkbox"
                checked={state.layers.has(name)}
                onChange={() => go(addressWith(layerChange(state.layers, name)), { replace: true })}
              />
              <span>{say(`layer.${name}`)}</span>
            </label>
          ))}
        </fieldset>
        {maps.length > 0 && (
          <fieldset>
            <legend class="field-label">{say("baseMap")}</legend>
            {[
              ...maps.map(({ id, name }) => [id, name] as const),
              [plainGround, say("plainGround")] as const,
            ].map(([id, name]) => (
              <label class="choice" key={id}>
                <input
                  type="radio"
                  name="base"
                  checked={(base?.id ?? plainGround) === id}
                  onChange={() => go(addressWith({ base: id }), { replace: true })}
                />
                <span>{name}</span>
              </label>
            ))}
          </fieldset>
        )}
      </div>
    </details>
  );
}
