import { expect, test } from "vitest";
import { areasOf, jointsOf, markOf, pointsOf } from "./payload";

test("columns become areas with their boundary, and unseen ones are unknown", () => {
  const [one, other] = areasOf(
    {
      ids: ["A1", "A2"],
      names: ["东片", "西片"],
      townIds: ["T1", "T2"],
      longitudes: [82.3, null],
      latitudes: [38.8, null],
      operating: [4, 0],
      covered: [3, 0],
      verified: [2, 0],
      branchIds: [["B1"], []],
    },
    new Map([["A1", "POLYGON ((82 38, 83 38, 83 39, 82 38))"]]),
    (townId) => townId === "T1",
  );

  expect(one).toEqual({
    kind: "area",
    id: "A1",
    name: "东片",
    townId: "T1",
    boundary: "POLYGON ((82 38, 83 38, 83 39, 82 38))",
    spot: { longitude: 82.3, latitude: 38.8 },
    operating: 4,
    covered: 3,
    verified: 2,
    isKnown: true,
    branchIds: ["B1"],
    floors: null,
  });
  expect(other).toMatchObject({ boundary: null, spot: null, isKnown: false });
});

test("a coverage or a reason tells the mark", () => {
  expect(markOf("SOLE", null)).toBe("covered");
  expect(markOf("UNCOVERED", "DUE")).toBe("due");
  expect(markOf("UNCOVERED", "FEW_MEMBERS")).toBe("few");
  expect(markOf("UNCOVERED", "NO_MEMBERS")).toBe("none");
  expect(markOf("UNCOVERED", "COUNT_UNKNOWN")).toBe("unknown");
  expect(markOf("UNCOVERED", null)).toBe("unknown");
});

test("columns become organizations and clusters", () => {
  const points = pointsOf({
    isClustered: true,
    ids: ["O1", null],
    names: ["晨光", null],
    longitudes: [82.3, 82.4],
    latitudes: [38.8, 38.9],
    counts: [1, 6],
    coveredCounts: [1, 2],
    coverages: ["AREA", null],
    reasons: [null, null],
    buildingIds: ["G1", null],
    areaIds: [null, null],
  });

  expect(points[0]).toMatchObject({
    id: "O1",
    mark: "covered",
    buildingId: "G1",
  });
  expect(points[1]).toMatchObject({ id: null, name: "", count: 6, covered: 2 });
});

test("columns become branches with members that may stand nowhere", () => {
  const [joint] = jointsOf({
    ids: ["B1"],
    names: ["联合支部"],
    formations: ["BUILDING"],
    buildingIds: ["G1"],
    areaIds: [null],
    longitudes: [82.3],
    latitudes: [38.8],
    organizationIds: [["O1", "O2"]],
    organizationLongitudes: [[82.3, null]],
    organizationLatitudes: [[38.8, null]],
  });

  expect(joint?.spot).toEqual({ longitude: 82.3, latitude: 38.8 });
  expect(joint?.members).toEqual([
    { id: "O1", spot: { longitude: 82.3, latitude: 38.8 } },
    { id: "O2", spot: null },
  ]);
});
