// One ledger: filters over the table, the whole object at the right, all of it in the address.

import { useComputed } from "@preact/signals";
import { useResource } from "../../api/resource";
import { t } from "../../i18n";
import { isLedgerName, type LedgerName } from "../../ledgers";
import { type LedgerState, readLedgerState } from "../../lib/ledgerState";
import { grouped } from "../../lib/numbers";
import { address, addressWith, go, path, query } from "../../router";
import { ButtonLink } from "../../ui/Button";
import { DownloadButton } from "../../ui/DownloadButton";
import { Empty, Failed, Loading } from "../../ui/State";
import { Missing } from "../missing/Missing";
import type { LedgerDefinition, LedgerRequest, Page } from "./definition";
import { definitions } from "./definitions";
import { FigureBanner } from "./FigureBanner";
import { type FigureFilter, figureFilterOf, figureNames } from "./figureFilter";
import { LedgerFilters } from "./LedgerFilters";
import { LedgerTable } from "./LedgerTable";
import { requestOf } from "./request";

export function Ledger() {
  const name = path.value.split("/")[2] ?? "";
  return isLedgerName(name) ? <OneLedger key={name} name={name} /> : <Missing />;
}

/** A definition whose rows the screen treats as opaque objects with an id. */
type AnyLedger = LedgerDefinition<{ readonly id: string }>;

function OneLedger({ name }: { name: LedgerName }) {
  const ledger = definitions[name] as unknown as AnyLedger;
  const state = useComputed(() => stateOf(ledger));
  // Opening a row changes the address but not the question: only the question is asked again.
  const question = useComputed(() =>
    JSON.stringify({
      figure: ledger.loadFigure ? figureFilterOf(query.value) : null,
      request: requestOf(ledger, state.value),
    }),
  );
  const page = useResource((signal) => {
    const { figure, request }: Question = JSON.parse(question.value);
    if (ledger.lacks?.(request)) {
      return null;
    }
    return figure && ledger.loadFigure
      ? ledger.loadFigure(figure, request, signal)
      : ledger.load(request, signal);
  });
  const figure = ledger.loadFigure ? figureFilterOf(query.value) : null;
  const lack = ledger.lacks?.(requestOf(ledger, state.value));
  const { data, fault, isLoading } = page.state.value;
  const opened = state.value.opened;
  const close = () => go(addressWith({ open: null }));
  return (
    <>
      <LedgerHead ledger={ledger} page={data} />
      {figure && (
        <div class="banner">
          <FigureBanner filter={figure} ledger={ledger.name} />
        </div>
      )}
      <LedgerFilters ledger={filteredBeside(ledger, figure)} state={state.value} />
      <div class="split" data-open={opened ? "true" : "false"}>
        <div>
          {lack ? (
            <Empty title={t(lack.title)}>
              <p>{t(lack.remedy)}</p>
            </Empty>
          ) : fault ? (
            <Failed fault={fault} onRetry={page.reload} />
          ) : data === null ? (
            <Loading />
          ) : data.nodes.length === 0 && !isLoading ? (
            <NoRows name={name} state={state.value} />
          ) : (
            <LedgerTable ledger={ledger} state={state.value} page={data} isBusy={isLoading} />
          )}
        </div>
        {opened && <ledger.Panel key={opened} id={opened} onClose={close} />}
      </div>
    </>
  );
}

interface Question {
  readonly figure: FigureFilter | null;
  readonly request: LedgerRequest;
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

function LedgerHead({ ledger, page }: { ledger: AnyLedger; page: Page<unknown> | null }) {
  return (
    <div class="page-head">
      <h1>{t(`ledger.${ledger.name}`)}</h1>
      {page && (
        <span class="page-note" data-total={page.totalCount.value}>
          {total(page)}
        </span>
      )}
      <div class="page-actions cluster">
        <ButtonLink href="/import" weight="quiet">
          {t("ledger.import")}
        </ButtonLink>
        {workbooksOf(ledger.name).map((workbook) => (
          <DownloadButton
            key={workbook}
            path={address(`/exports/${workbook}.xlsx`, {}, query.value)}
          >
            {t("ledger.exportAs", { name: t(`workbook.${workbook}`) })}
          </DownloadButton>
        ))}
      </div>
    </div>
  );
}

/** A ledger of the screens is one workbook, that of organizations two; only these have headings. */
function workbooksOf(name: LedgerName) {
  return name === "organizations"
    ? (["enterprises", "social-organizations"] as const)
    : ([name] as const);
}

function total(page: Page<unknown>): string {
  const { value, exact } = page.totalCount;
  return t(exact ? "ledger.rows" : "ledger.rowsOver", { count: grouped(value) });
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
