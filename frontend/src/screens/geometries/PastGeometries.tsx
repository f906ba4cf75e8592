// The imports of shapes so far, the last one first; each leads to its report.

import { useQuestion } from "../../api/resource";
import { GeometryBatchesDocument, type GeometrySummaryFragment } from "../../gql/graphql";
import { query } from "../../router";
import type { Column } from "../../ui/Table";
import { fileColumn, PastBatches, timeAndState } from "../batches/PastBatches";
import { countOf, outcomeName, outcomes } from "./outcomes";
import { say } from "./words";

export function PastGeometries() {
  const answer = useQuestion(GeometryBatchesDocument, () => ({ after: query.value.get("after") }));
  return (
    <PastBatches
      title={say("past")}
      none={say("none")}
      columns={columns()}
      answer={answer}
      page={(data) => data.geometryBatches}
    />
  );
}

function columns(): readonly Column<GeometrySummaryFragment>[] {
  return [
    fileColumn("/geometries"),
    { id: "layer", heading: say("feature"), cell: (row) => say(`layer.${row.layer}`) },
    ...timeAndState<GeometrySummaryFragment>(),
    ...outcomes.map((outcome) => ({
      id: outcome,
      heading: outcomeName(outcome),
      isNumber: true,
      cell: (row: GeometrySummaryFragment) => countOf(row, outcome),
    })),
  ];
}
