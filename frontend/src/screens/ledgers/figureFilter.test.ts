import { expect, test, vi } from "vitest";

vi.stubGlobal("window", { location: { pathname: "/", search: "" } });
const { figureFilterOf } = await import("./figureFilter");

test("an address without a figure filters by none", () => {
  expect(figureFilterOf(new URLSearchParams("town=t1&asOf=2026-06-30"))).toBeNull();
});

test("a figure is read with its day, its part and its scope", () => {
  const address = "figure=F06&population=ENTERPRISE&part=DENOMINATOR&asOf=2026-06-30&town=t1";

  expect(figureFilterOf(new URLSearchParams(address))).toEqual({
    code: "F06",
    population: "ENTERPRISE",
    part: "DENOMINATOR",
    asOf: "2026-06-30",
    townId: "t1",
    departmentId: null,
    formation: null,
    changedSince: null,
    direction: null,
    changeReason: null,
  });
});

test("one bar of a change is read with its first day, its direction and its reason", () => {
  const address = "figure=F02&changedSince=2025-12-31&direction=LEFT&changeReason=DISSOLVED";

  expect(figureFilterOf(new URLSearchParams(`${address}&asOf=2026-06-30`))).toMatchObject({
    changedSince: "2025-12-31",
    direction: "LEFT",
    changeReason: "DISSOLVED",
  });
});
