// The imports so far, the last one first; each leads to its report.

import { useQuestion } from "../../api/resource";
import { type ImportSummaryFragment, ImportsDocument } from "../../gql/graphql";
import { t } from "../../i18n";
import { query } from "../../router";
import type { Column } from "../../ui/Table";
import { fileColumn, PastBatches, timeAndState } from "../batches/PastBatches";

export function PastImports() {
  const answer = useQuestion(ImportsDocument, () => ({ after: query.value.get("after") }));
  return (
    <PastBatches
      title={t("import.past")}
      none={t("import.none")}
      columns={columns()}
      answer={answer}
      page={(data) => data.importBatches}
    />
  );
}

function columns(): readonly Column<ImportSummaryFragment>[] {
  return [
    fileColumn("/import"),
    ...timeAndState<ImportSummaryFragment>(),
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
