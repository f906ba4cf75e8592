// The results as the public would read them, round by round.

import type { PreviewContestPublicationMutation } from "../../../gql/graphql";
import { t } from "../../../i18n";
import { Badge } from "../../../ui/Badge";
import { Empty } from "../../../ui/State";
import { type Column, Table } from "../../../ui/Table";
import { aligned } from "../../public-contests/editions";
import { say as sayOfContests } from "../words";
import { say } from "./words";

type Previewed = PreviewContestPublicationMutation["previewContestPublication"];
type Row = Previewed["results"][number];

export function Preview({ results, organizationAwards }: Previewed) {
  if (results.length + organizationAwards.length === 0) {
    return (
      <Empty title={say("publish.nothing")}>
        <p>{say("publish.nothingRemedy")}</p>
      </Empty>
    );
  }
  return (
    <>
      {organizationAwards.length > 0 && (
        <p>
          {say("publish.organizations", {
            names: organizationAwards.map((one) => one.organizationName).join(t("list.comma")),
          })}
        </p>
      )}
      {byRound(results).map(([name, rows]) => (
        <section class="stack-tight" key={name}>
          <h3>{name}</h3>
          <Table caption={name} columns={columns(rows)} rows={rows} keyOf={({ bib }) => bib} />
        </section>
      ))}
    </>
  );
}

function byRound(results: readonly Row[]): readonly (readonly [string, readonly Row[]])[] {
  const rounds = new Map<string, Row[]>();
  for (const row of results) {
    const name = `${row.disciplineName} · ${row.roundName}`;
    rounds.set(name, [...(rounds.get(name) ?? []), row]);
  }
  return [...rounds];
}

function columns(rows: readonly Row[]): readonly Column<Row>[] {
  const written = aligned(rows.map(({ total }) => total));
  return [
    {
      id: "place",
      heading: say("publish.place"),
      cell: ({ place, isShared, status }) =>
        status === "STARTING" ? (
          <>
            {place ?? "—"}
            {isShared && <span class="cell-note">{say("publish.shared")}</span>}
          </>
        ) : (
          <Badge tone="calm">{sayOfContests(`StartStatus.${status}`)}</Badge>
        ),
    },
    { id: "bib", heading: say("publish.bib"), cell: ({ bib }) => bib },
    {
      id: "name",
      heading: say("publish.name"),
      cell: ({ name }) => name ?? <span class="muted">{say("publish.unnamed")}</span>,
    },
    {
      id: "organization",
      heading: say("publish.organization"),
      cell: ({ organizationName }) => organizationName,
    },
    {
      id: "total",
      heading: say("publish.total"),
      isNumber: true,
      cell: ({ total }) => written(total),
    },
    {
      id: "award",
      heading: say("publish.award"),
      cell: ({ award }) => (award ? say(`AwardRank.${award}`) : "—"),
    },
  ];
}
