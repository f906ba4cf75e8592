// The colours of the design tokens for a canvas, which cannot read style sheets itself.

import type { Level } from "./levels";

const read = new Map<string, string>();

/** The value of a token such as `cover-1`, read once. */
export function token(name: string): string {
  let value = read.get(name);
  if (value === undefined) {
    value = getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
    read.set(name, value);
  }
  return value;
}

/** `"#a63603"` at a share of its strength → `"rgba(166,54,3,0.5)"`. */
export function faded(color: string, alpha: number): string {
  const digits = color.replace("#", "");
  const full = digits.length === 3 ? [...digits].map((digit) => digit + digit).join("") : digits;
  const parts = [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16));
  return `rgba(${parts.join(",")},${alpha})`;
}

/** The colour of a level; hatch and "?" tell the last two apart from the ramp. */
export function levelColor(level: Level): string {
  switch (level) {
    case "none":
      return token("surface");
    case "unknown":
      return token("line");
    default:
      return token(`cover-${level}`);
  }
}

/** The colour of text that stands on a level. */
export function inkOn(level: Level): string {
  return level === 1 || level === 2 || level === 5 ? token("surface") : token("text");
}
