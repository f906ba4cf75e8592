// The fields above a ledger; each change goes to the address and back to the first page.

import { t } from "../../i18n";
import { type LedgerState, toStart } from "../../lib/ledgerState";
import { addressWith, go } from "../../router";
import { SearchField, SelectField } from "../../ui/Field";
import { type ActiveFilter, FilterBar } from "../../ui/FilterBar";
import type { Filter } from "./definition";

interface LedgerFiltersProps {
  readonly ledger: {
    readonly filters: readonly Filter[];
    readonly searchHint: "search.organizations" | "search.named" | string;
  };
  readonly state: LedgerState;
}

function change(name: string, value: string | null): void {
  go(addressWith({ [name]: value, ...toStart }));
}

export function LedgerFilters({ ledger, state }: LedgerFiltersProps) {
  const clear = () => {
    const none = Object.fromEntries(ledger.filters.map(({ name }) => [name, null]));
    go(addressWith({ ...none, q: null, ...toStart }));
  };
  return (
    <FilterBar active={activeFilters(ledger.filters, state)} onClear={clear}>
      <SearchField
        label={t("search.label")}
        placeholder={t(ledger.searchHint as "search.named")}
        value={state.search}
        onSearch={(text) => change("q", text)}
      />
      {ledger.filters.map((filter) => (
        <SelectField
          key={filter.name}
          label={t(filter.label)}
          empty={t("choice.all")}
          value={state.filters[filter.name] ?? ""}
          choices={filter.choices()}
          onChange={(value) => change(filter.name, value)}
        />
      ))}
    </FilterBar>
  );
}

function activeFilters(filters: readonly Filter[], state: LedgerState): ActiveFilter[] {
  const active = filters.flatMap((filter) => {
    const value = state.filters[filter.name];
    if (value === undefined) {
      return [];
    }
    const word = filter.choices().find((choice) => choice.value === value)?.label ?? value;
    const label = t("ledger.filter", { label: t(filter.label), value: word });
    return [{ id: filter.name, label, onRemove: () => change(filter.name, null) }];
  });
  if (state.search === "") {
    return active;
  }
  const label = t("ledger.searchFor", { text: state.search });
  return [{ id: "q", label, onRemove: () => change("q", null) }, ...active];
}
