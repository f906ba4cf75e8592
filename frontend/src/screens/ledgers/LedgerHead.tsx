// The title of a ledger, how many rows it has, and what can be done with them as they are shown.

import { session } from "../../api/session";
import { isOffered } from "../../destinations";
import { t } from "../../i18n";
import type { LedgerName } from "../../ledgers";
import { grouped } from "../../lib/numbers";
import { address, query } from "../../router";
import { ButtonLink } from "../../ui/Button";
import { DownloadButton } from "../../ui/DownloadButton";
import { ColumnChooser } from "./ColumnChooser";
import { type Choosable, columnsText } from "./columnChoice";
import type { Page } from "./definition";
import { exportedFields } from "./exportFields";
import { shownDay } from "./figureFilter";

interface LedgerHeadProps {
  readonly name: LedgerName;
  readonly columns: readonly (Choosable & { readonly heading: string })[];
  readonly shown: readonly string[];
  readonly page: Page<unknown> | null;
}

export function LedgerHead({ name, columns, shown, page }: LedgerHeadProps) {
  // The usual columns are a view of the whole ledger, which goes out whole.
  const cols = columnsText(columns, shown) === "" ? null : exportedFields(name, shown);
  return (
    <div class="page-head">
      <h1>{t(`ledger.${name}`)}</h1>
      {page && (
        <span class="page-note" data-total={page.totalCount.value}>
          {total(page)}
        </span>
      )}
      {/* Only the paper says it: on the screen both stand elsewhere. */}
      <span class="page-note" hidden>
        {[ownScope(), t("dashboard.asOf", { date: shownDay() })].filter(Boolean).join(" · ")}
      </span>
      <div class="page-actions cluster">
        <ColumnChooser ledger={name} columns={columns} shown={shown} />
        {mayImport() && (
          <ButtonLink href="/import" weight="quiet">
            {t("ledger.import")}
          </ButtonLink>
        )}
        {workbooksOf(name).map((workbook) => (
          <DownloadButton
            key={workbook}
            path={address(`/exports/${workbook}.xlsx`, { cols, edit: null }, query.value)}
          >
            {t("ledger.exportAs", { name: t(`workbook.${workbook}`) })}
          </DownloadButton>
        ))}
      </div>
    </div>
  );
}

/** The district, and the part of it whose rows are all that a person may see. */
function ownScope(): string {
  const now = session.value;
  if (now.state !== "in") {
    return "";
  }
  const { district, department, town, branch } = now.user;
  return [district, department, town, branch].flatMap((one) => one?.name ?? []).join(" · ");
}

/** Whether who is signed in may bring workbooks. */
export function mayImport(): boolean {
  const now = session.value;
  return now.state === "in" && isOffered("/import", now.user.role);
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
