// The imports so far, the last one first; each leads to its report.

import { useQuestion } from "../../api/resource";
import { type ImportSummaryFragment, ImportsDocument } from "../../gql/graphql";
import { t } from "../../i18n";
import { localTime } from "../../lib/dates";
import { addressWith, go, query } from "../../router";
import { Badge, type Tone } from "../../ui/Badge";
import { Pages } from "../../ui/Pages";
import { Empty, Failed, Loading } from "../../ui/State";
import { type Column, Table } from "../../ui/Table";

type Summary = ImportSummaryFragment;

export function PastImports() {
  const { state, reload } = useQuestion(ImportsDocument, () => ({
    after: query.value.get("after"),
  }));
  const { data, fault, isLoading } = state.value;
  if (fault) {
    return <Failed fault={fault} onRetry={reload} />;
  }
  if (!data) {
    return <Loading />;
  }
  const { nodes, pageInfo } = data.importBatches;
  return (
    <section class="stack-tight">
      <h2>{t("import.past")}</h2>
      {nodes.length === 0 ? (
        <Empty title={t("import.none")} />
      ) : (
        <>
          <Table
            caption={t("import.past")}
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

function columns(): readonly Column<Summary>[] {
  return [
    {
      id: "file",
      heading: t("import.file"),
      cell: (row) => <a href={`/import/${encodeURIComponent(row.id)}`}>{row.fileName}</a>,
    },
    { id: "at", heading: t("import.at"), cell: (row) => localTime(row.createdAt) },
    { id: "state", heading: t("field.state"), cell: (row) => <StateBadge state={row.state} /> },
    {
      id: "effective",
      heading: t("import.effectiveOn"),
      cell: (row) => row.effectiveOn ?? "—",
    },
    { id: "new", heading: t("outcome.NEW"), isNumber: true, cell: (row) => row.counts.new },
    {
      id: "changed",
      heading: t("outcome.CHANGED"),
      isNumber: true,
      cell: (row) => row.counts.changed,
    },
    {
      id: "conflict",
      heading: t("outcome.CONFLICT"),
      isNumber: true,
      cell: (row) => row.counts.conflict,
    },
    {
      id: "refused",
      heading: t("outcome.REFUSED"),
      isNumber: true,
      cell: (row) => row.counts.refused,
    },
  ];
}

const stateTones: Record<Summary["state"], Tone> = {
  CHECKING: "info",
  CHECKED: "warn",
  APPLYING: "info",
  APPLIED: "good",
  UNDOING: "info",
  UNDONE: "calm",
  FAILED: "bad",
};

export function StateBadge({ state }: { state: Summary["state"] }) {
  return <Badge tone={stateTones[state]}>{t(`importState.${state}`)}</Badge>;
}
