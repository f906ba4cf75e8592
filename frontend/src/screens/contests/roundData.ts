// A round as the desk reads it: the round itself, all results, who judges it; and all scores, which
// are many and are read less often.

import { ask } from "../../api/client";
import {
  type ResultRowFragment,
  RoundDeskDocument,
  type RoundDeskQuery,
  RoundJudgesDocument,
  RoundResultsDocument,
  type RoundResultsQuery,
  RoundScoresDocument,
  type RoundScoresQuery,
  type ScoreCellFragment,
} from "../../gql/graphql";

export type DeskRound = NonNullable<RoundDeskQuery["round"]>;

export interface DeskData {
  readonly round: DeskRound | null;
  readonly results: readonly ResultRowFragment[];
  readonly judges: readonly { readonly id: string; readonly name: string }[];
}

export async function loadDesk(
  contestId: string,
  roundId: string,
  signal: AbortSignal,
): Promise<DeskData> {
  const [{ round }, { contest }, results] = await Promise.all([
    ask(RoundDeskDocument, { id: roundId }, { signal }),
    ask(RoundJudgesDocument, { id: contestId }, { signal }),
    allResults(roundId, signal),
  ]);
  const judges = contest?.judges.nodes.filter(({ rounds }) =>
    rounds.nodes.some((one) => one.round?.id === roundId),
  );
  return { round: round ?? null, results, judges: judges ?? [] };
}

interface Page<Row> {
  readonly nodes: readonly Row[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

/** Read a list to its end, page by page. */
export async function whole<Row>(
  page: (after: string | null) => Promise<Page<Row> | undefined>,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let after: string | null = null;
  do {
    const next: Page<Row> | undefined = await page(after);
    rows.push(...(next?.nodes ?? []));
    after = next?.pageInfo.hasNextPage ? (next.pageInfo.endCursor ?? null) : null;
  } while (after !== null);
  return rows;
}

function allResults(id: string, signal: AbortSignal): Promise<readonly ResultRowFragment[]> {
  return whole(async (after) => {
    const found: RoundResultsQuery = await ask(RoundResultsDocument, { id, after }, { signal });
    return found.round?.results;
  });
}

export function allScores(id: string, signal: AbortSignal): Promise<readonly ScoreCellFragment[]> {
  return whole(async (after) => {
    const found: RoundScoresQuery = await ask(RoundScoresDocument, { id, after }, { signal });
    return found.round?.scores;
  });
}
