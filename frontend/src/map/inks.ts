// How drawings look: mine in the colour of action, theirs solid and dark, findings by tone and dash.

import CircleStyle from "ol/style/Circle";
import Fill from "ol/style/Fill";
import RegularShape from "ol/style/RegularShape";
import Stroke from "ol/style/Stroke";
import Style from "ol/style/Style";
import { faded, token } from "./palette";
import type { Tone } from "./paper";

function once<Made>(make: () => Made): () => Made {
  let made: Made | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

const halo = (width: number) => new Stroke({ color: token("surface"), width });

function bordered(
  color: string,
  { width = 2.5, fill = 0.18, dash = [] as number[] } = {},
): Style[] {
  return [
    new Style({ stroke: halo(width + 3) }),
    new Style({
      stroke: new Stroke({ color, width, lineDash: dash }),
      fill: new Fill({ color: faded(color, fill) }),
      image: new CircleStyle({
        radius: 7,
        fill: new Fill({ color }),
        stroke: halo(2.5),
      }),
    }),
  ];
}

function knob(radius: number, fill: string, stroke: string): Style {
  return new Style({
    image: new CircleStyle({
      radius,
      fill: new Fill({ color: token(fill) }),
      stroke: new Stroke({ color: token(stroke), width: 2 }),
    }),
  });
}

export const paperStyles = once(() => {
  const mine = token("action");
  return {
    ground: bordered(mine),
    dashed: bordered(mine, { dash: [8, 6], fill: 0.06 }),
    preview: new Style({ fill: new Fill({ color: faded(mine, 0.12) }) }),
    line: bordered(mine, { fill: 0 }),
    corner: knob(4.5, "surface", "action"),
    start: knob(7, "action", "surface"),
    point: [knob(9, "surface", "action"), knob(5, "action", "surface")],
  };
});

const toneLooks: Readonly<Record<Tone, readonly [name: string, dash: number[]]>> = {
  good: ["success", []],
  info: ["action", []],
  calm: ["muted", [2, 4]],
  warn: ["warning", [10, 4]],
  bad: ["danger", [4, 4]],
  theirs: ["text", []],
  chosen: ["action", []],
};
const shapeLooks = new Map<string, Style[]>();

export function shapeStyle(tone: Tone, isChosen: boolean): Style[] {
  const key = `${tone} ${isChosen}`;
  let style = shapeLooks.get(key);
  if (!style) {
    const [name, dash] = toneLooks[tone];
    style = bordered(token(name), {
      dash,
      width: isChosen ? 4.5 : 2.5,
      fill: isChosen ? 0.34 : 0.16,
    });
    shapeLooks.set(key, style);
  }
  return style;
}

const strokes = (shape: { points: number; radius: number; angle: number }, color: string) => [
  new Style({ image: new RegularShape({ ...shape, radius2: 0, stroke: halo(6) }) }),
  new Style({
    image: new RegularShape({ ...shape, radius2: 0, stroke: new Stroke({ color, width: 2.5 }) }),
  }),
];

export const crossStyle = once(() => strokes({ points: 4, radius: 14, angle: 0 }, token("text")));

export const faultStyle = once(() => [
  new Style({
    image: new CircleStyle({
      radius: 13,
      fill: new Fill({ color: token("surface") }),
      stroke: new Stroke({ color: token("danger"), width: 3 }),
    }),
  }),
  ...strokes({ points: 4, radius: 7, angle: Math.PI / 4 }, token("danger")),
]);
