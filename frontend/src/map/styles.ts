// How features are drawn. Styles are made once for each look and shared by all features of it.

import Fill from "ol/style/Fill";
import Icon from "ol/style/Icon";
import Stroke from "ol/style/Stroke";
import Style from "ol/style/Style";
import Text from "ol/style/Text";
import { percent } from "../lib/numbers";
import type { Gathered } from "./clusters";
import { type Level, levelOf, shareOf } from "./levels";
import {
  branchImage,
  buildingImage,
  buildingSide,
  clusterImage,
  clusterRadius,
  density,
  hatch,
  markImage,
} from "./marks";
import type { Place } from "./model";
import { faded, levelColor, token } from "./palette";
import { zooms } from "./zooms";

const looks = new Map<string, Style>();

function look(key: string, make: () => Style): Style {
  let style = looks.get(key);
  if (!style) {
    style = make();
    looks.set(key, style);
  }
  return style;
}

const images = new WeakMap<HTMLCanvasElement, Style>();

function picture(canvas: HTMLCanvasElement): Style {
  let style = images.get(canvas);
  if (!style) {
    style = new Style({ image: new Icon({ img: canvas, scale: 1 / density }) });
    images.set(canvas, style);
  }
  return style;
}

/** How strongly a town or an area is filled: it steps back for what is drawn upon it. */
function strength(place: Place, zoom: number): number {
  if (place.kind === "town") {
    return zoom < zooms.areas ? 0.68 : zoom < zooms.townFrame ? 0.28 : 0.1;
  }
  return zoom < zooms.organizations ? 0.6 : 0.26;
}

function hatchFill(): CanvasPattern | string {
  const context = document.createElement("canvas").getContext("2d");
  return context ? hatch(context) : token("line");
}

function fillOf(level: Level, alpha: number): Fill {
  switch (level) {
    case "none":
      return new Fill({ color: hatchFill() });
    case "unknown":
      return new Fill({ color: faded(token("control"), alpha * 0.35) });
    default:
      return new Fill({ color: faded(levelColor(level), alpha) });
  }
}

/** The ground of a town or an area. */
export function groundStyle(place: Place, zoom: number): Style {
  if (place.boundary === null) {
    return picture(clusterImage(place.operating, place.covered));
  }
  const level = levelOf(place);
  const alpha = strength(place, zoom);
  return look(`ground ${place.kind} ${level} ${alpha}`, () => {
    const stroke =
      place.kind === "town"
        ? new Stroke({ color: faded(token("text"), 0.55), width: 1.4 })
        : new Stroke({ color: token("text"), width: 1.1, lineDash: [6, 3] });
    return new Style({ fill: fillOf(level, alpha), stroke });
  });
}

export function buildingStyle(place: Place): Style {
  return picture(buildingImage(levelOf(place), place.operating, place.branchIds.length > 0));
}

export function gatheredStyle({ point, count, covered }: Gathered): Style {
  return picture(point ? markImage(point.mark) : clusterImage(count, covered));
}

/** Lines from the anchor of a joint branch to its members. */
export function tieStyle(isChosen: boolean): Style {
  return look(`tie ${isChosen}`, () => {
    const color = isChosen ? token("action-deep") : faded(token("action"), 0.6);
    return new Style({ stroke: new Stroke({ color, width: isChosen ? 2.2 : 1.2 }) });
  });
}

/** The ground that a joint branch covers: a soft cloth, laid by its layer's opacity. */
export function hullStyle(isChosen: boolean): Style {
  return look(`hull ${isChosen}`, () => {
    const color = token(isChosen ? "action-deep" : "action");
    const stroke = new Stroke({
      color,
      width: isChosen ? 30 : 22,
      lineCap: "round",
      lineJoin: "round",
    });
    return new Style({ fill: new Fill({ color }), stroke });
  });
}

/** A member of the chosen branch, on top of whatever gathered there. */
export function memberStyle(): Style {
  return picture(markImage("covered"));
}

