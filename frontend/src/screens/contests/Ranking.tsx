// The ranking of a round as a table; printed, it is the result sheet.

import type { ResultRowFragment } from "../../gql/graphql";
import { Badge } from "../../ui/Badge";
import { Empty } from "../../ui/State";
import { type Column, Table } from "../../ui/Table";
import { plainNumber } from "./plainNumber";
import { say } from "./words";

interface RankingProps {
  readonly results: readonly ResultRowFragment[];
  /** Decimals of the total. */
  readonly decimals: number;
}

export function Ranking({ results, decimals }: RankingProps) {
  if (results.length === 0) {
    return (
      <Empty title={say("rank.none")}>
        <p>{say("rank.noneRemedy")}</p>
      </Empty>
    );
  }
  return (
    <Table
      caption={say("rank.title")}
      columns={columns(decimals)}
      rows={results}
      keyOf={(row) => row.id}
    />
  );
}

/** The total with as many decimals as the round is ranked by. */
export function totalOf({ total }: { readonly total?: string | null }, decimals: number): string {
  return total === null || total === undefined ? "—" : Number(total).toFixed(decimals);
}

function columns(decimals: number): readonly Column<ResultRowFragment>[] {
  return [
    {
      id: "place",
      heading: say("rank.place"),
      cell: (row) => (
        <>
          {row.place ?? "—"}
          {row.isShared && <span class="cell-note">{say("rank.shared")}</span>}
        </>
      ),
    },
    { id: "bib", heading: say("rank.bib"), cell: (row) => row.bib ?? "—" },
    { id: "name", heading: say("rank.name"), cell: (row) => row.entry?.name ?? "—" },
    {
      id: "organization",
      heading: say("rank.organization"),
      cell: (row) => row.entry?.organizationName ?? "—",
    },
    {
      id: "theory",
      heading: say("rank.theory"),
      isNumber: true,
      isMinor: true,
      cell: (row) => numberOf(row.theory),
    },
    {
      id: "practical",
      heading: say("rank.practical"),
      isNumber: true,
      isMinor: true,
      cell: (row) => numberOf(row.practical),
    },
    {
      id: "penalties",
      heading: say("rank.penalties"),
      isNumber: true,
      isMinor: true,
      cell: (row) => numberOf(row.penalties),
    },
    {
      id: "total",
      heading: say("rank.total"),
      isNumber: true,
      cell: (row) => <b>{totalOf(row, decimals)}</b>,
    },
    {
      id: "status",
      heading: say("rank.status"),
      cell: (row) => (
        <>
          <State row={row} /> <Appeal row={row} />
        </>
      ),
    },
  ];
}

function numberOf(value: string | null | undefined): string {
  return value === null || value === undefined ? "—" : plainNumber(Number(value).toFixed(4));
}

function State({ row }: { row: ResultRowFragment }) {
  if (row.status !== "STARTING") {
    return <Badge tone="calm">{say(`StartStatus.${row.status}`)}</Badge>;
  }
  if (row.isPending) {
    return <Badge tone="warn">{say("rank.pending")}</Badge>;
  }
  if (row.missing > 0) {
    return <Badge tone="info">{say("rank.missing", { count: row.missing })}</Badge>;
  }
  return row.advances ? <Badge tone="good">{say("rank.advances")}</Badge> : <>—</>;
}

function Appeal({ row: { appealState } }: { row: ResultRowFragment }) {
  switch (appealState) {
    case "LODGED":
      return <Badge tone="warn">{say("rank.appealed")}</Badge>;
    case "UPHELD":
      return <Badge tone="info">{say("rank.upheld")}</Badge>;
    default:
      return null;
  }
}
