import { expect, test } from "vitest";
import { latestOfDays, type Monthly, monthsBetween, seriesOf } from "./months";

function row(asOf: string, edition: number, value: string | null): Monthly {
  const figure = { code: "F06", population: "ENTERPRISE", unit: "RATIO", name: "组织覆盖率" };
  return {
    id: `${asOf} ${edition}`,
    asOf,
    edition,
    figures: [{ ...figure, value, isSuppressed: value === null }],
  } as Monthly;
}

test("of a day only its latest edition holds", () => {
  const rows = [
    row("2026-05-31", 1, "0.5"),
    row("2026-06-30", 1, "0.6"),
    row("2026-05-31", 2, "0.4"),
  ];

  expect(latestOfDays(rows).map(({ id }) => id)).toEqual(["2026-06-30 1", "2026-05-31 2"]);
});

test("months without a publication stand empty between those with one", () => {
  expect(monthsBetween(["2025-11", "2026-02"])).toEqual([
    "2025-11",
    "2025-12",
    "2026-01",
    "2026-02",
  ]);
  expect(monthsBetween([])).toEqual([]);
});

test("a month shows its latest day, and a value that was kept back leaves a gap", () => {
  const rows = [
    row("2026-06-14", 1, "0.8"),
    row("2026-06-30", 1, "0.7"),
    row("2026-04-30", 1, null),
    row("2026-03-31", 1, "0.5"),
  ];

  const [series] = seriesOf(rows, [
    ["F06", "ENTERPRISE"],
    ["F01", "ALL"],
  ]);

  expect(series?.points).toEqual([
    { asOf: "2026-03-31", value: 0.5 },
    { asOf: "2026-04-30", value: null },
    null,
    { asOf: "2026-06-30", value: 0.7 },
  ]);
});
