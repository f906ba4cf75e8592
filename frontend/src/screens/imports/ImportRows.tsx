// What the import makes of each row, by outcome; where it stands, why, and what to do.

import { useQuestion } from "../../api/resource";
import {
  type ImportRowResultFragment,
  ImportRowsDocument,
  type ImportSummaryFragment,
  type RowOutcome,
} from "../../gql/graphql";
import { t } from "../../i18n";
import { pageArguments, readLedgerState, toStart } from "../../lib/ledgerState";
import { grouped } from "../../lib/numbers";
import { addressWith, go, query } from "../../router";
import { Badge, type Tone } from "../../ui/Badge";
import { Pages } from "../../ui/Pages";
import { Empty, Failed, Loading } from "../../ui/State";
import { type Column, Table } from "../../ui/Table";

type Row = ImportRowResultFragment;
type Finding = Row["findings"][number];

const outcomes = ["REFUSED", "CONFLICT", "CHANGED", "NEW", "SAME", "MISSING"] as const;

export function ImportRows({ summary }: { summary: ImportSummaryFragment }) {
  const chosen = outcomes.find((outcome) => outcome === query.value.get("outcome")) ?? null;
  const { state, reload } = useQuestion(ImportRowsDocument, () => {
    const outcome = outcomes.find((one) => one === query.value.get("outcome"));
    const { place, size } = readLedgerState(query.value, [], []);
    const where = outcome ? { outcome: { eq: outcome } } : null;
    return { id: summary.id, where, ...pageArguments(place, size) };
  });
  const { data, fault, isLoading } = state.value;
  const rows = data?.importBatch?.rows;
  return (
    <section class="stack">
      <h2>{t("import.rows")}</h2>
      <Tally summary={summary} chosen={chosen} />
      {fault ? (
        <Failed fault={fault} onRetry={reload} />
      ) : !rows ? (
        <Loading />
      ) : rows.nodes.length === 0 ? (
        <Empty title={t("import.noRows")} />
      ) : (
        <div>
          <Table
            caption={t("import.rows")}
            columns={columns()}
            rows={rows.nodes}
            keyOf={(row) => row.id}
            isBusy={isLoading}
          />
          <div class="table-foot">
            <span class="muted">{t("ledger.rows", { count: grouped(rows.totalCount.value) })}</span>
            <Pages
              hasPrevious={query.value.has("after") || rows.pageInfo.hasPreviousPage}
              hasNext={query.value.has("before") || rows.pageInfo.hasNextPage}
              onPrevious={() => go(addressWith({ before: rows.pageInfo.startCursor, after: null }))}
              onNext={() => go(addressWith({ after: rows.pageInfo.endCursor, before: null }))}
            />
          </div>
        </div>
      )}
    </section>
  );
}

function countOf(summary: ImportSummaryFragment, outcome: RowOutcome): number {
  const { counts } = summary;
  return {
    NEW: counts.new,
    CHANGED: counts.changed,
    SAME: counts.same,
    CONFLICT: counts.conflict,
    REFUSED: counts.refused,
    MISSING: counts.missing,
  }[outcome];
}

/** The number of rows by outcome; each is a button that shows only those rows. */
function Tally({ summary, chosen }: { summary: ImportSummaryFragment; chosen: RowOutcome | null }) {
  return (
    <div class="tally">
      {outcomes.map((outcome) => (
        <button
          key={outcome}
          type="button"
          class="tally-item"
          aria-pressed={chosen === outcome ? "true" : "false"}
          onClick={() =>
            go(addressWith({ outcome: chosen === outcome ? null : outcome, ...toStart }))
          }
        >
          <Badge tone={tones[outcome]}>{t(`outcome.${outcome}`)}</Badge>
          <span class="tally-number">{grouped(countOf(summary, outcome))}</span>
        </button>
      ))}
    </div>
  );
}

const tones: Record<RowOutcome, Tone> = {
  NEW: "good",
  CHANGED: "info",
  SAME: "calm",
  CONFLICT: "warn",
  REFUSED: "bad",
  MISSING: "calm",
};

function columns(): readonly Column<Row>[] {
  return [
    {
      id: "label",
      heading: t("import.subject"),
      cell: (row) => row.label,
    },
    {
      id: "place",
      heading: t("import.place"),
      cell: (row) =>
        row.rowNumber === null ? (
          t("import.notInFile")
        ) : (
          <span class="nowrap">
            {t("import.sheetRow", { sheet: row.sheet, row: row.rowNumber })}
          </span>
        ),
    },
    {
      id: "outcome",
      heading: t("import.outcome"),
      cell: (row) => <Badge tone={tones[row.outcome]}>{t(`outcome.${row.outcome}`)}</Badge>,
    },
    { id: "findings", heading: t("import.findings"), cell: (row) => <Findings row={row} /> },
  ];
}

function Findings({ row }: { row: Row }) {
  if (row.findings.length === 0) {
    return <span class="muted">—</span>;
  }
  return (
    <ul class="stack-tight">
      {row.findings.map((finding) => (
        <li key={`${finding.column}${finding.code}`}>
          {finding.column && <span class="strong">{finding.column}：</span>}
          {finding.message}
          <Versus finding={finding} />
          {finding.remedy && <span class="cell-note">{finding.remedy}</span>}
        </li>
      ))}
    </ul>
  );
}

/** Both values where the ledger and the file disagree. */
function Versus({ finding }: { finding: Finding }) {
  if (finding.here === null && finding.file === null) {
    return null;
  }
  return (
    <dl class="versus">
      <dt class="muted">{t("import.here")}</dt>
      <dd>{finding.here ?? "—"}</dd>
      <dt class="muted">{t("import.inFile")}</dt>
      <dd>{finding.file ?? "—"}</dd>
    </dl>
  );
}
