// Before a round opens: how many judges each entry is left with, and who may not judge whom.

import { ask } from "../../api/client";
import { useResource } from "../../api/resource";
import {
  type EntryRowFragment,
  JudgedEntriesDocument,
  type JudgedEntriesQuery,
  type JudgeRowFragment,
} from "../../gql/graphql";
import { t } from "../../i18n";
import { Badge } from "../../ui/Badge";
import { Notice } from "../../ui/Notice";
import { coverageOf, type Judged, neededBy } from "./coverage";
import { allEntries } from "./entryRows";
import type { Contest, Discipline, Round } from "./load";
import { whole } from "./roundData";
import { say } from "./words";

interface JudgeCoverageProps {
  readonly contest: Contest;
  readonly judges: readonly JudgeRowFragment[];
}

interface Panel {
  readonly name: string;
  readonly round: Round;
  readonly judges: readonly JudgeRowFragment[];
  readonly entries: readonly Judged[];
}

export function JudgeCoverage({ contest, judges }: JudgeCoverageProps) {
  const rounds = roundsToCome(contest, judges);
  const { state } = useResource((signal) =>
    rounds.length === 0 ? null : load(contest, rounds, signal),
  );
  const entries = state.value.data;
  if (rounds.length === 0 || !entries) {
    return null;
  }
  return (
    <section class="card stack-tight" aria-label={say("cover.title")}>
      <h2>{say("cover.title")}</h2>
      <p class="muted">{say("cover.hint")}</p>
      {rounds.map(({ discipline, round }) => (
        <OfRound
          key={round.id}
          panel={{
            name: `${discipline.name} · ${round.name}`,
            round,
            judges: assigned(round, judges),
            entries: entries.get(round.id) ?? [],
          }}
        />
      ))}
    </section>
  );
}

interface ToCome {
  readonly discipline: Discipline;
  readonly round: Round;
}

/** Rounds that somebody judges and that are not over. */
function roundsToCome(contest: Contest, judges: readonly JudgeRowFragment[]): readonly ToCome[] {
  return contest.disciplines.nodes.flatMap((discipline) =>
    discipline.rounds.nodes
      .filter(({ state }) => state === "SET_UP" || state === "OPEN")
      .filter((round) => assigned(round, judges).length > 0)
      .map((round) => ({ discipline, round })),
  );
}

function assigned({ id }: Round, judges: readonly JudgeRowFragment[]) {
  return judges.filter(({ rounds }) => rounds.nodes.some(({ round }) => round?.id === id));
}

/** Who starts in each round; before the draw, everybody of its discipline. */
async function load(
  contest: Contest,
  rounds: readonly ToCome[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly Judged[]>> {
  const entered = (await allEntries(contest.id, signal)).filter(({ state }) => state === "ENTERED");
  const found = await Promise.all(
    rounds.map(async ({ discipline, round }) => {
      const isDrawn = round.starts.totalCount.value > 0;
      const entries = isDrawn
        ? await starting(round.id, signal)
        : entered.filter((entry) => entry.discipline?.id === discipline.id);
      return [round.id, entries.map(judged)] as const;
    }),
  );
  return new Map(found);
}

type Entered = Pick<EntryRowFragment, "id" | "bib" | "organization">;

function judged({ id, bib, organization }: Entered): Judged {
  return { id, bib, organizationId: organization?.id };
}

async function starting(id: string, signal: AbortSignal): Promise<readonly Entered[]> {
  const starts = await whole(async (after) => {
    const found: JudgedEntriesQuery = await ask(JudgedEntriesDocument, { id, after }, { signal });
    return found.round?.starts;
  });
  return starts.flatMap(({ entry }) => (entry ? [entry] : []));
}

const mostNamed = 12;

function OfRound({ panel: { name, round, judges, entries } }: { panel: Panel }) {
  const needed = neededBy(round.judgesRule, round.drops);
  const { barred, short, fewest, most } = coverageOf(judges, entries, needed);
  const isUnequal = round.judgesRule === "SUM" && fewest < most;
  const bibs = short.slice(0, mostNamed).map(({ bib }) => bib);
  return (
    <div class="stack-tight contest-round">
      <p>
        <b>{name}</b>{" "}
        <Badge tone={fewest >= needed && !isUnequal ? "good" : "warn"}>
          {say("cover.fewest", { judges: judges.length, fewest })}
        </Badge>
      </p>
      {short.length > 0 && (
        <p>
          {say(fewest === 0 ? "cover.nobody" : "cover.short", {
            bibs: bibs.join(t("list.comma")) + (short.length > mostNamed ? "…" : ""),
            needed,
          })}
        </p>
      )}
      {isUnequal && <Notice tone="warn">{say("cover.unequal", { fewest, most })}</Notice>}
      {barred.length === 0 ? (
        <p class="muted">{say("cover.none")}</p>
      ) : (
        <ul>
          {barred.map((one) => (
            <li key={one.judge.id}>
              {say("cover.barred", {
                judge: one.judge.name,
                entries: one.entries
                  .slice(0, mostNamed)
                  .map(({ bib, reason }) =>
                    say("judges.recusalOf", {
                      subject: bib,
                      reason: say(`RecusalReason.${reason}`),
                    }),
                  )
                  .join(t("list.comma")),
                count: one.entries.length,
              })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