export function anchorStyle(): Style {
  return picture(branchImage());
}

/** A wide light edge below a dark line: seen on every ground. */
export function chosenEdges(isHover: boolean): Style[] {
  const width = isHover ? 2 : 3;
  return [
    look(`edge ${width}`, () => {
      const stroke = new Stroke({ color: token("surface"), width: width + 4 });
      return new Style({ stroke });
    }),
    look(`chosen ${width}`, () => {
      const stroke = new Stroke({ color: token("focus-edge"), width });
      return new Style({ stroke });
    }),
  ];
}

/** A ring around a mark. Units: pixels. */
export function ringStyle(radius: number, isHover: boolean): Style {
  return picture(ringImage(Math.round(radius), isHover));
}

const rings = new Map<string, HTMLCanvasElement>();

function ringImage(radius: number, isHover: boolean): HTMLCanvasElement {
  const key = `${radius} ${isHover}`;
  const known = rings.get(key);
  if (known) {
    return known;
  }
  const canvas = document.createElement("canvas");
  const side = 2 * radius + 12;
  canvas.width = side * density;
  canvas.height = side * density;
  const context = canvas.getContext("2d");
  if (context) {
    context.scale(density, density);
    for (const [color, width] of [
      [token("surface"), 7],
      [token(isHover ? "focus-edge" : "action-deep"), isHover ? 2 : 3.5],
    ] as const) {
      context.beginPath();
      context.arc(side / 2, side / 2, radius + 2, 0, 2 * Math.PI);
      context.strokeStyle = color;
      context.lineWidth = width;
      context.stroke();
    }
  }
  rings.set(key, canvas);
  return canvas;
}

/** The words on a place; null where its zoom has none. */
export function labelStyle(place: Place, zoom: number): Style | null {
  switch (place.kind) {
    case "town":
      return zoom < zooms.buildings ? label(place, figures(place, zoom), 14, below(place)) : null;
    case "area":
      return zoom < zooms.areaLabels ? null : label(place, figures(place, zoom), 12, below(place));
    case "building": {
      const under = buildingSide(place.operating) / 2 + 18;
      return zoom < zooms.buildingLabels ? null : label(place, figures(place, zoom), 12, under);
    }
  }
}

/** The name of a town under the nearer things, paler the closer one comes. */
export function fadingStyle(place: Place, zoom: number): Style | null {
  const left = (zooms.townFrame - zoom) / (zooms.townFrame - zooms.buildings);
  const strength = Math.round(10 * Math.min(1, left)) / 10;
  return strength > 0 ? label(place, "", 14, below(place), strength) : null;
}

/** Words stand in the middle of a boundary and under a mark. Units: pixels. */
function below({ boundary, operating }: Place): number {
  return boundary === null ? clusterRadius(operating) + 18 : 0;
}

/** The rate, and where there is room the counts behind it. */
function figures(place: Place, zoom: number): string {
  if (!place.isKnown) {
    return "?";
  }
  const share = shareOf(place);
  if (share !== null && zoom < zooms.townCounts) {
    return percent(share);
  }
  const counts = `${place.covered}/${place.operating}`;
  return share === null ? "0" : `${percent(share)}  ${counts}`;
}

function label(place: Place, note: string, size: number, offsetY: number, strength = 1): Style {
  return look(`label ${place.name} ${note} ${size} ${offsetY} ${strength}`, () => {
    const family = token("sans");
    const plain = `${size - 1}px ${family}`;
    const text = [place.name, `600 ${size}px ${family}`];
    return new Style({
      text: new Text({
        text: note ? [...text, "\n", plain, note, plain] : text,
        font: plain,
        offsetY,
        padding: [2, 4, 2, 4],
        fill: new Fill({ color: faded(token("text"), strength) }),
        stroke: new Stroke({ color: faded(token("surface"), 0.92 * strength), width: 4 }),
      }),
    });
  });
}
