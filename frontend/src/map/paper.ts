// What drawing shows, and what it tells: the words between the screens and the tools.

import type { Spot } from "./model";
import type { Sketch } from "./sketch";

export type Tone = "good" | "info" | "calm" | "warn" | "bad" | "theirs" | "chosen";

/** A shape that is laid over the scene: WKT in degrees. */
export interface Shape {
  readonly id: string;
  readonly wkt: string;
  readonly tone: Tone;
  readonly isChosen?: boolean;
}

/** Everything that drawing shows. */
export interface Paper {
  /** What is being drawn; null while things are only shown or chosen. */
  readonly sketch: Sketch | null;
  /** Drawn dashed: another version stands beside it. */
  readonly isDashed?: boolean;
  /** Where a single point stands that clicks and keys set; undefined when none is asked for. */
  readonly point?: Spot | null;
  readonly shapes: readonly Shape[];
  /** Places of faults. */
  readonly faults: readonly Spot[];
  /** The borders to which corners snap: name and WKT. */
  readonly neighbors: readonly (readonly [name: string, wkt: string])[];
}

export interface DrawingListeners {
  /** Shape: `isStep` is false while a corner is dragged on, which is one step with its beginning. */
  readonly onSketch: (sketch: Sketch, isStep: boolean) => void;
  readonly onPoint: (spot: Spot) => void;
  /** The cross-hair stands here, drawn to this neighbour. */
  readonly onCross: (spot: Spot, name: string | null) => void;
  /** A shape was clicked, or none. */
  readonly onShape: (id: string | null) => void;
}

export interface DrawingTable {
  readonly takesClicks: boolean;
  show(paper: Paper): void;
  /** Move the cross-hair by pixels; the first move sets it in the middle. */
  steer(east: number, south: number): void;
  /** Set a corner where the cross-hair stands; on the first corner this closes the ring. */
  press(): void;
  close(): void;
}
