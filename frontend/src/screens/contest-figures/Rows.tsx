// The rows that one figure counts, fifty more at a time.

import { useSignal } from "@preact/signals";
import { ask } from "../../api/client";
import { useResource } from "../../api/resource";
import { ContestFigureRowsDocument, type FigureCode } from "../../gql/graphql";
import { called } from "../../i18n";
import { grouped } from "../../lib/numbers";
import { addressWith } from "../../router";
import { Button } from "../../ui/Button";
import { Skeleton } from "../../ui/Skeleton";
import { Empty, Failed } from "../../ui/State";
import { type Column, Table } from "../../ui/Table";
import { type FigureRow, type FigureRows, listOf, nameOf, rowsOf, type Shown } from "./figureRows";
import type { Window } from "./window";
import { say } from "./words";

interface RowsProps {
  readonly figure: Shown;
  readonly window: Window;
}

export function Rows({ figure, window }: RowsProps) {
  const pages = useSignal(1);
  const { state, reload } = useResource((signal) => load(figure, window, pages.value, signal));
  const { data, fault, isLoading } = state.value;
  return (
    <div class="stack">
      <div class="stack-tight">
        <p>
          <a href={addressWith({ figure: null })}>{say("rows.back")}</a>
        </p>
        <h1>
          {nameOf(figure)} {grouped(figure.numerator)}{" "}
          {called(`FigureUnit.${figure.unit}`, figure.numerator)}
        </h1>
        <p class="muted">
          {(window.trade ?? window.cluster) !== null &&
            `${window.trade || window.cluster || say("groups.without")} · `}
          {figure.englishDefinition ?? figure.definition}
        </p>
        {data && (
          <p class="page-note" data-total={data.total}>
            {say("rows.total", { total: data.total })}
          </p>
        )}
      </div>
      {fault && <Failed fault={fault} onRetry={reload} />}
      {!fault && !data && <Skeleton lines={6} />}
      {data?.total === 0 && <Empty title={say("rows.none")} />}
      {data && data.total > 0 && (
        <Table
          caption={nameOf(figure)}
          columns={columns()}
          rows={data.rows}
          keyOf={({ id }) => id}
          isBusy={isLoading}
        />
      )}
      {data?.next && (
        <p>
          <Button disabled={isLoading} onClick={() => pages.value++}>
            {say("rows.more")}
          </Button>
        </p>
      )}
    </div>
  );
}

async function load(
  { code, subject }: Shown,
  window: Window,
  pages: number,
  signal: AbortSignal,
): Promise<FigureRows> {
  let found: FigureRows = { total: 0, next: null, rows: [] };
  for (let page = 0; page < pages && (page === 0 || found.next !== null); page++) {
    const variables = {
      ...window,
      ...listOf(subject),
      code: code as FigureCode,
      after: found.next,
    };
    const next = rowsOf(await ask(ContestFigureRowsDocument, variables, { signal }));
    found = { ...next, rows: [...found.rows, ...next.rows] };
  }
  return found;
}

function columns(): Column<FigureRow>[] {
  return [
    { id: "what", heading: say("col.what"), cell: ({ what }) => what },
    { id: "about", heading: say("col.about"), cell: ({ about }) => about || "—" },
    {
      id: "contest",
      heading: say("col.contest"),
      cell: ({ contest }) =>
        contest ? (
          <a href={`/contests?contest=${encodeURIComponent(contest.id)}`}>{contest.name}</a>
        ) : (
          "—"
        ),
    },
    { id: "day", heading: say("col.day"), cell: ({ day }) => day },
  ];
}
