// The outlines that the map and its legend share, on a square from -1 to 1: what a thing is can be
// told without any colour.

import type { Mark } from "./model";

type Corners = readonly (readonly [x: number, y: number])[];

/** A circle has no corners. */
export const markCorners: Readonly<Record<Mark, Corners | null>> = {
  covered: null,
  due: [
    [0, -1.1],
    [1.05, 0.8],
    [-1.05, 0.8],
  ],
  few: [
    [-0.85, -0.85],
    [0.85, -0.85],
    [0.85, 0.85],
    [-0.85, 0.85],
  ],
  none: [
    [0, -1.15],
    [1.15, 0],
    [0, 1.15],
    [-1.15, 0],
  ],
  unknown: null,
};

/** The token that fills a mark. */
export const markTokens = {
  covered: "cover-5",
  due: "cover-1",
  few: "cover-2",
  none: "cover-3",
  unknown: "control",
} as const satisfies Record<Mark, string>;

/** A pennant on its pole: here stands a joint branch. */
export const pennant: Corners = [
  [-0.12, -1],
  [1, -0.55],
  [-0.12, -0.1],
];
