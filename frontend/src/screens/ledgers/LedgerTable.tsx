// The rows of a ledger with their order, and the way to the next ones.

import { t } from "../../i18n";
import { type LedgerState, pageSizes, toStart, writeOrder } from "../../lib/ledgerState";
import { addressWith, go } from "../../router";
import { Pages } from "../../ui/Pages";
import type { LedgerColumn, LedgerDefinition, Page } from "./definition";
import { density } from "./device";
import { type CellEditing, Grid, GridKeys, type GridRow } from "./Grid";
import type { Selection } from "./selection";

interface LedgerTableProps<Row extends GridRow> {
  readonly ledger: LedgerDefinition<Row>;
  readonly columns: readonly LedgerColumn<Row>[];
  readonly state: LedgerState;
  readonly page: Page<Row>;
  readonly isBusy: boolean;
  readonly selection: Selection | null;
  readonly onSelect: (selection: Selection) => void;
  readonly editing: CellEditing | null;
}

export function LedgerTable<Row extends GridRow>(props: LedgerTableProps<Row>) {
  const { ledger, state, page, ...rest } = props;
  return (
    <>
      <Grid
        {...rest}
        caption={t(`ledger.${ledger.name}`)}
        rows={page.nodes}
        order={state.order}
        opened={state.opened}
        density={density()}
        onOrder={(order) => go(addressWith({ sort: writeOrder(order), ...toStart }))}
      />
      <GridKeys />
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
