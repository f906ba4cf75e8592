// The fields above a ledger; each change goes to the address and back to the first page.

import { knownName } from "../../api/names";
import { session } from "../../api/session";
import { type PlainKey, t } from "../../i18n";
import { type LedgerState, toStart } from "../../lib/ledgerState";
import { addressWith, go } from "../../router";
import { SearchField, SelectField } from "../../ui/Field";
import { type ActiveFilter, FilterBar } from "../../ui/FilterBar";
import type { Filter } from "./definition";

interface LedgerFiltersProps {
  readonly ledger: { readonly filters: readonly Filter[]; readonly searchHint: PlainKey };
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
        placeholder={t(ledger.searchHint)}
        value={state.search}
        onSearch={(text) => change("q", text)}
      />
      {ledger.filters.filter(isOffered).map((filter) => (
        <FilterField key={filter.name} filter={filter} value={state.filters[filter.name] ?? ""} />
      ))}
    </FilterBar>
  );
}

function isOffered({ input, roles }: Filter): boolean {
  const now = session.value;
  const isTheirs = !roles || (now.state === "in" && roles.includes(now.user.role));
  return input !== "none" && isTheirs;
}

function FilterField({ filter, value }: { filter: Filter; value: string }) {
  if (filter.input === "text") {
    return (
      <SearchField
        label={t(filter.label)}
        isNote
        value={value}
        onSearch={(text) => change(filter.name, text)}
      />
    );
  }
  return (
    <SelectField
      label={t(filter.label)}
      empty={t(filter.empty ?? "choice.all")}
      value={value}
      choices={filter.choices()}
      onChange={(chosen) => change(filter.name, chosen)}
    />
  );
}

function activeFilters(filters: readonly Filter[], state: LedgerState): ActiveFilter[] {
  const active = filters.flatMap((filter) => {
    const value = state.filters[filter.name];
    if (value === undefined) {
      return [];
    }
    const word =
      filter.choices().find((choice) => choice.value === value)?.label ??
      (filter.input === "none" ? knownName(value) : value);
    const label = t("ledger.filter", { label: t(filter.label), value: word });
    return [{ id: filter.name, label, onRemove: () => change(filter.name, null) }];
  });
  if (state.search === "") {
    return active;
  }
  const label = t("ledger.searchFor", { text: state.search });
  return [{ id: "q", label, onRemove: () => change("q", null) }, ...active];
}
