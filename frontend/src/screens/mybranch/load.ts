// The branch with its whole roster. A roster of more than a hundred is read page by page; when it
// changes in between, it is read again from the start, so that the digest belongs to what is shown.

import { ask } from "../../api/client";
import {
  MoreOfRosterDocument,
  MyBranchDocument,
  type MyBranchQuery,
  type RosterMemberFragment,
} from "../../gql/graphql";
import { today } from "../../lib/today";

export type WholeBranch = NonNullable<MyBranchQuery["branch"]>;

type Warning = WholeBranch["warnings"][number]["code"];

export function isWarned({ warnings }: WholeBranch, code: Warning): boolean {
  return warnings.some((one) => one.code === code);
}

export interface Loaded {
  readonly branch: WholeBranch | null;
  readonly members: readonly RosterMemberFragment[];
}

const mostTries = 3;

export async function loadBranch(id: string, signal: AbortSignal): Promise<Loaded> {
  for (let turn = 1; ; turn += 1) {
    const { branch } = await ask(MyBranchDocument, { id, asOf: today() }, { signal });
    if (!branch) {
      return { branch: null, members: [] };
    }
    const members = await wholeRoster(branch, signal);
    if (members !== null || turn === mostTries) {
      return { branch, members: members ?? branch.members.nodes };
    }
  }
}

/** Null when the roster changed while it was read. */
async function wholeRoster(
  branch: WholeBranch,
  signal: AbortSignal,
): Promise<readonly RosterMemberFragment[] | null> {
  const members = [...branch.members.nodes];
  let { hasNextPage, endCursor } = branch.members.pageInfo;
  while (hasNextPage && endCursor) {
    const more = await ask(MoreOfRosterDocument, { id: branch.id, after: endCursor }, { signal });
    if (more.branch?.rosterDigest !== branch.rosterDigest) {
      return null;
    }
    members.push(...more.branch.members.nodes);
    ({ hasNextPage, endCursor } = more.branch.members.pageInfo);
  }
  return members;
}
