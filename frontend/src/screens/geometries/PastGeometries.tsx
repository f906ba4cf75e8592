// The imports of shapes so far, the last one first; each leads to its report.

import { useQuestion } from "../../api/resource";
import { GeometryBatchesDocument, type GeometrySummaryFragment } from "../../gql/graphql";
import { t } from "../../i18n";
import { localTime } from "../../lib/dates";
import { addressWith, go, query } from "../../router";
import { Badge } from "../../ui/Badge";
import { Pages } from "../../ui/Pages";
import { Empty, Failed, Loading } from "../../ui/State";
import { type Column, Table } from "../../ui/Table";
import { countOf, outcomeName, outcomes } from "./outcomes";
import { say } from "./words";

export function PastGeometries() {
  const { state, reload } = useQuestion(GeometryBatchesDocument, () => ({
    after: query.value.get("after"),
  }));
  const { data, fault, isLoading } = state.value;
  if (fault) {
    return <Failed fault={fault} onRetry={reload} />;
  }
  if (!data) {
    return <Loading />;
  }
  const { nodes, pageInfo } = data.geometryBatches;
  return (
    <section class="stack-tight">
      <h2>{say("past")}</h2>
      {nodes.length === 0 ? (
        <Empty title={say("none")} />
      ) : (
        <>
          <Table
            caption={say("past")}
            columns={columns()}
            rows={nodes}
            keyOf={(row) => row.id}
            isBusy={isLoading}
          />
          <div class="table-foot">
            <Pages
              hasPrevious={query.value.has("after")}
              hasNext={pageInfo.hasNextPage}
              onPrevious={() => window.history.back()}
              onNext={() => go(addressWith({ after: pageInfo.endCursor }))}
            />
          </div>
        </>
      )}
    </section>
  );
}

const stateTones = { CHECKED: "warn", APPLIED: "good", UNDONE: "calm" } as const;

export function GeometryState({ state }: Pick<GeometrySummaryFragment, "state">) {
  return <Badge tone={stateTones[state]}>{t(`importState.${state}`)}</Badge>;
}

function columns(): readonly Column<GeometrySummaryFragment>[] {
  return [
    {
      id: "file",
      heading: t("import.file"),
      cell: (row) => <a href={`/geometries/${encodeURIComponent(row.id)}`}>{row.fileName}</a>,
    },
    { id: "layer", heading: say("feature"), cell: (row) => say(`layer.${row.layer}`) },
    { id: "at", heading: t("import.at"), cell: (row) => localTime(row.createdAt) },
    { id: "state", heading: t("field.state"), cell: (row) => <GeometryState state={row.state} /> },
    ...outcomes.map((outcome) => ({
      id: outcome,
      heading: outcomeName(outcome),
      isNumber: true,
      cell: (row: GeometrySummaryFragment) => countOf(row, outcome),
    })),
  ];
}
