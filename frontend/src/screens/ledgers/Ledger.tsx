// One ledger: views and filters over the sheet, the whole object at the right, all of it in the
// address.

import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useResource } from "../../api/resource";
import { t } from "../../i18n";
import { isLedgerName, type LedgerName } from "../../ledgers";
import { type LedgerState, readLedgerState } from "../../lib/ledgerState";
import { addressWith, go, path, query } from "../../router";
import { ButtonLink } from "../../ui/Button";
import { Empty, Failed, Loading } from "../../ui/State";
import { Missing } from "../missing/Missing";
import { shownColumns } from "./columnChoice";
import type { LedgerDefinition, LedgerRequest, Page } from "./definition";
import { definitions } from "./definitions";
import { kept } from "./device";
import { FigureBanner } from "./FigureBanner";
import { type FigureFilter, figureFilterOf, figureNames, shownDay } from "./figureFilter";
import type { GridRow } from "./Grid";
import { LedgerFilters } from "./LedgerFilters";
import { LedgerHead } from "./LedgerHead";
import { LedgerTable } from "./LedgerTable";
import { requestOf } from "./request";
import { rowWarnings } from "./rowWarnings";
import { nothing, type Selection } from "./selection";
import { ViewsBar } from "./ViewsBar";
import "./ledgers.css";

export function Ledger() {
  const name = path.value.split("/")[2] ?? "";
  return isLedgerName(name) ? <OneLedger key={name} name={name} /> : <Missing />;
}

/** A definition whose rows the screen treats as opaque objects with an id and a name. */
export type AnyLedger = LedgerDefinition<GridRow>;

function OneLedger({ name }: { name: LedgerName }) {
  const ledger = definitions[name] as unknown as AnyLedger;
  const state = useComputed(() => stateOf(ledger)).value;
  const page = useRows(ledger);
  useWarnings(ledger, page.state.value.data);
  const selection = useSignal<Selection>(nothing);
  const figure = ledger.loadFigure ? figureFilterOf(query.value) : null;
  const columns = ledger.columns();
  const shown = shownColumns(columns, state.columns, kept(name).columns);
  const { data } = page.state.value;
  const close = () => go(addressWith({ open: null }));
  return (
    <>
      <LedgerHead name={name} columns={columns} shown={shown} page={data} />
      <ViewsBar ledger={name} views={ledger.views} />
      {figure && (
        <div class="banner">
          <FigureBanner filter={figure} ledger={ledger.name} />
        </div>
      )}
      <LedgerFilters ledger={filteredBeside(ledger, figure)} state={state} />
      <div class="split" data-open={state.opened ? "true" : "false"}>
        <div data-chosen={state.columns === null ? undefined : "true"}>
          <Rows ledger={ledger} state={state} page={page}>
            {(rows, isBusy) => (
              <LedgerTable
                ledger={ledger}
                columns={shown.flatMap((id) => columns.find((one) => one.id === id) ?? [])}
                state={state}
                page={rows}
                isBusy={isBusy}
                selection={selection.value}
                onSelect={(next) => {
                  selection.value = next;
                }}
                editing={null}
              />
            )}
          </Rows>
        </div>
        {state.opened && <ledger.Panel key={state.opened} id={state.opened} onClose={close} />}
      </div>
    </>
  );
}

type Rows = ReturnType<typeof useRows>;

interface RowsProps {
  readonly ledger: AnyLedger;
  readonly state: LedgerState;
  readonly page: Rows;
  readonly children: (rows: Page<GridRow>, isBusy: boolean) => preact.ComponentChildren;
}

/** The sheet, or what stands in its place: a lack, a fault, loading, nothing found. */
function Rows({ ledger, state, page, children }: RowsProps): preact.ComponentChildren {
  const lack = ledger.lacks?.(requestOf(ledger, state));
  const { data, fault, isLoading } = page.state.value;
  if (lack) {
    return (
      <Empty title={t(lack.title)}>
        <p>{t(lack.remedy)}</p>
      </Empty>
    );
  }
  if (fault) {
    return <Failed fault={fault} onRetry={page.reload} />;
  }
  if (data === null) {
    return <Loading />;
  }
  return data.nodes.length === 0 && !isLoading ? (
    <NoRows name={ledger.name} state={state} />
  ) : (
    children(data, isLoading)
  );
}

interface Question {
  readonly figure: FigureFilter | null;
  readonly request: LedgerRequest;
}

function useRows(ledger: AnyLedger) {
  // Opening a row changes the address but not the question: only the question is asked again.
  const question = useComputed(() =>
    JSON.stringify({
      figure: ledger.loadFigure ? figureFilterOf(query.value) : null,
      request: requestOf(ledger, stateOf(ledger)),
    }),
  );
  return useResource((signal) => {
    const { figure, request }: Question = JSON.parse(question.value);
    if (ledger.lacks?.(request)) {
      return null;
    }
    return figure && ledger.loadFigure
      ? ledger.loadFigure(figure, request, signal)
      : ledger.load(request, signal);
  });
}

function useWarnings(ledger: AnyLedger, page: Page<GridRow> | null): void {
  const ids = useSignal("");
  ids.value = page?.nodes.map(({ id }) => id).join(" ") ?? "";
  const day = useComputed(shownDay);
  const found = useResource((signal) => {
    day.value;
    return ids.value && ledger.loadWarnings
      ? ledger.loadWarnings(ids.value.split(" "), signal)
      : null;
  });
  useSignalEffect(() => {
    rowWarnings.value = found.state.value.data ?? new Map();
  });
}

/** Beside a figure, the filters that are part of its scope are not the ledger's own. */
function filteredBeside(ledger: AnyLedger, figure: FigureFilter | null): AnyLedger {
  const taken: readonly string[] = figure ? figureNames : [];
  return { ...ledger, filters: ledger.filters.filter(({ name }) => !taken.includes(name)) };
}

function stateOf(ledger: AnyLedger): LedgerState {
  const orders = ledger.columns().flatMap((column) => column.order ?? []);
  const figure = ledger.loadFigure ? figureFilterOf(query.value) : null;
  const names = filteredBeside(ledger, figure).filters.map((filter) => filter.name);
  return readLedgerState(query.value, names, orders);
}

function NoRows({ name, state }: { name: LedgerName; state: LedgerState }) {
  const isFiltered =
    state.search !== "" || Object.keys(state.filters).length > 0 || query.value.has("figure");
  if (isFiltered) {
    return (
      <Empty title={t("ledger.empty")}>
        <p>{t("ledger.emptyRemedy")}</p>
        <ButtonLink href={`/ledgers/${name}`}>{t("filters.clear")}</ButtonLink>
      </Empty>
    );
  }
  return (
    <Empty title={t("ledger.emptyAll")}>
      <p>{t("ledger.emptyAllRemedy")}</p>
      <ButtonLink href="/import">{t("ledger.import")}</ButtonLink>
    </Empty>
  );
}
