import { expect, test } from "vitest";
import { layerChange, lookChange, readMapState, reasonChange } from "./state";

const today = "2026-11-22";
const read = (text: string) => readMapState(new URLSearchParams(text), today);

test("an empty address shows every layer of today", () => {
  expect(read("")).toEqual({
    asOf: today,
    layers: new Set(["towns", "areas", "buildings", "organizations", "branches"]),
    reasons: new Set(),
    zoom: null,
    center: null,
    chosen: null,
    tab: "towns",
  });
});

test("an address is read whole", () => {
  const state = read(
    "asOf=2025-12-31&layers=towns,buildings&reasons=due&z=13.5&center=82.3,38.8&sel=building:B1&tab=uncovered",
  );

  expect(state).toMatchObject({ asOf: "2025-12-31", zoom: 13.5, chosen: "building:B1" });
  expect(state.center).toEqual({ longitude: 82.3, latitude: 38.8 });
  expect([...state.layers]).toEqual(["towns", "buildings"]);
  expect([...state.reasons]).toEqual(["due"]);
  expect(state.tab).toBe("uncovered");
});

test("what an address cannot mean is left out", () => {
  const state = read("asOf=2026-02-30&z=99&center=400,1&sel=planet:1&tab=people&layers=roads");

  expect(state).toMatchObject({
    asOf: today,
    zoom: null,
    center: null,
    chosen: null,
    tab: "towns",
  });
  expect(state.layers.size).toBe(0);
});

test("focus chooses like sel", () => {
  expect(read("focus=area:A1").chosen).toBe("area:A1");
});

test("turning layers and reasons changes the address and back", () => {
  const { layers } = read("");
  expect(layerChange(layers, "areas")).toEqual({
    layers: "towns,buildings,organizations,branches",
  });
  expect(
    layerChange(read("layers=towns,buildings,organizations,branches").layers, "areas"),
  ).toEqual({ layers: null });
  expect(reasonChange(new Set(["due"]), "none")).toEqual({ reasons: "due,none" });
  expect(reasonChange(new Set(["due"]), "due")).toEqual({ reasons: "" });
  expect(lookChange(13.456, { longitude: 82.3, latitude: 38.8 })).toEqual({
    z: "13.46",
    center: "82.30000,38.80000",
  });
});

test("the last layer turned off leaves none of them", () => {
  const change = layerChange(new Set(["towns"]), "towns");

  expect(read(`layers=${change.layers}`).layers.size).toBe(0);
});
