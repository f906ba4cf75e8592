// The small pictures of the map, drawn once each on a canvas: buildings, organizations, clusters.

import type { Level } from "./levels";
import type { Mark } from "./model";
import { faded, inkOn, levelColor, token } from "./palette";
import { markCorners, markTokens, pennant } from "./shapes";

type Corners = readonly (readonly [number, number])[];

/** Twice the pixels, so that marks stay sharp on dense screens and on paper. */
export const density = 2;
const mostKept = 600;
const kept = new Map<string, HTMLCanvasElement>();

function drawn(
  key: string,
  side: number,
  draw: (context: CanvasRenderingContext2D) => void,
): HTMLCanvasElement {
  const known = kept.get(key);
  if (known) {
    return known;
  }
  if (kept.size >= mostKept) {
    kept.clear();
  }
  const canvas = document.createElement("canvas");
  canvas.width = side * density;
  canvas.height = side * density;
  const context = canvas.getContext("2d");
  if (context) {
    context.scale(density, density);
    context.lineJoin = "round";
    draw(context);
  }
  kept.set(key, canvas);
  return canvas;
}

function outline(
  context: CanvasRenderingContext2D,
  corners: Corners,
  at: Corners[0],
  size: number,
) {
  context.beginPath();
  for (const [x, y] of corners) {
    context.lineTo(at[0] + x * size, at[1] + y * size);
  }
  context.closePath();
}

function disc(context: CanvasRenderingContext2D, middle: number, radius: number) {
  context.beginPath();
  context.arc(middle, middle, radius, 0, 2 * Math.PI);
}

function write(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  size: number,
) {
  context.font = `600 ${size}px ${token("sans")}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(text, x, y + size * 0.06);
}

/** One organization. Its outline tells the reason as its colour does. */
export function markImage(mark: Mark): HTMLCanvasElement {
  const side = 18;
  return drawn(`mark ${mark}`, side, (context) => {
    const corners = markCorners[mark];
    if (corners) {
      outline(context, corners, [side / 2, side / 2], 6);
    } else {
      disc(context, side / 2, 6);
    }
    context.lineWidth = 4;
    context.strokeStyle = token("surface");
    context.stroke();
    context.fillStyle = mark === "unknown" ? token("surface") : token(markTokens[mark]);
    context.fill();
    context.lineWidth = 1.2;
    context.strokeStyle = token(mark === "none" ? "cover-1" : markTokens[mark]);
    context.stroke();
    if (mark === "unknown") {
      context.fillStyle = token("muted");
      write(context, "?", side / 2, side / 2, 10);
    }
  });
}

/** Units: pixels from side to side. */
export function buildingSide(tenants: number): number {
  return Math.round(Math.min(20 + 3.2 * Math.sqrt(tenants), 44));
}

/** A building sized by its tenants, their number inside; a pennant where a joint branch stands. */
export function buildingImage(
  level: Level,
  tenants: number,
  hasBranch: boolean,
): HTMLCanvasElement {
  const side = buildingSide(tenants);
  const room = side + 16;
  return drawn(`building ${level} ${tenants} ${hasBranch}`, room, (context) => {
    const from = (room - side) / 2;
    context.beginPath();
    context.rect(from, from, side, side);
    context.lineWidth = 5;
    context.strokeStyle = token("surface");
    context.stroke();
    context.fillStyle = levelColor(level);
    context.fill();
    if (level === "none") {
      context.fillStyle = hatch(context);
      context.fill();
    }
    context.lineWidth = 1.5;
    context.strokeStyle = token("text");
    context.stroke();
    context.fillStyle = inkOn(level);
    const size = tenants > 99 ? 12 : 13;
    if (level !== "none") {
      write(context, level === "unknown" ? "?" : String(tenants), room / 2, room / 2, size);
    }
    if (hasBranch) {
      drawPennant(context, from + side, from + 1);
    }
  });
}

function drawPennant(context: CanvasRenderingContext2D, x: number, y: number) {
  context.beginPath();
  context.moveTo(x, y + 3);
  context.lineTo(x, y - 7);
  context.lineWidth = 3.5;
  context.strokeStyle = token("surface");
  context.stroke();
  outline(context, pennant, [x, y + 1], 8);
  context.stroke();
  context.fillStyle = token("text");
  context.fill();
  context.beginPath();
  context.moveTo(x, y + 3);
  context.lineTo(x, y - 7);
  context.lineWidth = 1.6;
  context.strokeStyle = token("text");
  context.stroke();
}

/** The anchor of a joint branch that stands in no building. */
export function branchImage(): HTMLCanvasElement {
  const side = 26;
  return drawn("branch", side, (context) => {
    disc(context, side / 2, 11);
    context.fillStyle = token("surface");
    context.fill();
    context.lineWidth = 1.5;
    context.strokeStyle = token("text");
    context.stroke();
    drawPennant(context, side / 2 - 3, side / 2 + 1);
  });
}

/** Units: pixels. */
export function clusterRadius(count: number): number {
  return Math.round(Math.min(14 + 2.4 * Math.log2(Math.max(count, 2)), 34));
}

const ringSteps = 24;

/** A ring whose filled part is the covered share, the number of organizations inside. */
export function clusterImage(count: number, covered: number): HTMLCanvasElement {
  const radius = clusterRadius(count);
  const side = 2 * radius + 6;
  const share = Math.round((covered / Math.max(count, 1)) * ringSteps) / ringSteps;
  return drawn(`cluster ${count} ${share}`, side, (context) => {
    const middle = side / 2;
    const start = -Math.PI / 2;
    disc(context, middle, radius + 1);
    context.fillStyle = token("surface");
    context.fill();
    context.lineWidth = 5;
    for (const [from, to, name] of [
      [0, share, "cover-5"],
      [share, 1, "cover-2"],
    ] as const) {
      context.beginPath();
      context.arc(middle, middle, radius - 3, start + from * 2 * Math.PI, start + to * 2 * Math.PI);
      context.strokeStyle = token(name);
      if (to > from) {
        context.stroke();
      }
    }
    disc(context, middle, radius);
    context.lineWidth = 1;
    context.strokeStyle = faded(token("text"), 0.55);
    context.stroke();
    context.fillStyle = token("text");
    write(context, shortCount(count), middle, middle, count > 999 ? 11 : 12);
  });
}

function shortCount(count: number): string {
  return count < 10_000 ? String(count) : `${Math.round(count / 1000)}k`;
}

/** Slanted lines: nothing here that could be covered. */
export function hatch(context: CanvasRenderingContext2D): CanvasPattern | string {
  const side = 8;
  const tile = drawn("hatch", side, (lines) => {
    lines.strokeStyle = faded(token("control"), 0.7);
    lines.lineWidth = 1;
    lines.beginPath();
    for (const shift of [-side, 0, side]) {
      lines.moveTo(shift, side);
      lines.lineTo(shift + side, 0);
    }
    lines.stroke();
  });
  const pattern = context.createPattern(tile, "repeat");
  pattern?.setTransform(new DOMMatrix().scale(1 / density));
  return pattern ?? token("line");
}
