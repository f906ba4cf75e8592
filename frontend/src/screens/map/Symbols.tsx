// The marks of the map as pictures in the text: the legend and the table show what the canvas draws.

import { type Level, levelOf } from "../../map/levels";
import type { Mark, Place } from "../../map/model";
import { markCorners, pennant } from "../../map/shapes";

function points(corners: readonly (readonly [number, number])[]): string {
  return corners.map(([x, y]) => `${x},${y}`).join(" ");
}

export function MarkSymbol({ mark }: { mark: Mark }) {
  const corners = markCorners[mark];
  return (
    <svg class="map-symbol" viewBox="-1.4 -1.4 2.8 2.8" aria-hidden="true" focusable="false">
      {corners ? (
        <polygon class={`mark-${mark}`} points={points(corners)} />
      ) : (
        <circle class={`mark-${mark}`} r="1" />
      )}
      {mark === "unknown" && (
        <text class="mark-text" y="0.55" text-anchor="middle" font-size="1.5">
          ?
        </text>
      )}
    </svg>
  );
}

/** A swatch of the ramp; slanted lines and "?" stand for what the ramp cannot say. */
export function LevelSymbol({ level }: { level: Level }) {
  return (
    <svg class="map-symbol" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
      <rect class={`level-${level}`} x="0.5" y="0.5" width="13" height="13" />
      {level === "none" && <path class="level-hatch" d="M1 7l6-6M1 13L13 1M7 13l6-6" />}
      {level === "unknown" && (
        <text class="mark-text" x="7" y="11" text-anchor="middle" font-size="10">
          ?
        </text>
      )}
    </svg>
  );
}

export function PlaceSymbol({ place }: { place: Place }) {
  return <LevelSymbol level={levelOf(place)} />;
}

export function FlagSymbol() {
  return (
    <svg class="map-symbol" viewBox="-0.6 -1.2 2 2.4" aria-hidden="true" focusable="false">
      <path class="flag-pole" d="M-0.12 1V-1" />
      <polygon class="flag" points={points(pennant)} />
    </svg>
  );
}

export function TieSymbol() {
  return (
    <svg class="map-symbol" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
      <path class="tie-cloth" d="M4 4l7 2-4 6z" />
      <path class="tie" d="M4 4l7 2M4 4l3 8" />
    </svg>
  );
}

/** A ring of which a part is covered. */
export function ClusterSymbol() {
  return (
    <svg class="map-symbol" viewBox="-8 -8 16 16" aria-hidden="true" focusable="false">
      <circle class="ring-rest" r="5.5" />
      <path class="ring-covered" d="M0-5.5a5.5 5.5 0 010 11" />
    </svg>
  );
}
