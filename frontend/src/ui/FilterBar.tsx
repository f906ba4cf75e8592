// The row of fields above a list, and below it the filters in force, each with its own way out.

import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { t } from "../i18n";
import { Button } from "./Button";
import { Icon } from "./Icon";

export interface ActiveFilter {
  readonly id: string;
  readonly label: string;
  readonly onRemove: () => void;
}

interface FilterBarProps {
  readonly active: readonly ActiveFilter[];
  readonly onClear: () => void;
  readonly children: ComponentChildren;
}

export function FilterBar({ active, onClear, children }: FilterBarProps) {
  // Only a phone folds the fields away; wider screens show them whatever this says.
  const isOpen = useSignal(false);
  return (
    <search class="stack-tight" aria-label={t("filters.label")}>
      <div class="filters" data-open={isOpen.value ? "true" : "false"}>
        {children}
        <span class="filters-toggle">
          <Button
            isExpanded={isOpen.value}
            onClick={() => {
              isOpen.value = !isOpen.value;
            }}
          >
            {t("filters.label")}
          </Button>
        </span>
      </div>
      {active.length > 0 && (
        <div class="cluster">
          {active.map((filter) => (
            <span class="chip" key={filter.id}>
              {filter.label}
              <button
                type="button"
                class="chip-remove"
                aria-label={t("filters.remove", { filter: filter.label })}
                onClick={filter.onRemove}
              >
                <Icon name="close" />
              </button>
            </span>
          ))}
          <button type="button" class="button button-quiet" onClick={onClear}>
            {t("filters.clear")}
          </button>
        </div>
      )}
    </search>
  );
}
