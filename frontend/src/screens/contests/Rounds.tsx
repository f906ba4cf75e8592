// The rounds at the venue: how far each is, and the way to the head judge's desk.

import { addressWith } from "../../router";
import { ButtonLink } from "../../ui/Button";
import { Empty } from "../../ui/State";
import { type Column, Table } from "../../ui/Table";
import { RoundBadge } from "./ContestBadge";
import { type Lack, lacksOf } from "./lacks";
import type { PartProps, Round } from "./load";
import { say } from "./words";

interface Line {
  readonly round: Round;
  readonly discipline: string;
  /** What is missing before it can be scored; null once it was opened. */
  readonly lacks: readonly Lack[] | null;
}

export function Rounds({ contest }: PartProps) {
  const lines = contest.disciplines.nodes.flatMap((discipline) =>
    discipline.rounds.nodes.map((round) => ({
      round,
      discipline: discipline.name,
      lacks: round.state === "SET_UP" ? lacksOf(contest, round) : null,
    })),
  );
  if (lines.length === 0) {
    return (
      <Empty title={say("rounds.none")}>
        <p>{say("rounds.noneRemedy")}</p>
      </Empty>
    );
  }
  return (
    <Table
      caption={say("tab.rounds")}
      columns={columns()}
      rows={lines}
      keyOf={({ round }) => round.id}
    />
  );
}

function Lacks({ lacks }: { lacks: readonly Lack[] }) {
  if (lacks.length === 0) {
    return <span class="cell-note">{say("rounds.ready")}</span>;
  }
  return (
    <span class="cell-note">
      {say("rounds.lacks")}
      <ul>
        {lacks.map((lack) => (
          <li key={lack}>{say(`lack.${lack}`)}</li>
        ))}
      </ul>
    </span>
  );
}

function columns(): readonly Column<Line>[] {
  return [
    {
      id: "round",
      heading: say("round.name"),
      cell: ({ round, discipline }) => `${discipline} · ${round.name}`,
    },
    {
      id: "state",
      heading: say("col.state"),
      cell: ({ round, lacks }) => (
        <>
          <RoundBadge state={round.state} />
          {lacks && <Lacks lacks={lacks} />}
        </>
      ),
    },
    {
      id: "entries",
      heading: say("col.entries"),
      isNumber: true,
      cell: ({ round }) => round.starts.totalCount.value,
    },
    {
      id: "open",
      heading: say("desk.title"),
      cell: ({ round }) => (
        <ButtonLink href={addressWith({ round: round.id, tab: null })}>
          {say("rounds.open")}
        </ButtonLink>
      ),
    },
  ];
}
