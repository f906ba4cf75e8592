// The batches so far, the last one first; each leads to its report.

import type { LiveResource } from "../../api/resource";
import type { ImportState } from "../../gql/graphql";
import { t } from "../../i18n";
import { localTime } from "../../lib/dates";
import { addressWith, go, query } from "../../router";
import { Pages } from "../../ui/Pages";
import { Empty, Failed, Loading } from "../../ui/State";
import { type Column, Table } from "../../ui/Table";
import { BatchState } from "./BatchState";

interface Batch {
  readonly id: string;
  readonly fileName: string;
  readonly createdAt: string;
  readonly state: ImportState;
}

interface PastBatchesProps<Row extends Batch, Answer> {
  readonly title: string;
  readonly none: string;
  readonly columns: readonly Column<Row>[];
  readonly answer: LiveResource<Answer>;
  readonly page: (data: Answer) => {
    readonly nodes: readonly Row[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

export function PastBatches<Row extends Batch, Answer>(props: PastBatchesProps<Row, Answer>) {
  const { title, none, columns, answer, page } = props;
  const { data, fault, isLoading } = answer.state.value;
  if (fault) {
    return <Failed fault={fault} onRetry={answer.reload} />;
  }
  if (!data) {
    return <Loading />;
  }
  const { nodes, pageInfo } = page(data);
  return (
    <section class="stack-tight">
      <h2>{title}</h2>
      {nodes.length === 0 ? (
        <Empty title={none} />
      ) : (
        <>
          <Table
            caption={title}
            columns={columns}
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

export function fileColumn<Row extends Batch>(screen: string): Column<Row> {
  return {
    id: "file",
    heading: t("import.file"),
    cell: (row) => (
      <a class="long-word" href={`${screen}/${encodeURIComponent(row.id)}`}>
        {row.fileName}
      </a>
    ),
  };
}

export function timeAndState<Row extends Batch>(): readonly Column<Row>[] {
  return [
    { id: "at", heading: t("import.at"), cell: (row) => localTime(row.createdAt) },
    { id: "state", heading: t("field.state"), cell: (row) => <BatchState state={row.state} /> },
  ];
}
