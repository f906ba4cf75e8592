import { expect, test } from "vitest";
import type { EditionFragment, PublishedRowFragment } from "../../gql/graphql";
import { aligned, awarded, byRound, latestEditions, standingOf } from "./editions";

function edition(more: Partial<EditionFragment>): EditionFragment {
  return {
    id: `${more.contestId}-${more.edition}`,
    contestId: "a",
    edition: 1,
    contestName: "焊工比武",
    startsOn: "2026-10-12",
    endsOn: "2026-10-13",
    standard: null,
    note: null,
    organizerName: null,
    contact: null,
    appealsEndAt: null,
    changedResults: null,
    addedResults: null,
    removedResults: null,
    publishedAt: "2026-10-14T01:00:00Z",
    withdrawnAt: null,
    withdrawalReason: null,
    ...more,
  } as EditionFragment;
}

function row(more: Partial<PublishedRowFragment>): PublishedRowFragment {
  return {
    sequence: 1,
    disciplineName: "车工",
    roundName: "决赛",
    ...more,
  } as PublishedRowFragment;
}

test("a contest stands once, by its latest edition, the last published first", () => {
  const first = edition({ withdrawnAt: "2026-10-15T01:00:00Z" });
  const second = edition({ edition: 2, publishedAt: "2026-10-15T01:00:00Z" });
  const other = edition({ contestId: "b", publishedAt: "2026-10-14T12:00:00Z" });

  expect(latestEditions([first, other, second])).toEqual([second, other]);
});

test("an edition was replaced if the next one came as it went, else it was taken down", () => {
  const replaced = edition({ withdrawnAt: "2026-10-15T01:00:00.004Z" });
  const withdrawn = edition({
    edition: 2,
    publishedAt: "2026-10-15T01:00:00.001Z",
    withdrawnAt: "2026-10-16T01:00:00Z",
  });
  const present = edition({ edition: 3, publishedAt: "2026-10-17T01:00:00Z" });
  const all = [replaced, withdrawn, present];

  expect(all.map((one) => standingOf(one, all))).toEqual(["replaced", "withdrawn", "current"]);
});

test("results keep their order by discipline and round", () => {
  const rows = [
    row({ sequence: 1 }),
    row({ sequence: 2, roundName: "预赛" }),
    row({ sequence: 3 }),
  ];

  expect(byRound(rows).map((one) => [one.round, one.rows.map(({ sequence }) => sequence)])).toEqual(
    [
      ["决赛", [1, 3]],
      ["预赛", [2]],
    ],
  );
});

test("winners stand by the rank of their award", () => {
  const rows = [row({ award: "THIRD" }), row({ award: null }), row({ award: "FIRST" })];

  expect(awarded(rows).map(({ award }) => award)).toEqual(["FIRST", "THIRD"]);
});

test("numbers of a column have the decimals of the one that has most", () => {
  const written = aligned(["88.8000", "91.25", null, "79"]);

  expect(["88.8000", "91.25", null, "79"].map(written)).toEqual(["88.80", "91.25", "—", "79.00"]);
});
