// The fields above a ledger; each change goes to the address and back to the first page.

import { useSignal } from "@preact/signals";
import { knownName } from "../../api/names";
import { session } from "../../api/session";
import { type PlainKey, t } from "../../i18n";
import { type LedgerState, toStart } from "../../lib/ledgerState";
import { addressWith, go } from "../../router";
import { Button } from "../../ui/Button";
import { DateField, SearchField, SelectField } from "../../ui/Field";
import { type ActiveFilter, FilterBar } from "../../ui/FilterBar";
import type { Filter } from "./definition";
import { say } from "./words";

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
  const offered = ledger.filters.filter(isOffered);
  const more = offered.filter(({ isMore }) => isMore);
  const isUsed = more.some(({ name }) => state.filters[name] !== undefined);
  const isWide = useSignal(isUsed);
  return (
    <FilterBar active={activeFilters(ledger.filters, state)} onClear={clear}>
      <SearchField
        label={t("search.label")}
        placeholder={t(ledger.searchHint)}
        value={state.search}
        onSearch={(text) => change("q", text)}
      />
      {offered
        .filter(({ isMore }) => !isMore || isWide.value)
        .map((filter) => (
          <FilterField key={filter.name} filter={filter} value={state.filters[filter.name] ?? ""} />
        ))}
      {more.length > 0 && (
        <span class="field">
          <Button
            weight="quiet"
            isExpanded={isWide.value}
            onClick={() => {
              isWide.value = !isWide.value;
            }}
          >
            {say(isWide.value ? "filters.fewer" : "filters.more")}
          </Button>
        </span>
      )}
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
        label={filter.label()}
        isNote
        value={value}
        onSearch={(text) => change(filter.name, text)}
      />
    );
  }
  if (filter.input === "date") {
    return (
      <DateField
        label={filter.label()}
        value={value}
        onChange={(day) => change(filter.name, day)}
      />
    );
  }
  return (
    <SelectField
      label={filter.label()}
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
    const label = t("ledger.filter", { label: filter.label(), value: word });
    return [{ id: filter.name, label, onRemove: () => change(filter.name, null) }];
  });
  if (state.search === "") {
    return active;
  }
  const label = t("ledger.searchFor", { text: state.search });
  return [{ id: "q", label, onRemove: () => change("q", null) }, ...active];
}
