// Appeals: until when each round can be appealed against, who appeals, what was decided, and the way
// to the correction, which goes through the log of scores.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ask } from "../../../api/client";
import { useResource } from "../../../api/resource";
import {
  type AppealRowFragment,
  type AppealState,
  AppealWindowsDocument,
  ContestAppealsDocument,
  type ContestAppealsQuery,
} from "../../../gql/graphql";
import { localTime } from "../../../lib/dates";
import { address } from "../../../router";
import { Badge, type Tone } from "../../../ui/Badge";
import { Button, ButtonLink } from "../../../ui/Button";
import { Skeleton } from "../../../ui/Skeleton";
import { Empty, Failed } from "../../../ui/State";
import { type Column, Table } from "../../../ui/Table";
import { tell } from "../../../ui/toasts";
import type { PartProps } from "../load";
import { whole } from "../roundData";
import { DecideAppeal, LodgeAppeal, ReopenRound } from "./appealForms";
import { type Appealable, windowAt } from "./appealWindow";
import { say } from "./words";

type Doing =
  | { readonly what: "lodge"; readonly round: Appealable }
  | { readonly what: "decide" | "reopen"; readonly appeal: AppealRowFragment };

const clockSeconds = 30;

export function Appeals({ contest, onReload }: PartProps) {
  const doing = useSignal<Doing | null>(null);
  const now = useSignal(Date.now());
  useEffect(() => {
    const clock = setInterval(() => {
      now.value = Date.now();
    }, clockSeconds * 1000);
    return () => clearInterval(clock);
  }, []);
  const { state, reload } = useResource((signal) => load(contest.id, signal));
  const { data, fault } = state.value;
  const end = () => {
    doing.value = null;
  };
  const done = (words: string) => {
    end();
    tell("good", words);
    reload();
    onReload();
  };
  if (fault && !data) {
    return <Failed fault={fault} onRetry={reload} />;
  }
  if (!data) {
    return <Skeleton lines={6} />;
  }
  const begun = doing.value;
  return (
    <div class="stack">
      <Windows
        rounds={data.rounds}
        now={now.value}
        onLodge={(round) => {
          doing.value = { what: "lodge", round };
        }}
      />
      <section class="stack-tight">
        <h2>{say("appeal.list")}</h2>
        <List
          appeals={data.appeals}
          contestId={contest.id}
          names={new Map(data.rounds.map(({ id, name }) => [id, name]))}
          onDo={(what, appeal) => {
            doing.value = { what, appeal };
          }}
        />
      </section>
      {begun?.what === "lodge" && (
        <LodgeAppeal round={begun.round} onClose={end} onSaved={() => done(say("appeal.lodged"))} />
      )}
      {begun?.what === "decide" && (
        <DecideAppeal
          appeal={begun.appeal}
          onClose={end}
          onSaved={() => done(say("appeal.decided"))}
        />
      )}
      {begun?.what === "reopen" && (
        <ReopenRound
          contest={contest}
          appeal={begun.appeal}
          onClose={end}
          onSaved={() => done(say("appeal.reopened"))}
        />
      )}
    </div>
  );
}

interface Loaded {
  readonly rounds: readonly Appealable[];
  readonly appeals: readonly AppealRowFragment[];
}

async function load(id: string, signal: AbortSignal): Promise<Loaded> {
  const [{ contest }, appeals] = await Promise.all([
    ask(AppealWindowsDocument, { id }, { signal }),
    whole(async (after) => {
      const found: ContestAppealsQuery = await ask(
        ContestAppealsDocument,
        { id, after },
        { signal },
      );
      return found.contest?.appeals;
    }),
  ]);
  const disciplines = contest?.disciplines.nodes ?? [];
  const rounds = disciplines.flatMap((discipline) =>
    discipline.rounds.nodes.flatMap(({ id: round, name, appealsEndAt }) =>
      appealsEndAt
        ? [{ id: round, name: `${discipline.name} · ${name}`, endsAt: appealsEndAt }]
        : [],
    ),
  );
  return { rounds, appeals };
}

interface WindowsProps {
  readonly rounds: readonly Appealable[];
  /** Units: milliseconds since 1970. */
  readonly now: number;
  readonly onLodge: (round: Appealable) => void;
}

