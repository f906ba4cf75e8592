import { describe, expect, it } from "vitest";
import type { ScoreCellFragment } from "../../gql/graphql";
import { progressOf, spreadsOf, uncheckedOf } from "./deskFigures";

function score(
  bib: string,
  judge: string,
  value: string | null,
  more: Partial<ScoreCellFragment> = {},
): ScoreCellFragment {
  return {
    id: `${bib} ${judge}`,
    kind: "SCORE",
    attempt: 1,
    value,
    version: value === null ? 0 : 1,
    state: "CURRENT",
    checkedAt: null,
    entry: { id: bib, bib },
    criterion: { id: "c", name: "接头质量" },
    judge: { id: judge, name: judge },
    ...more,
  };
}

describe("what the head judge reads", () => {
  const scores = [
    score("7", "甲", "88"),
    score("7", "乙", "80.5"),
    score("8", "甲", "90"),
    score("8", "乙", "90"),
    score("9", "甲", null),
  ];

  it("counts for each judge what is given of what is expected", () => {
    const judges = [
      { id: "甲", name: "甲" },
      { id: "乙", name: "乙" },
    ];
    const told = progressOf(scores, { judges, starts: 3, criteria: 2, attempts: 1 });
    expect(told.map(({ name, done, expected }) => [name, done, expected])).toEqual([
      ["甲", 2, 6],
      ["乙", 2, 6],
    ]);
  });

  it("puts the widest difference first and leaves single values out", () => {
    const told = spreadsOf(scores, 10);
    expect(told.map(({ bib, spread }) => [bib, spread])).toEqual([
      ["7", 7.5],
      ["8", 0],
    ]);
  });

  it("keeps attempts and penalties apart from each other", () => {
    const mixed = [
      score("7", "甲", "88"),
      score("7", "乙", "60", { attempt: 2 }),
      score("7", "乙", "2", { kind: "PENALTY" }),
    ];
    expect(spreadsOf(mixed, 10)).toEqual([]);
  });

  it("asks to check what stands and nobody has checked", () => {
    const some = [
      score("7", "甲", "88"),
      score("7", "乙", "80", { checkedAt: "2026-11-23T10:00:00+08:00" }),
      score("8", "甲", "90", { state: "CONFLICT" }),
      score("9", "甲", null),
    ];
    expect(uncheckedOf(some).map(({ id }) => id)).toEqual(["7 甲"]);
  });
});
