// One ledger: views and filters over the sheet, the whole object at the right, all of it in the
// address.

import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
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
import { EditPanel } from "./EditPanel";
import type { EditableRow } from "./editFields";
import { FigureBanner } from "./FigureBanner";
import { type FigureFilter, figureFilterOf, figureNames, shownDay } from "./figureFilter";
import type { GridRow } from "./Grid";
import { LedgerFilters } from "./LedgerFilters";
import { LedgerHead, mayImport } from "./LedgerHead";
import { LedgerTable } from "./LedgerTable";
import { requestOf } from "./request";
import { rowWarnings } from "./rowWarnings";
import { SelectionBar } from "./SelectionBar";
import { nothing, only, type Selection } from "./selection";
import { turns } from "./turns";
import { useEditing } from "./useEditing";
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
  const rows = (page.state.value.data?.nodes ?? []) as readonly EditableRow[];
  const { cells, newer, take, again } = useEditing(ledger.editing, rows, page.reload);
  useTurns(again);
  const chosen = useChosenRows(selection.value, rows, newer.value);
  const figure = ledger.loadFigure ? figureFilterOf(query.value) : null;
  const columns = ledger.columns();
  const shown = shownColumns(columns, state.columns, kept(name).columns);
  const { data } = page.state.value;
  const close = () => go(addressWith({ open: null, edit: null }));
  return (
    <>
      <LedgerHead name={name} columns={columns} shown={shown} page={data} />
      <ViewsBar
        ledger={name}
        views={ledger.views}
        held={requestOf(ledger, state).arguments}
        hasRows={data !== null}
      />
      {figure && (
        <div class="banner">
          <FigureBanner filter={figure} ledger={ledger.name} />
        </div>
      )}
      <LedgerFilters ledger={filteredBeside(ledger, figure)} state={state} />
      <div class="split" data-open={state.opened ? "true" : "false"}>
        <div data-chosen={state.columns === null ? undefined : "true"}>
          {ledger.editing && (
            <SelectionBar
              ledger={name}
              editing={ledger.editing}
              rows={chosen}
              onSelect={(ids) => {
                selection.value = only(ids);
              }}
              onChanged={take}
              onReload={again}
            />
          )}
          <Rows ledger={ledger} state={state} page={page}>
            {(found, isBusy) => (
              <LedgerTable
                ledger={ledger}
                columns={shown.flatMap((id) => columns.find((one) => one.id === id) ?? [])}
                state={state}
                page={{ ...found, nodes: found.nodes.map((row) => newer.value.get(row.id) ?? row) }}
                isBusy={isBusy}
                selection={ledger.editing ? selection.value : null}
                onSelect={(next) => {
                  selection.value = next;
                }}
                editing={cells}
              />
            )}
          </Rows>
        </div>
        {state.opened && ledger.editing && query.value.has("edit") ? (
          <EditPanel
            key={`${state.opened} edit`}
            ledger={name}
            editing={ledger.editing}
            id={state.opened}
            onClose={() => go(addressWith({ edit: null }))}
            onSaved={take}
            onReload={again}
          />
        ) : (
          state.opened && (
            <ledger.Panel
              key={`${state.opened} ${turns.value}`}
              id={state.opened}
              onClose={close}
            />
          )
        )}
      </div>
    </>
  );
}

/** Ask anew when a panel has changed rows. */
function useTurns(again: () => void): void {
  const seen = useRef(turns.peek());
  useSignalEffect(() => {
    if (turns.value !== seen.current) {
      seen.current = turns.value;
      again();
    }
  });
}

/** The chosen rows, also those of pages that were left. */
function useChosenRows(
  { ids }: Selection,
  rows: readonly EditableRow[],
  newer: ReadonlyMap<string, EditableRow>,
): readonly EditableRow[] {
  const known = useRef(new Map<string, EditableRow>()).current;
  for (const row of rows) {
    known.set(row.id, row);
  }
  return ids.flatMap((id) => newer.get(id) ?? known.get(id) ?? []);
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
      {mayImport() && (
        <>
          <p>{t("ledger.emptyAllRemedy")}</p>
          <ButtonLink href="/import">{t("ledger.import")}</ButtonLink>
        </>
      )}
    </Empty>
  );
}