function Windows({ rounds, now, onLodge }: WindowsProps) {
  const columns: readonly Column<Appealable>[] = [
    { id: "round", heading: say("appeal.round"), cell: ({ name }) => name },
    {
      id: "until",
      heading: say("appeal.until"),
      cell: ({ endsAt }) => <time dateTime={endsAt}>{localTime(endsAt)}</time>,
    },
    {
      id: "left",
      heading: say("appeal.state"),
      cell: ({ endsAt }) => <Left endsAt={endsAt} now={now} />,
    },
    {
      id: "lodge",
      heading: say("appeal.lodge"),
      cell: (round) => <Button onClick={() => onLodge(round)}>{say("appeal.lodge")}</Button>,
    },
  ];
  return (
    <section class="stack-tight">
      <h2>{say("appeal.windows")}</h2>
      <p class="muted">{say(rounds.length > 0 ? "appeal.windowsHint" : "appeal.noWindows")}</p>
      {rounds.length > 0 && (
        <Table
          caption={say("appeal.windows")}
          columns={columns}
          rows={rounds}
          keyOf={({ id }) => id}
        />
      )}
    </section>
  );
}

const pressingHours = 2;

function Left({ endsAt, now }: { endsAt: string; now: number }) {
  const left = windowAt(endsAt, now);
  if (left.state === "over") {
    return <Badge tone="calm">{say("appeal.over")}</Badge>;
  }
  const { hours, minutes } = left;
  return (
    <Badge tone={hours < pressingHours ? "warn" : "good"}>
      {say("appeal.left", { hours, minutes })}
    </Badge>
  );
}

interface ListProps {
  readonly appeals: readonly AppealRowFragment[];
  readonly contestId: string;
  /** The name of each round by its id. */
  readonly names: ReadonlyMap<string, string>;
  readonly onDo: (what: "decide" | "reopen", appeal: AppealRowFragment) => void;
}

function List({ appeals, contestId, names, onDo }: ListProps) {
  if (appeals.length === 0) {
    return (
      <Empty title={say("appeal.none")}>
        <p>{say("appeal.noneRemedy")}</p>
      </Empty>
    );
  }
  const columns: readonly Column<AppealRowFragment>[] = [
    {
      id: "entry",
      heading: say("appeal.entry"),
      cell: ({ entry, round }) => (
        <>
          {entry?.bib}
          <span class="cell-note">{names.get(round?.id ?? "")}</span>
        </>
      ),
    },
    { id: "grounds", heading: say("appeal.grounds"), cell: ({ grounds }) => grounds },
    {
      id: "lodgedAt",
      heading: say("appeal.lodgedAt"),
      cell: ({ lodgedAt }) => localTime(lodgedAt),
      isMinor: true,
    },
    { id: "state", heading: say("appeal.state"), cell: (row) => <State appeal={row} /> },
    {
      id: "do",
      heading: say("appeal.decide"),
      cell: (row) => <Steps appeal={row} contestId={contestId} onDo={onDo} />,
    },
  ];
  return (
    <Table caption={say("appeal.list")} columns={columns} rows={appeals} keyOf={({ id }) => id} />
  );
}

const tones: Readonly<Record<AppealState, Tone>> = {
  LODGED: "warn",
  UPHELD: "info",
  REJECTED: "calm",
  WITHDRAWN: "calm",
};

function State({ appeal }: { appeal: AppealRowFragment }) {
  const next = correctionOf(appeal);
  return (
    <>
      <Badge tone={tones[appeal.state]}>{say(`AppealState.${appeal.state}`)}</Badge>
      {next && (
        <>
          {" "}
          <Badge tone={next === "answered" ? "good" : "warn"}>{say(`appeal.${next}`)}</Badge>
        </>
      )}
      {appeal.decision && <span class="cell-note">{appeal.decision}</span>}
    </>
  );
}

/** How far the correction is that an upheld appeal asks for. */
function correctionOf({
  state,
  decidedAt,
  round,
}: AppealRowFragment): "due" | "correcting" | "answered" | null {
  if (state !== "UPHELD" || !round || !decidedAt) {
    return null;
  }
  if (round.state === "OPEN") {
    return "correcting";
  }
  const isLater = Date.parse(round.closedAt ?? decidedAt) > Date.parse(decidedAt);
  return isLater ? "answered" : "due";
}

interface StepsProps {
  readonly appeal: AppealRowFragment;
  readonly contestId: string;
  readonly onDo: ListProps["onDo"];
}

function Steps({ appeal, contestId, onDo }: StepsProps) {
  if (appeal.state === "LODGED") {
    return <Button onClick={() => onDo("decide", appeal)}>{say("appeal.decide")}</Button>;
  }
  switch (correctionOf(appeal)) {
    case "due":
      return <Button onClick={() => onDo("reopen", appeal)}>{say("appeal.reopen")}</Button>;
    case "correcting":
      return (
        <ButtonLink
          href={address("/contests", { contest: contestId, round: appeal.round?.id ?? null })}
        >
          {say("appeal.desk")}
        </ButtonLink>
      );
    default:
      return <>—</>;
  }
}
