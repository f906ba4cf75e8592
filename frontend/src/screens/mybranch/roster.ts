// A roster as one reads it, and what differs between two of them. Pure.

import type {
  BranchPost,
  MemberKind,
  MyBranchQuery,
  RosterMemberFragment,
  Standing,
} from "../../gql/graphql";

export interface Entry {
  readonly id: string;
  readonly name: string;
  readonly kind: MemberKind;
  readonly standing: Standing;
  /** Registered here for activities only. */
  readonly isActivity: boolean;
  readonly posts: readonly BranchPost[];
}

type Branch = NonNullable<MyBranchQuery["branch"]>;

interface Dated {
  readonly validFrom?: string | null;
  readonly validTo?: string | null;
}

/** A half-open span holds a day. */
export function holdsOn({ validFrom, validTo }: Dated, day: string): boolean {
  return (!validFrom || validFrom <= day) && (!validTo || validTo > day);
}

/** What a member is on a day: full from the day of full membership on, whatever was entered. */
export function kindOn(member: Pick<RosterMemberFragment, "kind" | "fullOn">, day: string) {
  if (!member.fullOn) {
    return member.kind;
  }
  return member.fullOn <= day ? "FULL" : "PROBATIONARY";
}

export function rosterOf(
  branch: Pick<Branch, "id" | "postHoldings">,
  members: readonly RosterMemberFragment[],
  day: string,
): readonly Entry[] {
  return members.map((member) => ({
    id: member.id,
    name: member.name,
    kind: kindOn(member, day) as MemberKind,
    standing: member.standing,
    isActivity: member.registrations.nodes.some(
      (one) => one.role === "ACTIVITY" && one.branch?.id === branch.id && holdsOn(one, day),
    ),
    posts: branch.postHoldings.nodes
      .filter((post) => post.member?.id === member.id && holdsOn(post, day))
      .map((post) => post.post),
  }));
}

const fewestInCommittee = 3;

/** Whether as many people hold posts on a day as make a committee (支委会): then none is due. */
export function hasCommittee({ postHoldings }: Pick<Branch, "postHoldings">, day: string): boolean {
  const posts = postHoldings.nodes.filter((post) => holdsOn(post, day));
  return new Set(posts.map(({ member }) => member?.id)).size >= fewestInCommittee;
}

export interface RosterChanges {
  readonly added: readonly Entry[];
  readonly removed: readonly Entry[];
  readonly altered: readonly Entry[];
}

/** What happened between the roster that was looked at and the one of now. */
export function changesBetween(before: readonly Entry[], after: readonly Entry[]): RosterChanges {
  const known = new Map(before.map((entry) => [entry.id, entry]));
  const left = new Map(after.map((entry) => [entry.id, entry]));
  return {
    added: after.filter(({ id }) => !known.has(id)),
    removed: before.filter(({ id }) => !left.has(id)),
    altered: after.filter((entry) => {
      const old = known.get(entry.id);
      return old !== undefined && JSON.stringify(old) !== JSON.stringify(entry);
    }),
  };
}
