import { expect, test } from "vitest";
import { lacksOf } from "./lacks";
import type { Contest, Round } from "./load";
import { countWord, unfinished, whole } from "./roundData";

const count = (value: number) => ({ totalCount: { value } });
const contest = (state: Contest["state"], entries: number) => ({ state, entries: count(entries) });

function round(
  parts: readonly ("THEORY" | "PRACTICAL")[],
  { theoryShare = "0.3", starts = 0, judges = 0 } = {},
): Round {
  const some: Partial<Round> = {
    theoryShare,
    criteria: {
      nodes: parts.map((part) => ({ part }) as Round["criteria"]["nodes"][number]),
    },
    starts: count(starts),
    judgeRounds: count(judges),
  };
  return some as Round;
}

test("everything that is missing is named at once", () => {
  expect(lacksOf(contest("DRAFT", 0), round([]))).toEqual([
    "criteria",
    "entries",
    "judges",
    "contest",
  ]);
  expect(lacksOf(contest("DRAFT", 4), round(["PRACTICAL"]))).toEqual([
    "theory",
    "judges",
    "draw",
    "contest",
  ]);
  expect(lacksOf(contest("OPEN", 4), round(["THEORY"], { starts: 4, judges: 3 }))).toEqual([
    "practical",
  ]);
});

test("a round with entries drawn, judges and criteria of both parts lacks nothing", () => {
  const ready = round(["THEORY", "PRACTICAL"], { starts: 4, judges: 3 });
  expect(lacksOf(contest("OPEN", 4), ready)).toEqual([]);
});

test("a list is read as far as it is asked for, and says how many there are", async () => {
  const page = async (after: string | null) => {
    const at = Number(after ?? 0);
    return {
      nodes: [at, at + 1],
      pageInfo: { hasNextPage: at < 4, endCursor: String(at + 2) },
    };
  };

  expect(await whole(page, 2)).toEqual([0, 1, 2, 3]);
  expect(await whole(page)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(countWord({ value: 180, exact: true })).toBe(180);
  expect(countWord({ value: 10000, exact: false })).toBe("10,000+");
});

test("the judges who have not given all are named before a release, each with how much", () => {
  const judge = (name: string, done: number, expected: number) => ({
    judgeId: name,
    name,
    done,
    expected,
  });

  expect(unfinished([judge("顾", 1, 180), judge("林", 180, 180), judge("石", 0, 3)])).toBe(
    "顾 1 / 180、石 0 / 3",
  );
  expect(unfinished([judge("林", 2, 2)])).toBe("");
});
