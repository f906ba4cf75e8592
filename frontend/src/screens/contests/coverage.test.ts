import { expect, test } from "vitest";
import type { JudgeRowFragment } from "../../gql/graphql";
import { coverageOf, neededBy } from "./coverage";

type Recusal = JudgeRowFragment["recusals"]["nodes"][number];

const judge = (
  name: string,
  organization: string | null,
  recusals: readonly Recusal[] = [],
): JudgeRowFragment => ({
  id: name,
  revision: 1,
  name,
  isHead: false,
  organization: organization === null ? null : { id: organization, name: organization },
  rounds: { nodes: [] },
  recusals: { nodes: [...recusals] },
});

const entries = [
  { id: "e1", bib: "001", organizationId: "mill" },
  { id: "e2", bib: "002", organizationId: "foundry" },
  { id: "e3", bib: "003", organizationId: "foundry" },
];
const kin: Recusal = {
  id: "r1",
  reason: "KINSHIP",
  entry: { id: "e3", bib: "003" },
  organization: null,
};
const interest: Recusal = {
  id: "r2",
  reason: "OTHER",
  entry: null,
  organization: { id: "mill", name: "mill" },
};

test("own organizations, kin and declared organizations are barred, with the reason", () => {
  const panel = [judge("Gu", "mill"), judge("He", null, [kin, interest]), judge("Ji", null)];

  const found = coverageOf(panel, entries, 2);

  expect(
    found.barred.map((one) => [one.judge.name, one.entries.map(({ bib, reason }) => bib + reason)]),
  ).toEqual([
    ["Gu", ["001SAME_ORGANIZATION"]],
    ["He", ["001OTHER", "003KINSHIP"]],
  ]);
  expect(found.short).toEqual([{ bib: "001", left: 1 }]);
  expect([found.fewest, found.most]).toEqual([1, 3]);
});

test("dropping the highest and lowest needs one judge more than it drops", () => {
  expect([neededBy("DROP_HIGH_LOW", 1), neededBy("DROP_HIGH_LOW", 2)]).toEqual([3, 5]);
  expect(neededBy("MEAN", 0)).toBe(1);
});

test("where nobody starts yet all judges are left", () => {
  expect(coverageOf([judge("Gu", "mill")], [], 1)).toEqual({
    barred: [],
    short: [],
    fewest: 1,
    most: 1,
  });
});
