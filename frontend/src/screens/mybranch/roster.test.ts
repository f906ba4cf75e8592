import { describe, expect, test } from "vitest";
import type { RosterMemberFragment } from "../../gql/graphql";
import { changesBetween, type Entry, hasCommittee, holdsOn, kindOn, rosterOf } from "./roster";

const entry = (id: string, more: Partial<Entry> = {}): Entry => ({
  id,
  name: id,
  kind: "FULL",
  standing: "NORMAL",
  isActivity: false,
  posts: [],
  ...more,
});

const registration = (role: "FORMAL" | "ACTIVITY", branch: string, validTo: string | null) => ({
  id: `${role}-${branch}`,
  role,
  validFrom: "2020-01-01",
  validTo,
  branch: { id: branch },
});

test("a half-open span holds its first day and not its last", () => {
  const span = { validFrom: "2026-01-01", validTo: "2026-02-01" };

  expect(holdsOn(span, "2026-01-01")).toBe(true);
  expect(holdsOn(span, "2026-02-01")).toBe(false);
  expect(holdsOn({ validFrom: null, validTo: null }, "2026-02-01")).toBe(true);
});

test("a probationary member is full from the day of full membership on", () => {
  const member = { kind: "PROBATIONARY", fullOn: "2026-06-30" } as const;

  expect(kindOn(member, "2026-06-29")).toBe("PROBATIONARY");
  expect(kindOn(member, "2026-06-30")).toBe("FULL");
  expect(kindOn({ kind: "FULL", fullOn: null }, "2026-06-30")).toBe("FULL");
});

test("three people in posts are a committee, one of them in two posts is not", () => {
  const post = (id: string, member: string, validTo: string | null = null) => ({
    id,
    post: "COMMITTEE_MEMBER" as const,
    validFrom: null,
    validTo,
    member: { id: member, name: member },
  });
  const of = (...nodes: ReturnType<typeof post>[]) =>
    hasCommittee({ postHoldings: { nodes } }, "2026-06-30");

  expect(of(post("p1", "m1"), post("p2", "m2"), post("p3", "m3"))).toBe(true);
  expect(of(post("p1", "m1"), post("p2", "m2"), post("p3", "m2"))).toBe(false);
  expect(of(post("p1", "m1"), post("p2", "m2"), post("p3", "m3", "2026-06-30"))).toBe(false);
});

test("an entry shows present posts here and a second registration here", () => {
  const member: RosterMemberFragment = {
    id: "m1",
    name: "赵试例",
    kind: "FULL",
    fullOn: null,
    standing: "NORMAL",
    registrations: {
      nodes: [registration("FORMAL", "b2", null), registration("ACTIVITY", "b1", null)],
    },
  };
  const post = { id: "p1", validFrom: null, member: { id: "m1", name: "赵试例" } };
  const branch = {
    id: "b1",
    postHoldings: {
      nodes: [
        { ...post, post: "SECRETARY" as const, validTo: null },
        { ...post, id: "p2", post: "PUBLICITY_MEMBER" as const, validTo: "2025-01-01" },
      ],
    },
  };

  expect(rosterOf(branch, [member], "2026-06-30")).toEqual([
    entry("m1", { name: "赵试例", isActivity: true, posts: ["SECRETARY"] }),
  ]);
});

describe("between two rosters", () => {
  test("some came, some left, some changed", () => {
    const before = [entry("a"), entry("b"), entry("c")];
    const after = [entry("b"), entry("c", { kind: "PROBATIONARY" }), entry("d")];

    const { added, removed, altered } = changesBetween(before, after);

    expect(added.map(({ id }) => id)).toEqual(["d"]);
    expect(removed.map(({ id }) => id)).toEqual(["a"]);
    expect(altered.map(({ id }) => id)).toEqual(["c"]);
  });

  test("equal rosters differ in nothing", () => {
    expect(changesBetween([entry("a")], [entry("a")])).toEqual({
      added: [],
      removed: [],
      altered: [],
    });
  });
});
