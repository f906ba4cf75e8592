import { expect, test } from "vitest";
import { differences, linesOf, type Shown, stepWords, valueWords } from "./published";

function figure(code: string, value: string | null, some: Partial<Shown> = {}): Shown {
  return {
    code,
    population: "ENTERPRISE",
    family: "COVERAGE",
    unit: "ORGANIZATIONS",
    name: code,
    definition: "",
    englishDefinition: "",
    value,
    reason: null,
    numerator: null,
    denominator: null,
    isSuppressed: false,
    ...some,
  } as Shown;
}

test("figures of one code stand in one line, in the order in which they come", () => {
  const lines = linesOf([
    figure("F02", "7"),
    figure("F06", "0.7", { unit: "RATIO" }),
    figure("F02", "8", { population: "ALL" }),
  ]);

  expect(lines.map(({ code, of }) => [code, [...of.keys()]])).toEqual([
    ["F02", ["ENTERPRISE", "ALL"]],
    ["F06", ["ENTERPRISE"]],
  ]);
});

test("only values that both sets show and say otherwise differ", () => {
  const before = [
    figure("F01", "5"),
    figure("F02", "7"),
    figure("F06", "0.700000", { unit: "RATIO" }),
    figure("UNITS_DUE", null, { isSuppressed: true }),
  ];
  const after = [
    figure("F01", "5"),
    figure("F02", "6"),
    figure("F06", "0.7", { unit: "RATIO" }),
    figure("UNITS_DUE", "1"),
    figure("F03", "3"),
  ];

  expect(
    differences(before, after).map(({ code, before, after }) => [code, before, after]),
  ).toEqual([["F02", "7", "6"]]);
});

test("a rate that lost its denominator differs from none and goes no number of steps", () => {
  const [found] = differences(
    [figure("F06", "0.5", { unit: "RATIO" })],
    [figure("F06", null, { unit: "RATIO", reason: "ZERO_DENOMINATOR" })],
  );

  expect(found && [found.before, found.after, stepWords(found)]).toEqual(["0.5", null, ""]);
  expect(valueWords("RATIO", null)).toBe("无分母");
});

test("counts step by signed numbers and rates by percentage points", () => {
  const unit = "ORGANIZATIONS" as const;

  expect(stepWords({ unit, before: "1200", after: "200" })).toBe("−1,000");
  expect(stepWords({ unit: "RATIO", before: "0.700000", after: "0.800000" })).toBe(
    "+10.0 个百分点",
  );
  expect(valueWords(unit, "1200")).toBe("1,200");
});
