// Warnings as badges on a row, and with what to do about them in the panel of the object.

import { useResource } from "../../api/resource";
import { address, query } from "../../router";
import { Badge } from "../../ui/Badge";
import { PanelSection } from "../../ui/Panel";
import type { LedgerColumn, LedgerDefinition } from "./definition";
import { rowWarnings } from "./rowWarnings";
import { toneOf, type WarningCode } from "./warnings";
import { say } from "./words";

export function warningsColumn<Row extends { readonly id: string }>(): LedgerColumn<Row> {
  return {
    id: "warnings",
    heading: say("field.warnings"),
    cell: (row) => <RowWarnings id={row.id} />,
  };
}

function RowWarnings({ id }: { id: string }) {
  const codes: readonly WarningCode[] = rowWarnings.value.get(id) ?? [];
  const first = codes[0];
  if (first === undefined) {
    return <>—</>;
  }
  return (
    <span class="cell-line" title={codes.map((code) => say(`warning.short.${code}`)).join("、")}>
      <Badge tone={toneOf(first)}>{say(`warning.short.${first}`)}</Badge>
      {codes.length > 1 && (
        <span class="small muted">{say("warning.more", { count: codes.length })}</span>
      )}
    </span>
  );
}

type Load = NonNullable<
  LedgerDefinition<{ readonly id: string; readonly name: string }>["loadWarnings"]
>;

interface PanelWarningsProps {
  readonly id: string;
  readonly ledger: "organizations" | "branches";
  readonly load: Load;
}

/** Each warning with what to do, leading to all rows that share it. */
export function PanelWarnings({ id, ledger, load }: PanelWarningsProps) {
  const { state } = useResource((signal) => load([id], signal));
  const codes = state.value.data?.get(id) ?? [];
  if (codes.length === 0) {
    return null;
  }
  return (
    <PanelSection title={say("warning.title")}>
      <ul class="warnings">
        {codes.map((code) => (
          <li key={code}>
            <a href={rowsOf(ledger, code)}>
              <Badge tone={toneOf(code)}>{say(`warning.short.${code}`)}</Badge>
            </a>
            <span class="cell-note">{say(`warning.what.${code}`)}</span>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

function rowsOf(ledger: string, code: WarningCode): string {
  const asOf = query.value.get("asOf");
  return address(`/ledgers/${ledger}`, { figure: code, population: "ALL", asOf });
}
