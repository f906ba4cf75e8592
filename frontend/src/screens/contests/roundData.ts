// A round as the desk reads it: the round itself and all results; and what its scores say, which the
// server counts and which is read less often.

import { ask } from "../../api/client";
import {
  DeskWorkDocument,
  type DeskWorkQuery,
  type ResultRowFragment,
  RoundDeskDocument,
  type RoundDeskQuery,
  RoundResultsDocument,
  type RoundResultsQuery,
} from "../../gql/graphql";

export type DeskRound = NonNullable<RoundDeskQuery["round"]>;

export interface DeskData {
  readonly round: DeskRound | null;
  readonly results: readonly ResultRowFragment[];
}

/** How far the judges are, where they differ, and what still has to be checked. */
export type DeskWork = NonNullable<DeskWorkQuery["round"]>;
/** A score that only its judge has looked at. */
export type Unchecked = DeskWork["uncheckedScores"]["nodes"][number];

export async function loadDesk(id: string, signal: AbortSignal): Promise<DeskData> {
  const [{ round }, results] = await Promise.all([
    ask(RoundDeskDocument, { id }, { signal }),
    allResults(id, signal),
  ]);
  return { round: round ?? null, results };
}

export async function loadWork(id: string, signal: AbortSignal): Promise<DeskWork | null> {
  return (await ask(DeskWorkDocument, { id }, { signal })).round ?? null;
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
