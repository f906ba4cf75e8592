// Cells and lists that several ledgers share: an object's name as the way to it, dated facts.

import type { ComponentChildren } from "preact";
import { t } from "../../i18n";
import type { LedgerName } from "../../ledgers";
import { address, addressWith, query } from "../../router";
import { Badge } from "../../ui/Badge";
import { PanelSection } from "../../ui/Panel";
import type { LedgerColumn } from "./definition";
import { pieces } from "./highlight";

interface Named {
  readonly id: string;
  readonly name: string;
}

/** The name of a row: opens the whole object beside the list. */
export function OpenLink({ row, note }: { row: Named; note?: ComponentChildren }) {
  return (
    <>
      <a href={addressWith({ open: row.id, edit: null })}>
        <Found text={row.name} />
      </a>
      {note && <span class="cell-note">{note}</span>}
    </>
  );
}

/** A text of a row with what was searched for marked in it. */
export function Found({ text }: { text: string }) {
  return (
    <>
      {pieces(text, query.value.get("q") ?? "").map((piece) =>
        piece.isMatch ? <mark key="match">{piece.text}</mark> : piece.text,
      )}
    </>
  );
}

/** An object of another ledger: leads there with the object opened. */
export function ObjectLink({ ledger, to }: { ledger: LedgerName; to: Named | null | undefined }) {
  return to ? <a href={address(`/ledgers/${ledger}`, { open: to.id })}>{to.name}</a> : <>—</>;
}

/** How many rows another ledger has under a filter, as the way to exactly them. */
export function CountLink(props: {
  readonly ledger: LedgerName;
  readonly filter: Readonly<Record<string, string>>;
  readonly count: number;
}) {
  const { ledger, filter, count } = props;
  if (count === 0) {
    return <>0</>;
  }
  return (
    <a href={address(`/ledgers/${ledger}`, filter)} data-figure-count={count}>
      {count}
    </a>
  );
}

/** A plain text that only those see who choose its column. */
export function textColumn<Row>(
  id: string,
  heading: string,
  textOf: (row: Row) => string | number | null | undefined,
): LedgerColumn<Row> {
  return { id, heading, isExtra: true, cell: (row) => textOf(row) ?? "—" };
}

export function YesNo({ value }: { value: boolean | null | undefined }) {
  return <>{value === null || value === undefined ? "—" : t(value ? "value.yes" : "value.no")}</>;
}

interface Dated {
  readonly id: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

interface DatedListProps<Row extends Dated> {
  readonly title: string;
  readonly rows: readonly Row[];
  /** The day that tells what still holds. */
  readonly today: string;
  readonly children: (row: Row) => ComponentChildren;
}

/** Facts that held or hold, the present ones marked; the end date is the first day without. */
export function DatedList<Row extends Dated>({
  title,
  rows,
  today,
  children,
}: DatedListProps<Row>) {
  return (
    <PanelSection title={title}>
      {rows.length === 0 ? (
        <p class="muted">{t("section.none")}</p>
      ) : (
        <ol class="timeline">
          {rows.map((row) => (
            <li key={row.id} data-live={isLive(row, today) ? "true" : "false"}>
              {children(row)}
              <span class="cell-note">{period(row)}</span>
            </li>
          ))}
        </ol>
      )}
    </PanelSection>
  );
}

export function isLive(row: Omit<Dated, "id">, today: string): boolean {
  return (
    (row.validFrom === null || row.validFrom <= today) &&
    (row.validTo === null || row.validTo > today)
  );
}

function period({ validFrom, validTo }: Omit<Dated, "id">): string {
  if (validTo === null) {
    return validFrom === null ? t("period.always") : t("period.since", { from: validFrom });
  }
  return validFrom === null
    ? t("period.until", { until: validTo })
    : t("period.fromUntil", { from: validFrom, until: validTo });
}

export function Dissolved({ on, today }: { on: string | null; today: string }) {
  const isGone = on !== null && on <= today;
  return (
    <Badge tone={isGone ? "calm" : "good"}>{t(isGone ? "value.dissolved" : "value.live")}</Badge>
  );
}
