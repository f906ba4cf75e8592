import { expect, test } from "vitest";
import { geometryOf, insideOf, spotOf } from "./geometry";

function inside(wkt: string) {
  const geometry = geometryOf(wkt);
  if (!geometry) {
    throw new Error(wkt);
  }
  const { longitude, latitude } = spotOf(insideOf(geometry));
  return { longitude: Math.round(longitude * 1e6) / 1e6, isInside: latitude > 38 && latitude < 39 };
}

test("words on a plain shape stand in its middle", () => {
  const square = "POLYGON ((82 38, 83 38, 83 39, 82 39, 82 38))";

  expect(inside(square)).toEqual({ longitude: 82.5, isInside: true });
});

test("words on a shape that bends around its middle stand inside it", () => {
  const bent = "POLYGON ((82 38, 83 38, 83 39, 82.8 39, 82.8 38.2, 82 38.2, 82 38))";

  expect(inside(bent)).toEqual({ longitude: 82.9, isInside: true });
});

test("words on a shape of several parts stand in the widest", () => {
  const parts =
    "MULTIPOLYGON (((82 38, 82.1 38, 82.1 39, 82 39, 82 38)), ((82.6 38, 83 38, 83 39, 82.6 39, 82.6 38)))";

  expect(inside(parts)).toEqual({ longitude: 82.8, isInside: true });
});
