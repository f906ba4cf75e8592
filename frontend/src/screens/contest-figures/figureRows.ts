// The rows behind a figure of the contests, of whatever subject, in one shape for the table.

import type { ContestFigureRowsQuery, ContestFiguresQuery, FiguresQuery } from "../../gql/graphql";
import { t } from "../../i18n";
import { say } from "./words";

export type Shown = ContestFiguresQuery["figures"][number];

type Subject = FiguresQuery["figures"][number]["subject"];

export interface FigureRow {
  readonly id: string;
  readonly what: string;
  readonly about: string;
  readonly contest: { readonly id: string; readonly name: string } | null;
  readonly day: string;
}

export interface FigureRows {
  readonly total: number;
  readonly next: string | null;
  readonly rows: readonly FigureRow[];
}

/** Which of the lists of the question a figure of this subject needs. */
export function listOf(subject: Subject) {
  return {
    isContest: subject === "CONTEST",
    isDiscipline: subject === "DISCIPLINE",
    isEntry: subject === "ENTRY",
    isJudge: subject === "JUDGE",
    isAward: subject === "AWARD",
    isSession: subject === "PRACTICE_SESSION",
    isAttendance: subject === "PRACTICE_RESULT",
  };
}

export function nameOf({ code }: Pick<Shown, "code">): string {
  return t(`figure.${code}`);
}

export function rowsOf({ figure }: ContestFigureRowsQuery): FigureRows {
  const { contests, disciplines, entries, judges, awards, practiceSessions, practiceResults } =
    figure ?? {};
  const list =
    contests ?? disciplines ?? entries ?? judges ?? awards ?? practiceSessions ?? practiceResults;
  return {
    total: list?.totalCount.value ?? 0,
    next: list?.pageInfo.hasNextPage ? (list.pageInfo.endCursor ?? null) : null,
    rows: [
      ...(contests?.nodes ?? []).map((one) => ({
        id: one.id,
        what: one.name,
        about: [say(`level.${one.level}`), one.trade, one.clusterName].filter(Boolean).join(" · "),
        contest: one,
        day: one.startsOn,
      })),
      ...(disciplines?.nodes ?? []).map((one) => ({
        id: one.id,
        what: one.name,
        about: say("entries", { count: one.entryCount }),
        ...ofContest(one.contest),
      })),
      ...(entries?.nodes ?? []).map((one) => ({
        id: one.id,
        what: [say("bib", { bib: one.bib }), one.name].filter(Boolean).join(" "),
        about: one.organizationName ?? "",
        ...ofContest(one.contest),
      })),
      ...(judges?.nodes ?? []).map((one) => ({
        id: one.id,
        what: one.name,
        about: one.isHead ? say("head") : "",
        ...ofContest(one.contest),
      })),
      ...(awards?.nodes ?? []).map((one) => ({
        id: one.id,
        what: say(`rank.${one.rank}`),
        about: [one.entry && say("bib", { bib: one.entry.bib }), one.entry?.name]
          .concat(one.certificateNumber)
          .filter(Boolean)
          .join(" "),
        contest: one.contest,
        day: one.givenOn,
      })),
      ...(practiceSessions?.nodes ?? []).map((one) => ({
        id: one.id,
        what: one.name,
        about: "",
        contest: one.contest,
        day: one.heldOn,
      })),
      ...(practiceResults?.nodes ?? []).map((one) => ({
        id: one.id,
        what: [one.entry && say("bib", { bib: one.entry.bib }), one.entry?.name]
          .filter(Boolean)
          .join(" "),
        about: [one.session?.name, one.value && `${one.value} ${one.session?.unit ?? ""}`]
          .filter(Boolean)
          .join(" · "),
        contest: one.session?.contest ?? null,
        day: one.session?.heldOn ?? "",
      })),
    ],
  };
}

function ofContest(contest: { id: string; name: string; startsOn: string } | null) {
  return { contest, day: contest?.startsOn ?? "" };
}
