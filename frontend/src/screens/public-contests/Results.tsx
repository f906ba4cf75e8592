// A round of a published contest as a table.

import type { PublishedRowFragment } from "../../gql/graphql";
import { type Column, Table } from "../../ui/Table";
import { aligned, type RoundOfResults } from "./editions";
import { say } from "./words";

type Row = PublishedRowFragment;

export function Results({ round }: { round: RoundOfResults }) {
  const caption = `${round.discipline} · ${round.round}`;
  return (
    <section class="stack-tight public-round">
      <h2>{caption}</h2>
      <Table
        caption={caption}
        rows={round.rows}
        keyOf={({ sequence }) => String(sequence)}
        columns={columnsOf(round.rows)}
      />
    </section>
  );
}

const parts = ["theory", "practical"] as const;

function columnsOf(rows: readonly Row[]): readonly Column<Row>[] {
  const total = aligned(rows.map((row) => row.total));
  // A contest without theory has one number twice otherwise.
  const hasParts = rows.some((row) => row.theory !== null && row.theory !== undefined);
  return [
    {
      id: "place",
      heading: say("place"),
      cell: (row) => (
        <>
          {row.place ?? "—"}
          {row.isShared && <span class="cell-note">{say("shared")}</span>}
        </>
      ),
    },
    { id: "bib", heading: say("bib"), cell: (row) => row.bib },
    {
      id: "name",
      heading: say("name"),
      cell: (row) => row.name ?? <span class="muted">{say("unnamed")}</span>,
    },
    { id: "organization", heading: say("organization"), cell: (row) => row.organizationName },
    ...(hasParts ? parts.map((part) => partColumn(part, rows)) : []),
    {
      id: "total",
      heading: say("total"),
      isNumber: true,
      cell: (row) => <b>{total(row.total)}</b>,
    },
    { id: "remark", heading: say("remark"), cell: remarkOf },
  ];
}

function partColumn(part: (typeof parts)[number], rows: readonly Row[]): Column<Row> {
  const written = aligned(rows.map((row) => row[part]));
  return {
    id: part,
    heading: say(part),
    isNumber: true,
    isMinor: true,
    cell: (row) => written(row[part]),
  };
}

function remarkOf({ status, award }: Row): string {
  if (status !== "STARTING") {
    return say(`StartStatus.${status}`);
  }
  return award ? say(`AwardRank.${award}`) : "—";
}
