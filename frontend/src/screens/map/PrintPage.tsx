// The printed page: the map as a picture with its title, day, legend, scale and approval number.

import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { session } from "../../api/session";
import type { BaseMap } from "../../api/settings";
import { settings } from "../../api/settings";
import type { Picture } from "../../map/engine";
import { lengthText, scaleBarOf } from "../../map/scale";
import { say } from "./words";

/** A4 landscape beside its legend. Units: pixels of the screen. */
export const pictureSize = { width: 1180, height: 820 } as const;

/** What a sheet has beside its heads and feet. Units: millimeters. */
const sheetHeight = 148;

interface PrintPageProps {
  readonly picture: Picture;
  readonly asOf: string;
  readonly base: BaseMap | null;
  readonly children: ComponentChildren;
}

export function PrintPage({ picture, asOf, base, children }: PrintPageProps) {
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    picture.canvas.className = "map-print-picture";
    frame.current?.replaceChildren(picture.canvas);
  }, [picture]);
  const now = session.value;
  return (
    <div class="map-print" data-print>
      <h1>
        {now.state === "in" && now.user.district?.name} {say("title")}
      </h1>
      <p>
        {say("asOf", { date: asOf })}
        {settings.value.isDemo && ` · ${say("synthetic")}`}
      </p>
      <div class="map-print-body">
        <div style={{ maxWidth: `${(sheetHeight * picture.width) / picture.height}mm` }}>
          <div ref={frame} />
          <svg viewBox={`0 0 ${picture.width} 24`} aria-hidden="true">
            <ScaleLine scale={picture.scale} room={200} />
          </svg>
        </div>
        <div class="map-print-legend">{children}</div>
      </div>
      <p class="small">{credits(base).join(" · ")}</p>
    </div>
  );
}

/** What must be said of the base map. */
export function credits(base: BaseMap | null): string[] {
  if (!base) {
    return [say("noBaseMap")];
  }
  const number = base.approvalNumber;
  return [base.attribution ?? base.name, number ? say("approval", { number }) : ""].filter(Boolean);
}

export function ScaleBar({ scale }: { scale: number }) {
  const { width, meters } = scaleBarOf(scale);
  return (
    <svg class="map-scale" width={width + 2} height="20" role="img" aria-label={lengthText(meters)}>
      <ScaleLine scale={scale} />
    </svg>
  );
}

function ScaleLine({ scale, room = 100 }: { scale: number; room?: number }) {
  const { width, meters } = scaleBarOf(scale, room);
  return (
    <>
      <path class="map-scale-line" d={`M1 12v6h${width}v-6`} />
      <text x={width / 2 + 1} y="12" text-anchor="middle" font-size="11">
        {lengthText(meters)}
      </text>
    </>
  );
}
