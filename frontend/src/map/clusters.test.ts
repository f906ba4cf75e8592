import { expect, test } from "vitest";
import { clustersOf } from "./clusters";
import type { Point } from "./model";

const everywhere = { west: 82, south: 38, east: 83, north: 39 };

function point(id: string | null, longitude: number, latitude: number, more = {}): Point {
  return {
    id,
    name: `单位${id}`,
    longitude,
    latitude,
    count: 1,
    covered: 0,
    mark: "none",
    buildingId: null,
    areaId: null,
    ...more,
  };
}

test("near organizations gather into their counts and come apart closer by", () => {
  const clusters = clustersOf([
    point("a", 82.3, 38.8, { covered: 1 }),
    point("b", 82.301, 38.8),
    point("c", 82.6, 38.8),
  ]);

  const far = clusters.within(everywhere, 11);
  const near = clusters.within(everywhere, 17);

  expect(far.map(({ count, covered }) => [count, covered]).sort()).toEqual([
    [1, 0],
    [2, 1],
  ]);
  expect(far.find(({ count }) => count === 2)?.apartAt).toBeGreaterThan(11);
  expect(near.map((one) => one.point?.id).sort()).toEqual(["a", "b", "c"]);
});

test("organizations at one spot stay together at every zoom", () => {
  const clusters = clustersOf([point("a", 82.3, 38.8), point("b", 82.3, 38.8)]);

  const [both, ...others] = clusters.within(everywhere, 19);

  expect(others).toEqual([]);
  expect(both).toMatchObject({ count: 2, point: null, apartAt: null });
});

test("a cluster of the server keeps its count and comes apart by zooming in", () => {
  const clusters = clustersOf([point(null, 82.3, 38.8, { count: 500, covered: 200 })]);

  expect(clusters.within(everywhere, 12)).toMatchObject([
    { count: 500, covered: 200, point: null, apartAt: 14 },
  ]);
});
