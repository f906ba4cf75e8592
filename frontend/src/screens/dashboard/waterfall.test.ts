import { expect, test } from "vitest";
import { axisStart, type Explained, stepsOf } from "./waterfall";

const reading = { code: "F06", population: "ENTERPRISE", subject: "ORGANIZATION", unit: "RATIO" };
const none = { organizations: { nodes: [] }, branches: { nodes: [] } };

const explained = {
  before: { ...reading, value: "0.8", numerator: 8, denominator: 10 },
  after: { ...reading, value: "0.75", numerator: 9, denominator: 12 },
  groups: [
    { direction: "ENTERED", part: "NUMERATOR", reason: "FOUNDED", count: 3, ...none },
    { direction: "LEFT", part: "NUMERATOR", reason: "LEFT_BRANCH", count: 2, ...none },
    { direction: "ENTERED", part: "DENOMINATOR", reason: "REGISTERED", count: 2, ...none },
  ],
} as unknown as Explained;

test("each part goes step by step from the first number to the second", () => {
  const steps = stepsOf(explained, "NUMERATOR");

  expect(steps.map(({ kind, from, to }) => [kind, from, to])).toEqual([
    ["start", 0, 8],
    ["came", 8, 11],
    ["went", 11, 9],
    ["end", 0, 9],
  ]);
  expect(stepsOf(explained, "DENOMINATOR").map(({ count }) => count)).toEqual([10, 2, 12]);
});

test("the last step ends where the second number stands", () => {
  for (const part of ["NUMERATOR", "DENOMINATOR"] as const) {
    const steps = stepsOf(explained, part);

    expect(steps[steps.length - 2]?.to).toBe(steps[steps.length - 1]?.to);
  }
});

test("the axis begins near the numbers when the steps are small", () => {
  const steps = stepsOf(explained, "NUMERATOR");
  const great = steps.map((step) => ({ ...step, to: step.to + 1000 }));

  expect(axisStart(steps)).toBe(0);
  expect(axisStart(great)).toBe(1005);
});
