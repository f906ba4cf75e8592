// The rows of a ledger with their order, and the way to the next ones.

import { t } from "../../i18n";
import { type LedgerState, pageSizes, toStart, writeOrder } from "../../lib/ledgerState";
import { addressWith, go } from "../../router";
import { Pages } from "../../ui/Pages";
import { Table } from "../../ui/Table";
import type { LedgerDefinition, Page } from "./definition";

interface LedgerTableProps<Row extends { readonly id: string }> {
  readonly ledger: LedgerDefinition<Row>;
  readonly state: LedgerState;
  readonly page: Page<Row>;
  readonly isBusy: boolean;
}

export function LedgerTable<Row extends { readonly id: string }>(props: LedgerTableProps<Row>) {
  const { ledger, state, page, isBusy } = props;
  return (
    <>
      <Table
        caption={t(`ledger.${ledger.name}`)}
        columns={ledger.columns()}
        rows={page.nodes}
        keyOf={(row) => row.id}
        order={state.order}
        selected={state.opened}
        isBusy={isBusy}
        onOrder={(order) => go(addressWith({ sort: writeOrder(order), ...toStart }))}
      />
      <Foot state={state} page={page} />
    </>
  );
}

function Foot({ state, page }: { state: LedgerState; page: Page<unknown> }) {
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
  return (
    <div class="table-foot">
      <label class="page-size muted">
        {t("ledger.size")}
        <select
          class="control"
          value={String(state.size)}
          onChange={(event) => go(addressWith({ size: event.currentTarget.value, ...toStart }))}
        >
          {pageSizes.map((size) => (
            <option key={size} value={String(size)} selected={size === state.size}>
              {size}
            </option>
          ))}
        </select>
      </label>
      <Pages
        hasPrevious={state.place.at === "after" || hasPreviousPage}
        hasNext={state.place.at === "before" || hasNextPage}
        onPrevious={() => go(addressWith({ before: startCursor, after: null }))}
        onNext={() => go(addressWith({ after: endCursor, before: null }))}
      />
    </div>
  );
}
