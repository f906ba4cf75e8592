// Leads the map to what is chosen elsewhere: in the table, by a search, by an address.

import { type ReadonlySignal, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import { around } from "../../map/boxes";
import type { MapEngine } from "../../map/engine";
import { type Key, readKey, type Spot, type Target, type View } from "../../map/model";
import { closeUp } from "../../map/zooms";
import type { Changes } from "../../router";
import type { MapData } from "./data";
import type { Found } from "./found";
import { boxOfAll, boxOfPlace } from "./inView";
import { lookChange, type MapState } from "./state";

export interface Flight {
  /** Where a map that is opened now looks first. */
  start(): Target;
  /** What is chosen on the map itself needs no flight. */
  stay(key: Key | null): void;
  toFound(found: Found): void;
  /** Where the chosen thing is, which the map did not know: a spot, or the place that holds it. */
  toChosen(at: Spot | Key): void;
  home(): void;
  /**
   * The change of address for where the map looks now, so that only another address, such as one
   * from the history, leads it elsewhere; null before it was led anywhere.
   */
  addressOf(view: View): Changes | null;
}

export function useFlight(
  engine: ReadonlySignal<MapEngine | null>,
  state: ReadonlySignal<MapState>,
  data: MapData,
): Flight {
  /** The key at which the map already looks. */
  const reached = useRef<Key | null>(null);
  const waiting = useRef<Key | null>(null);
  /** Where something is that was told before the map was there to go to it. */
  const told = useRef<{ readonly key: Key; readonly at: Spot | Key } | null>(null);
  /** The map that is open now was led somewhere. */
  const hasLooked = useRef(false);
  /** The place in the address that the map wrote there itself. */
  const written = useRef("");
  const flight: Flight = {
    start: () => {
      const now = state.peek();
      const target = startOf(now);
      hasLooked.current = target.spot !== undefined;
      reached.current = hasLooked.current ? now.chosen : null;
      return target;
    },
    addressOf: (view) => {
      if (!hasLooked.current) {
        return null;
      }
      const change = lookChange(view.zoom, view.center);
      written.current = JSON.stringify(change);
      return change;
    },
    stay: (key) => {
      reached.current = key;
    },
    toFound: ({ key, kind, spot, within }) => {
      const target = targetOf(key, data) ?? targetOf(within, data);
      const closer = spot ? { spot, zoom: closeUp[kind === "branch" ? "building" : kind] } : target;
      if (closer) {
        reached.current = key;
        engine.peek()?.look(closer);
      }
    },
    toChosen: (at) => {
      const { chosen } = state.peek();
      told.current = chosen === null ? null : { key: chosen, at };
      if (waiting.current !== null && waiting.current === chosen) {
        waiting.current = null;
        const target = targetAt(at, data);
        if (target) {
          engine.peek()?.look(target);
        }
      }
    },
    home: () => {
      const box = boxOfAll(data.places.peek()?.all ?? []);
      if (box) {
        engine.peek()?.look({ box });
      }
    },
  };
  useSignalEffect(() => {
    const now = engine.value;
    const places = data.places.value;
    const { chosen } = state.value;
    if (!now || !places) {
      return;
    }
    const isFirst = !hasLooked.current;
    hasLooked.current = true;
    const isReached = chosen === reached.current;
    const known = told.current?.key === chosen ? targetAt(told.current.at, data) : null;
    const target = isReached ? null : (targetOf(chosen, data) ?? known);
    if (!isReached) {
      waiting.current = target ? null : chosen;
    }
    reached.current = chosen;
    const box = isFirst && !target ? boxOfAll(places.all) : null;
    const wanted = target ?? (box && { box });
    if (wanted) {
      now.look(wanted, isFirst);
    }
  });
  useSignalEffect(() => {
    const { zoom, center, chosen } = state.value;
    if (zoom === null || !center) {
      if (chosen === null && hasLooked.current) {
        flight.home();
      }
    } else if (JSON.stringify(lookChange(zoom, center)) !== written.current) {
      engine.peek()?.look({ spot: center, zoom }, true);
    }
  });
  return flight;
}

function startOf({ zoom, center }: MapState): Target {
  return zoom !== null && center ? { spot: center, zoom } : {};
}

function targetAt(at: Spot | Key, data: MapData): Target | null {
  return typeof at === "string" ? targetOf(at, data) : { spot: at, zoom: closeUp.organization };
}

function targetOf(key: Key | null, data: MapData): Target | null {
  const named = readKey(key);
  if (!named) {
    return null;
  }
  const { kind, id } = named;
  switch (kind) {
    case "spot": {
      const [longitude = 0, latitude = 0] = id.split(",").map(Number);
      return { spot: { longitude, latitude }, zoom: closeUp.organization };
    }
    case "organization": {
      const point = data.points.peek().all.find((one) => one.id === id);
      return point ? { spot: point, zoom: closeUp.organization } : null;
    }
    case "branch": {
      const joint = data.points.peek().joints.find((one) => one.id === id);
      const spots = [joint?.spot, ...(joint?.members ?? []).map(({ spot }) => spot)];
      const box = around(spots.filter((spot): spot is Spot => spot != null));
      return box ? { box, zoom: closeUp.building } : null;
    }
    default: {
      const place = data.places.peek()?.all.find((one) => one.kind === kind && one.id === id);
      const box = place && boxOfPlace(place);
      return box ? { box, zoom: closeUp[kind] } : null;
    }
  }
}
