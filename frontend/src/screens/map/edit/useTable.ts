// The table for drawing over the map of this screen, and the keys while the map has the keyboard.

import { type ReadonlySignal, useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { MapEngine } from "../../../map/engine";
import type { DrawingListeners, DrawingTable, Paper } from "../../../map/paper";

export interface Tables {
  /** The tools could not be fetched. */
  readonly hasFailed: ReadonlySignal<boolean>;
  readonly table: ReadonlySignal<DrawingTable | null>;
}

/** Shape: `paper` reads signals and is shown whenever they change. */
export function useTable(
  engine: ReadonlySignal<MapEngine | null>,
  paper: () => Paper,
  listeners: DrawingListeners,
): Tables {
  const heard = useRef(listeners);
  heard.current = listeners;
  const table = useSignal<DrawingTable | null>(null);
  const hasFailed = useSignal(false);
  const shown = useComputed(paper);
  useSignalEffect(() => {
    let isGone = false;
    let opened: DrawingTable | null = null;
    engine.value
      ?.draw({
        onSketch: (sketch, isStep) => heard.current.onSketch(sketch, isStep),
        onPoint: (spot) => heard.current.onPoint(spot),
        onCross: (spot, name) => heard.current.onCross(spot, name),
        onShape: (id) => heard.current.onShape(id),
      })
      .then(
        (made) => {
          if (isGone) {
            made.close();
          } else {
            opened = made;
            table.value = made;
          }
        },
        () => {
          hasFailed.value = true;
        },
      );
    return () => {
      isGone = true;
      opened?.close();
      table.value = null;
    };
  });
  useSignalEffect(() => table.value?.show(shown.value));
  return { table, hasFailed };
}

export interface Keys {
  readonly onBack: () => void;
  readonly onClose: () => void;
  readonly onEscape: () => void;
}

const near = 16;
const nearest = 2;

/** Arrows move the cross-hair, Enter sets a corner; what is not ours stays the map's. */
export function useKeys(table: ReadonlySignal<DrawingTable | null>, keys: Keys): void {
  const heard = useRef(keys);
  heard.current = keys;
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const isMap = (event.target as Element | null)?.classList?.contains("map-frame");
      const drawing = table.peek();
      if (isMap && drawing?.takesClicks && !event.ctrlKey && !event.metaKey && !event.altKey) {
        if (steer(event, drawing, heard.current)) {
          event.preventDefault();
          event.stopPropagation();
        }
      }
    };
    document.addEventListener("keydown", hear, true);
    return () => document.removeEventListener("keydown", hear, true);
  }, []);
}

function steer({ key, shiftKey }: KeyboardEvent, table: DrawingTable, keys: Keys): boolean {
  const way = shiftKey ? nearest : near;
  const moves: Readonly<Record<string, readonly [east: number, south: number]>> = {
    ArrowLeft: [-way, 0],
    ArrowRight: [way, 0],
    ArrowUp: [0, -way],
    ArrowDown: [0, way],
  };
  const move = moves[key];
  if (move) {
    table.steer(...move);
  } else if (key === "Enter") {
    table.press();
  } else if (key === "Backspace") {
    keys.onBack();
  } else if (key === "c" || key === "C") {
    keys.onClose();
  } else if (key === "Escape") {
    keys.onEscape();
  } else {
    return false;
  }
  return true;
}
