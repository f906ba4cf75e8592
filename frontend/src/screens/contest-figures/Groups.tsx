// The figures by trade or by industrial cluster, as organizers wrote them; each leads to its rows.

import { useSignal } from "@preact/signals";
import { useQuestion } from "../../api/resource";
import {
  type ContestBreakdown,
  ContestFigureGroupsDocument,
  type FigureCode,
} from "../../gql/graphql";
import { grouped } from "../../lib/numbers";
import { address } from "../../router";
import { Segmented } from "../../ui/Segmented";
import { Skeleton } from "../../ui/Skeleton";
import { Failed } from "../../ui/State";
import { type Column, Table } from "../../ui/Table";
import { nameOf } from "./figureRows";
import { type GroupRow, groupRows, isFew, type OfGroup } from "./groupRows";
import { inAddress, type Window } from "./window";
import { say } from "./words";

const codes: readonly FigureCode[] = [
  "CONTESTS",
  "CONTESTANTS",
  "CONTEST_ORGANIZATIONS",
  "AWARDS",
  "PRACTICE_PERSONS",
];

export function Groups({ window }: { window: Window }) {
  const breakdown = useSignal<ContestBreakdown>("TRADE");
  const { since, asOf, town, department } = window;
  const { state, reload } = useQuestion(ContestFigureGroupsDocument, () => ({
    contestsBy: breakdown.value,
    codes: [...codes],
    since,
    asOf,
    town,
    department,
  }));
  const { data, fault, isLoading } = state.value;
  const rows = groupRows(data?.contestFigureGroups ?? []);
  return (
    <section class="stack" aria-label={say("groups.title")}>
      <div class="contest-line">
        <h2>{say("groups.title")}</h2>
        <Segmented
          label={say("groups.title")}
          value={breakdown.value}
          segments={[
            { value: "TRADE", label: say("groups.TRADE") },
            { value: "CLUSTER", label: say("groups.CLUSTER") },
          ]}
          onChange={(value) => {
            breakdown.value = value;
          }}
        />
      </div>
      {fault && <Failed fault={fault} onRetry={reload} />}
      {!fault && !data && <Skeleton lines={4} />}
      {data && rows.length === 0 && <p class="muted">{say("groups.none")}</p>}
      {rows.length > 0 && (
        <Table
          caption={say(`groups.${breakdown.value}`)}
          columns={columns(breakdown.value, window)}
          rows={rows}
          keyOf={({ key }) => key ?? ""}
          isBusy={isLoading}
        />
      )}
      {rows.some(({ of }) => [...of.values()].some(isFew)) && (
        <p class="small muted">{say("groups.few")}</p>
      )}
    </section>
  );
}

function columns(breakdown: ContestBreakdown, window: Window): Column<GroupRow>[] {
  return [
    {
      id: "group",
      heading: say(`groups.${breakdown}`),
      cell: ({ key }) => key ?? <span class="muted">{say("groups.without")}</span>,
    },
    ...codes.map((code) => ({
      id: code,
      heading: nameOf({ code }),
      isNumber: true,
      cell: ({ of }: GroupRow) => <Value one={of.get(code)} window={window} />,
    })),
  ];
}

function Value({ one, window }: { one: OfGroup | undefined; window: Window }) {
  if (!one?.numerator) {
    return <>0</>;
  }
  const { code, trade, cluster } = one;
  const scope = { ...window, trade: inAddress(trade ?? null), cluster: inAddress(cluster ?? null) };
  return (
    <a
      href={address("/contests/figures", { ...scope, figure: code })}
      data-figure-count={one.numerator}
    >
      {grouped(one.numerator)}
      {isFew(one) && "*"}
    </a>
  );
}
