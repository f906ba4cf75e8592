// What was published, newest day first: corrected and withdrawn ones stay in the list.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useQuestion } from "../../api/resource";
import { type PublicationRowFragment, PublicationsDocument } from "../../gql/graphql";
import { localTime } from "../../lib/dates";
import { address, addressWith, go, query } from "../../router";
import { Button } from "../../ui/Button";
import { Empty, Failed, Loading } from "../../ui/State";
import { type Column, Table } from "../../ui/Table";
import { publishingAddress } from "./address";
import { StateOf } from "./StateOf";
import { Withdraw } from "./Withdraw";
import { say } from "./words";

type Row = PublicationRowFragment;

interface PublicationsProps {
  readonly turn: number;
  readonly onChanged: () => void;
}

export function Publications({ turn, onChanged }: PublicationsProps) {
  const withdrawing = useSignal<Row | null>(null);
  const { state, reload } = useQuestion(PublicationsDocument, () => ({
    after: query.value.get("after"),
  }));
  useEffect(() => {
    if (turn > 0) {
      reload();
    }
  }, [turn]);
  const { data, fault, isLoading } = state.value;
  const columns = columnsOf((row) => {
    withdrawing.value = row;
  });
  return (
    <section class="stack-tight">
      <h2>{say("list.title")}</h2>
      {fault ? (
        <Failed fault={fault} onRetry={reload} />
      ) : data === null ? (
        <Loading />
      ) : data.publications.nodes.length === 0 ? (
        <Empty title={say("list.empty")}>
          <p>{say("list.emptyHint")}</p>
        </Empty>
      ) : (
        <>
          <Table
            caption={say("list.title")}
            columns={columns}
            rows={data.publications.nodes}
            keyOf={({ id }) => id}
            isBusy={isLoading}
          />
          <Turning {...data.publications.pageInfo} />
        </>
      )}
      {withdrawing.value && (
        <Withdraw
          publication={withdrawing.value}
          onClose={() => {
            withdrawing.value = null;
          }}
          onDone={() => {
            withdrawing.value = null;
            onChanged();
          }}
        />
      )}
    </section>
  );
}

interface TurningProps {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

function Turning({ hasNextPage, endCursor }: TurningProps) {
  const isLater = query.value.has("after");
  return hasNextPage || isLater ? (
    <div class="cluster">
      {isLater && (
        <Button onClick={() => go(addressWith({ after: null }))}>{say("list.newest")}</Button>
      )}
      {hasNextPage && (
        <Button onClick={() => go(addressWith({ after: endCursor }))}>{say("list.more")}</Button>
      )}
    </div>
  ) : null;
}

function columnsOf(onWithdraw: (row: Row) => void): readonly Column<Row>[] {
  return [
    { id: "day", heading: say("list.day"), cell: ({ asOf }) => asOf },
    { id: "scope", heading: say("list.scope"), cell: ({ scopeName }) => scopeName },
    {
      id: "edition",
      heading: say("list.edition"),
      cell: ({ edition }) => say("list.editionOf", { edition }),
    },
    { id: "state", heading: say("list.state"), cell: (row) => <StateOf row={row} /> },
    {
      id: "when",
      heading: say("list.when"),
      cell: ({ publishedAt }) => <span class="nowrap">{localTime(publishedAt)}</span>,
    },
    { id: "who", heading: say("list.who"), cell: ({ publishedBy }) => publishedBy?.name ?? "—" },
    { id: "note", heading: say("list.note"), cell: ({ note }) => note ?? "—" },
    {
      id: "deeds",
      heading: say("list.deeds"),
      cell: (row) => <Deeds row={row} onWithdraw={() => onWithdraw(row)} />,
    },
  ];
}

function Deeds({ row, onWithdraw }: { row: Row; onWithdraw: () => void }) {
  const { asOf, townId, isWithdrawn, correctedBy } = row;
  if (isWithdrawn) {
    return <>—</>;
  }
  return (
    <span class="cluster">
      {!correctedBy && (
        <>
          <a href={address("/public", { asOf, town: townId })}>{say("list.page")}</a>
          <a href={publishingAddress({ asOf, townId: townId ?? null })}>{say("list.check")}</a>
        </>
      )}
      <Button weight="quiet" onClick={onWithdraw}>
        {say("withdraw.do")}
      </Button>
    </span>
  );
}
