// Awards as a list is read: discipline by discipline, the best rank first. Pure.

import type { AwardRank, AwardRowFragment } from "../../../gql/graphql";

const ranks: readonly AwardRank[] = ["FIRST", "SECOND", "THIRD", "EXCELLENCE", "ORGANIZER"];

export interface Group {
  readonly key: string;
  /** The discipline; empty for awards to organizations for their part. */
  readonly name: string;
  readonly awards: readonly AwardRowFragment[];
}

export function inOrder(awards: readonly AwardRowFragment[]): readonly Group[] {
  const groups = new Map<string, AwardRowFragment[]>();
  for (const award of awards) {
    const key = award.discipline?.id ?? "";
    groups.set(key, [...(groups.get(key) ?? []), award]);
  }
  return [...groups]
    .map(([key, group]) => ({
      key,
      name: group[0]?.discipline?.name ?? "",
      position: group[0]?.discipline?.position ?? Number.POSITIVE_INFINITY,
      awards: group.sort(
        (one, other) =>
          ranks.indexOf(one.rank) - ranks.indexOf(other.rank) ||
          one.certificateNumber.localeCompare(other.certificateNumber),
      ),
    }))
    .sort((one, other) => one.position - other.position);
}
