// A round as the desk reads it: the round itself and all results; and what its scores say, which the
// server counts and which is read less often.

import { ask } from "../../api/client";
import {
  DeskWorkDocument,
  type DeskWorkQuery,
  type ResultRowFragment,
  RoundConflictsDocument,
  type RoundConflictsQuery,
  RoundDeskDocument,
  type RoundDeskQuery,
  RoundResultsDocument,
  type RoundResultsQuery,
} from "../../gql/graphql";
import { grouped } from "../../lib/numbers";

export type DeskRound = NonNullable<RoundDeskQuery["round"]>;

export interface DeskData {
  readonly round: DeskRound | null;
  readonly results: readonly ResultRowFragment[];
  readonly conflicts: readonly Conflict[];
}

/** Two records of one score, of which the head judge takes one. */
export type Conflict = NonNullable<RoundConflictsQuery["round"]>["openConflicts"]["nodes"][number];

/** How far the judges are, where they differ, and what still has to be checked. */
export type DeskWork = NonNullable<DeskWorkQuery["round"]>;
/** A score that only its judge has looked at. */
export type Unchecked = DeskWork["uncheckedScores"]["nodes"][number];

/** Of what waits for a decision only the first pages are read. */
export async function loadDesk(id: string, pages: number, signal: AbortSignal): Promise<DeskData> {
  const [{ round }, results] = await Promise.all([
    ask(RoundDeskDocument, { id }, { signal }),
    allResults(id, signal),
  ]);
  const conflicts = round?.openConflicts.totalCount.value
    ? await openConflicts(id, pages, signal)
    : [];
  return { round: round ?? null, results, conflicts };
}

export async function loadWork(id: string, signal: AbortSignal): Promise<DeskWork | null> {
  return (await ask(DeskWorkDocument, { id }, { signal })).round ?? null;
}

interface Page<Row> {
  readonly nodes: readonly Row[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

/** Read a list page by page, to its end unless said. */
export async function whole<Row>(
  page: (after: string | null) => Promise<Page<Row> | undefined>,
  most = Number.POSITIVE_INFINITY,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let read = 0;
  let after: string | null = null;
  do {
    const next: Page<Row> | undefined = await page(after);
    rows.push(...(next?.nodes ?? []));
    after = next?.pageInfo.hasNextPage ? (next.pageInfo.endCursor ?? null) : null;
    read += 1;
  } while (after !== null && read < most);
  return rows;
}

function openConflicts(
  id: string,
  pages: number,
  signal: AbortSignal,
): Promise<readonly Conflict[]> {
  return whole(async (after) => {
    const found: RoundConflictsQuery = await ask(RoundConflictsDocument, { id, after }, { signal });
    return found.round?.openConflicts;
  }, pages);
}

/** How many there are, as far as the server counts. */
export function countWord({ value, exact }: DeskRound["openConflicts"]["totalCount"]) {
  return exact ? value : `${grouped(value)}+`;
}

/** The judges who have not given all that is theirs, each with how much. */
export function unfinished(progress: DeskWork["progress"]): string {
  return progress
    .filter(({ done, expected }) => done < expected)
    .map(({ name, done, expected }) => `${name} ${done} / ${expected}`)
    .join("、");
}

function allResults(id: string, signal: AbortSignal): Promise<readonly ResultRowFragment[]> {
  return whole(async (after) => {
    const found: RoundResultsQuery = await ask(RoundResultsDocument, { id, after }, { signal });
    return found.round?.results;
  });
}
