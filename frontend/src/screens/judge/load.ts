// Reads what a judge may score and has scored, page by page, and sends records. What comes back of
// sending is handed on unread: only a receipt counts, and those are read elsewhere.

import { ask } from "../../api/client";
import {
  JudgeRoundsDocument,
  JudgeScoresDocument,
  type JudgeScoresQuery,
  JudgeSheetDocument,
  type JudgeSheetQuery,
  RecordScoresDocument,
} from "../../gql/graphql";
import { isUuid, nodeId } from "../../lib/nodeIds";
import {
  cellId,
  type KnownScore,
  type RecordKind,
  type ScoreRecord,
  type Sheet,
  saidOf,
} from "../../offline/records";
import type { Judge } from "../../offline/shelves";

type Round = NonNullable<JudgeSheetQuery["round"]>;
type Start = Round["starts"]["nodes"][number];
type Score = NonNullable<JudgeScoresQuery["round"]>["scores"]["nodes"][number];

/** All sheets of a judge; null where the contest is not shown to whoever asks. Raises Fault. */
export async function loadSheets(judge: Judge, askedAt: number): Promise<readonly Sheet[] | null> {
  const contest = isUuid(judge.contest) ? nodeId("Contest", judge.contest) : judge.contest;
  const found = (await ask(JudgeRoundsDocument, { contest })).contest;
  if (!found) {
    return null;
  }
  const own = found.judges.nodes[0];
  const sheets: Sheet[] = [];
  for (const { round } of own?.rounds.nodes ?? []) {
    const read = round && (await wholeRound(round.id));
    if (read) {
      const scores = await ownScores(read.round.id);
      sheets.push(sheetOf({ ...read, scores, judge, askedAt, contest: found.name }));
    }
  }
  return sheets;
}

async function wholeRound(
  id: string,
): Promise<{ readonly round: Round; readonly starts: readonly Start[] } | null> {
  const starts: Start[] = [];
  let after: string | null = null;
  for (;;) {
    const { round }: JudgeSheetQuery = await ask(JudgeSheetDocument, { round: id, after });
    if (!round) {
      return null;
    }
    starts.push(...round.starts.nodes);
    const { hasNextPage, endCursor }: Round["starts"]["pageInfo"] = round.starts.pageInfo;
    if (!hasNextPage || !endCursor) {
      return { round, starts };
    }
    after = endCursor;
  }
}

async function ownScores(id: string): Promise<readonly Score[]> {
  const scores: Score[] = [];
  let after: string | null = null;
  for (;;) {
    const { round }: JudgeScoresQuery = await ask(JudgeScoresDocument, { round: id, after });
    scores.push(...(round?.scores.nodes ?? []));
    if (!round?.scores.pageInfo.hasNextPage || !round.scores.pageInfo.endCursor) {
      return scores;
    }
    after = round.scores.pageInfo.endCursor;
  }
}

interface Read {
  readonly judge: Judge;
  readonly contest: string;
  readonly round: Round;
  readonly starts: readonly Start[];
  readonly scores: readonly Score[];
  readonly askedAt: number;
}

function sheetOf({ judge, contest, round, starts, scores, askedAt }: Read): Sheet {
  return {
    judge: judge.id,
    round: round.id,
    names: [contest, round.discipline?.name ?? "", round.name],
    state: round.state,
    criteria: round.criteria.nodes.map(({ part, ...criterion }) => ({
      ...criterion,
      // Theory is sat once, however often the work is tried.
      attempts: part === "THEORY" ? 1 : round.attempts,
    })),
    entrants: starts.flatMap(({ entry, bib, name, organizationName, status, isRecused }) =>
      entry
        ? {
            id: entry.id,
            bib: bib ?? "",
            name,
            organization: organizationName,
            status: isRecused ? "RECUSED" : status,
          }
        : [],
    ),
    scores: Object.fromEntries(scores.flatMap((score) => known(round.id, score))),
    askedAt,
  };
}

function known(
  round: string,
  { entry, criterion, kind, attempt, value, status, version, state }: Score,
): readonly (readonly [string, KnownScore])[] {
  if (!entry || !isRecorded(kind) || (kind === "SCORE" && !criterion)) {
    return [];
  }
  const about = { round, entry: entry.id, criterion: criterion?.id ?? null, attempt, kind };
  return [[cellId(about), { value: saidOf({ value, status }), version, state }]];
}

function isRecorded(kind: Score["kind"]): kind is RecordKind {
  return kind === "SCORE" || kind === "PENALTY" || kind === "STATUS";
}

/** Send records; gives whatever answered. Raises Fault. */
export async function sendRecords(records: readonly ScoreRecord[]): Promise<unknown> {
  return await ask(RecordScoresDocument, {
    records: records.map(({ judge, round, entry, criterion, ...rest }) => ({
      ...rest,
      roundId: round,
      entryId: entry,
      criterionId: criterion,
    })),
  });
}
