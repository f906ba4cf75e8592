// Who starts when, as it was drawn, to be posted at the venue; with the seed, so that anybody can
// draw it again. What a blind round keeps from its judges is on no sheet that hangs on a wall.

import { ask } from "../../../api/client";
import { useResource } from "../../../api/resource";
import { StartOrderDocument, type StartOrderQuery } from "../../../gql/graphql";
import { address } from "../../../router";
import { Button } from "../../../ui/Button";
import { Skeleton } from "../../../ui/Skeleton";
import { Empty, Failed, Whole } from "../../../ui/State";
import { type Column, Table } from "../../../ui/Table";
import { whole } from "../roundData";
import { say as sayOfContests } from "../words";
import { say } from "./words";

type Round = NonNullable<StartOrderQuery["round"]>;
type Start = Round["starts"]["nodes"][number];

interface OrderProps {
  readonly contestId: string;
  readonly roundId: string;
}

export function StartOrder({ contestId, roundId }: OrderProps) {
  const { state, reload } = useResource((signal) => loadOrder(roundId, signal));
  const { data, fault } = state.value;
  if (!data?.round) {
    return (
      <Whole title={say("title")}>
        {fault ? (
          <Failed fault={fault} onRetry={reload} />
        ) : data ? (
          <Empty title={sayOfContests("gone")}>
            <p>{sayOfContests("goneRemedy")}</p>
          </Empty>
        ) : (
          <Skeleton lines={8} />
        )}
      </Whole>
    );
  }
  const { round, starts } = data;
  return (
    <div class="stack">
      <header class="contest-line">
        <div class="stack-tight">
          <p class="desk-back">
            <a href={address("/contests", { contest: contestId, round: roundId })}>{say("back")}</a>
          </p>
          <h1>
            {round.contest?.name} · {round.discipline?.name} · {round.name} · {say("title")}
          </h1>
          {round.drawSeed && <p class="muted">{say("seed", { seed: round.drawSeed })}</p>}
        </div>
        <span class="desk-actions">
          <Button onClick={() => window.print()}>{say("print")}</Button>
        </span>
      </header>
      {starts.length === 0 ? (
        <Empty title={say("none")}>
          <p>{say("noneRemedy")}</p>
        </Empty>
      ) : (
        <Table caption={say("title")} columns={columns()} rows={starts} keyOf={(row) => row.id} />
      )}
    </div>
  );
}

async function loadOrder(
  id: string,
  signal: AbortSignal,
): Promise<{ readonly round: Round | null; readonly starts: readonly Start[] }> {
  let round: Round | null = null;
  const starts = await whole(async (after) => {
    const found: StartOrderQuery = await ask(StartOrderDocument, { id, after }, { signal });
    round = found.round ?? null;
    return found.round?.starts;
  });
  return { round, starts };
}

function columns(): readonly Column<Start>[] {
  return [
    { id: "position", heading: say("position"), cell: (row) => row.position },
    { id: "bib", heading: sayOfContests("rank.bib"), cell: (row) => row.bib ?? "—" },
    { id: "name", heading: sayOfContests("rank.name"), cell: (row) => row.name ?? "—" },
    {
      id: "organization",
      heading: sayOfContests("rank.organization"),
      cell: (row) => row.organizationName ?? "—",
    },
    {
      id: "status",
      heading: sayOfContests("rank.status"),
      cell: (row) => (row.status === "STARTING" ? "—" : sayOfContests(`StartStatus.${row.status}`)),
    },
  ];
}
