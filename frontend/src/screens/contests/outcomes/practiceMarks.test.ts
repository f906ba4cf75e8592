import { expect, test } from "vitest";
import {
  changesIn,
  faultIn,
  isOutside,
  marksOf,
  ofListed,
  type Practiser,
  persons,
  type Session,
} from "./practiceMarks";

const session = (id: string, heldOn: string, unit = "分"): Session => ({
  id,
  name: id,
  heldOn,
  unit,
  ranking: "HIGHEST",
  discipline: { id: "turning", name: "车工" },
});

const result = (id: string, value: string | null, isPersonalBest = false) => ({
  id: `result of ${id}`,
  isPresent: true,
  value,
  isPersonalBest,
  session: { id },
});

const entry = (bib: string, results: Practiser["practiceResults"]["nodes"]): Practiser => ({
  id: bib,
  bib,
  name: null,
  organizationName: null,
  state: "ENTERED",
  discipline: { id: "turning" },
  practiceResults: { nodes: results },
});

test("only what differs is sent, and whoever has a value came", () => {
  const kept = marksOf("first", [
    entry("001", [result("first", "81.500000")]),
    entry("002", []),
    entry("003", []),
  ]);
  expect(kept["001"]).toEqual({ isPresent: true, value: "81.5" });

  const typed = {
    ...kept,
    "001": { isPresent: true, value: "81.5" },
    "002": { isPresent: false, value: " 76 " },
    "003": { isPresent: true, value: "" },
  };

  expect(changesIn(typed, kept)).toEqual([
    { entryId: "002", isPresent: true, value: "76" },
    { entryId: "003", isPresent: true, value: null },
  ]);
});

test("what was typed before others recorded, or for who has left, undoes nothing", () => {
  const entries = [entry("001", []), entry("002", [result("first", "76")])];
  const typed = {
    "001": { isPresent: true, value: "81" },
    "009": { isPresent: true, value: "九" },
  };

  const marks = ofListed(typed, entries);

  expect(faultIn(marks)).toBeUndefined();
  expect(changesIn(marks, marksOf("first", entries))).toEqual([
    { entryId: "001", isPresent: true, value: "81" },
  ]);
});

test("a value that is no number is found before it is sent", () => {
  expect(faultIn({ a: { isPresent: true, value: "9.5" } })).toBeUndefined();
  expect(faultIn({ a: { isPresent: true, value: "九" } })).toBe("a");
});

test("a person's best is one for each unit, the first time that it was reached", () => {
  const sessions = [
    session("b", "2026-10-19"),
    session("a", "2026-10-12"),
    session("c", "2026-10-26", "秒"),
  ];
  const found = persons(
    [
      entry("001", [result("a", "80.0")]),
      entry("002", [result("a", "85", true), result("b", "85", true), result("c", "31.20", true)]),
    ],
    sessions,
  );

  expect(found.map(({ entry: { bib }, came, all }) => [bib, came, all])).toEqual([
    ["002", 3, 3],
    ["001", 1, 3],
  ]);
  expect(found[0]?.bests).toEqual([
    { value: "85", unit: "分", heldOn: "2026-10-12" },
    { value: "31.2", unit: "秒", heldOn: "2026-10-26" },
  ]);
});

test("a day outside the days of the camp is told", () => {
  const camp = { startsOn: "2026-11-02", endsOn: "2026-11-27" };

  expect(
    ["2026-11-01", "2026-11-02", "2026-11-27", "2031-11-23"].map((day) => isOutside(day, camp)),
  ).toEqual([true, false, false, true]);
});
