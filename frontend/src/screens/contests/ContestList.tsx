// All contests that the person organizes or reaches, the latest first.

import { useSignal } from "@preact/signals";
import { ask } from "../../api/client";
import { useResource } from "../../api/resource";
import { type ContestRowFragment, type ContestState, ContestsDocument } from "../../gql/graphql";
import { grouped } from "../../lib/numbers";
import { address, addressWith, go, query } from "../../router";
import { Button, ButtonLink } from "../../ui/Button";
import { SearchField, SelectField } from "../../ui/Field";
import { Skeleton } from "../../ui/Skeleton";
import { Empty, Failed } from "../../ui/State";
import { type Column, Table } from "../../ui/Table";
import { ContestBadge } from "./ContestBadge";
import { ContestForm } from "./ContestForm";
import { choicesOf, daysOf, say } from "./words";

export function ContestList() {
  const isMaking = useSignal(false);
  const pages = useSignal(1);
  const { state, reload } = useResource((signal) => {
    const wanted = query.value.get("state");
    return loadPages(
      pages.value,
      {
        where: wanted ? { state: { eq: wanted as ContestState } } : null,
        search: query.value.get("q"),
      },
      signal,
    );
  });
  const { data, fault, isLoading } = state.value;
  return (
    <div class="stack">
      <div class="contest-line">
        <div>
          <h1>{say("title")}</h1>
          <p class="muted">{say("intro")}</p>
        </div>
        <span class="cluster">
          <ButtonLink href="/contests/figures">{say("list.figures")}</ButtonLink>
          <Button
            weight="primary"
            onClick={() => {
              isMaking.value = true;
            }}
          >
            {say("list.new")}
          </Button>
        </span>
      </div>
      <div class="filters" data-open="true">
        <SearchField
          label={say("list.search")}
          value={query.value.get("q") ?? ""}
          onSearch={(text) => go(addressWith({ q: text }), { replace: true })}
        />
        <SelectField
          label={say("col.state")}
          value={query.value.get("state") ?? ""}
          empty={say("list.all")}
          choices={choicesOf("ContestState")}
          onChange={(chosen) => go(addressWith({ state: chosen }), { replace: true })}
        />
      </div>
      {fault && <Failed fault={fault} onRetry={reload} />}
      {!fault && !data && <Skeleton lines={6} />}
      {data && data.rows.length === 0 && (
        <Empty title={say("list.empty")}>
          <p>{say("list.emptyRemedy")}</p>
        </Empty>
      )}
      {data && data.rows.length > 0 && (
        <Table
          caption={say("title")}
          columns={columns()}
          rows={data.rows}
          keyOf={(row) => row.id}
          isBusy={isLoading}
        />
      )}
      {data?.hasMore && (
        <div>
          <Button
            onClick={() => {
              pages.value += 1;
            }}
          >
            {say("list.more")}
          </Button>
        </div>
      )}
      {isMaking.value && (
        <ContestForm
          onClose={() => {
            isMaking.value = false;
          }}
          onSaved={(id) => go(contestAddress(id))}
        />
      )}
    </div>
  );
}

interface Wanted {
  readonly where: { readonly state: { readonly eq: ContestState } } | null;
  readonly search: string | null;
}

async function loadPages(
  pages: number,
  wanted: Wanted,
  signal: AbortSignal,
): Promise<{ rows: readonly ContestRowFragment[]; hasMore: boolean }> {
  const rows: ContestRowFragment[] = [];
  let after: string | null = null;
  for (let page = 0; page < pages; page += 1) {
    const { contests }: { contests: Page } = await ask(
      ContestsDocument,
      { ...wanted, after },
      { signal },
    );
    rows.push(...contests.nodes);
    after = contests.pageInfo.endCursor ?? null;
    if (!contests.pageInfo.hasNextPage || after === null) {
      return { rows, hasMore: false };
    }
  }
  return { rows, hasMore: true };
}

interface Page {
  readonly nodes: readonly ContestRowFragment[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

export function contestAddress(id: string, tab?: string): string {
  return address("/contests", { contest: id, tab });
}

function columns(): readonly Column<ContestRowFragment>[] {
  return [
    {
      id: "name",
      heading: say("col.name"),
      cell: (row) => <a href={contestAddress(row.id)}>{row.name}</a>,
    },
    { id: "kind", heading: say("col.kind"), cell: (row) => say(`ContestKind.${row.kind}`) },
    { id: "level", heading: say("col.level"), cell: (row) => say(`ContestLevel.${row.level}`) },
    { id: "state", heading: say("col.state"), cell: (row) => <ContestBadge state={row.state} /> },
    {
      id: "dates",
      heading: say("col.dates"),
      cell: daysOf,
    },
    { id: "trade", heading: say("col.trade"), cell: (row) => row.trade ?? "—", isMinor: true },
    {
      id: "entries",
      heading: say("col.entries"),
      isNumber: true,
      cell: (row) => grouped(row.entries.totalCount.value),
    },
  ];
}
