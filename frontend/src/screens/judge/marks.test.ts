import { expect, test } from "vitest";
import { cellId } from "../../offline/records";
import { aRecord, aSheet } from "../../offline/samples";
import { besides, cellsOf, courseOf, markOf } from "./course";
import { closedOf, markColumnsOf, markSpot, statusSpot } from "./marks";

const criterion = aSheet().criteria[0];
const sheet = aSheet({
  criteria: criterion
    ? [
        { ...criterion, id: "theory" },
        { ...criterion, attempts: 2 },
      ]
    : [],
});
const closed = (said: Readonly<Record<string, string>>, of = sheet) =>
  [...closedOf(of, (cell) => said[cell] ?? null)].sort();

test("a penalty and a status of an attempt stand in cells of their own", () => {
  const mark = { criterion: null, value: null, attempt: 2 } as const;
  const spots = courseOf(sheet, "ENTRIES");
  const [spot] = spots.filter(({ column }) => column.attempt === 2);

  expect(spot && markSpot(sheet, spot, "PENALTY").cell).toBe(
    cellId(aRecord({ ...mark, kind: "PENALTY", value: "2" })),
  );
  expect(spot && markSpot(sheet, spot, "STATUS").cell).toBe(
    cellId(aRecord({ ...mark, kind: "STATUS", status: "DID_NOT_START" })),
  );
  expect(spots.some(({ column }) => markOf(column) !== null)).toBe(false);
  expect(markColumnsOf(sheet).map((one) => `${markOf(one)}.${one.attempt}`)).toEqual([
    "STATUS.1",
    "PENALTY.1",
    "STATUS.2",
    "PENALTY.2",
  ]);
});

test("a cell of a mark says the number or the status that waits on the device", () => {
  const mark = { criterion: null, value: null } as const;
  const queue = [
    aRecord({ ...mark, kind: "PENALTY", value: "2" }),
    aRecord({ ...mark, kind: "STATUS", status: "DID_NOT_START", entry: "e2", sequence: 2 }),
  ].map((record) => ({ record, failures: 0 }));

  const cells = cellsOf(aSheet(), { queue, answered: [] }, new Set());

  expect([...cells].map(([id, { value, state }]) => [id, value, state])).toEqual([
    ["r1/e1/PENALTY/1", "2", "KEPT"],
    ["r1/e2/STATUS/1", "DID_NOT_START", "KEPT"],
  ]);
});

test("whoever did not start or finish is asked for no more of the attempt", () => {
  expect(closed({ "r1/e1/STATUS/2": "DID_NOT_FINISH" })).toEqual(["r1/e1/c1/2"]);
  expect(closed({ "r1/e1/STATUS/1": "STARTING" })).toEqual([]);
  expect(closed({ "r1/e1/STATUS/1": "DID_NOT_START", "r1/e1/STATUS/2": "DID_NOT_FINISH" })).toEqual(
    ["r1/e1/c1/1", "r1/e1/c1/2", "r1/e1/theory/1"],
  );
  expect(closed({ "r1/e2/STATUS/1": "DID_NOT_START" }, aSheet())).toEqual(["r1/e2/c1/1"]);
});

test("whoever is disqualified in one attempt is asked for nothing", () => {
  expect(closed({ "r1/e1/STATUS/2": "DISQUALIFIED" })).toEqual([
    "r1/e1/c1/1",
    "r1/e1/c1/2",
    "r1/e1/theory/1",
  ]);
});

test("from a mark the way to the next entry leads to its first score", () => {
  const [spot] = courseOf(sheet, "ENTRIES");

  expect(spot && besides(sheet, markSpot(sheet, spot, "PENALTY"), 1).cell).toBe("r1/e2/theory/1");
});

test("whoever is out is found where it was said, from every attempt", () => {
  const [spot] = courseOf(sheet, "ENTRIES").filter(({ column }) => column.attempt === 1);
  const saidAt = (cell: string) => (cell === "r1/e1/STATUS/2" ? "DISQUALIFIED" : null);

  expect(spot && statusSpot(sheet, spot, "DISQUALIFIED", saidAt).cell).toBe("r1/e1/STATUS/2");
  expect(spot && statusSpot(sheet, spot, "DID_NOT_START", saidAt).cell).toBe("r1/e1/STATUS/1");
});
