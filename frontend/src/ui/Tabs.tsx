// Tabs by the usual keyboard rules: arrows move, only the chosen tab is in the tab order.

import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { grouped } from "../lib/numbers";

export interface Tab {
  readonly id: string;
  readonly label: string;
  readonly count?: number;
}

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
  readonly children: ComponentChildren;
}

export function Tabs({ label, tabs, chosen, onChoose, children }: TabsProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  // On a phone the chosen one may stand beyond the edge.
  useLayoutEffect(() => {
    const strip = list.current;
    const tab = strip?.querySelector("[aria-selected=true]")?.getBoundingClientRect();
    if (strip && tab) {
      // The strip alone moves: scrollIntoView would carry the page down to its tabs.
      const { left, right } = strip.getBoundingClientRect();
      strip.scrollLeft += Math.max(0, tab.right - right) + Math.min(0, tab.left - left);
    }
  }, [chosen]);
  const move = (by: number) => {
    const from = tabs.findIndex((tab) => tab.id === chosen);
    const to = (from + by + tabs.length) % tabs.length;
    const next = tabs[to];
    if (next) {
      onChoose(next.id);
      (list.current?.children[to] as HTMLElement | undefined)?.focus();
    }
  };
  return (
    <div>
      <div class="tabs" role="tablist" aria-label={label} ref={list}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            class="tab"
            id={`${id}-${tab.id}`}
            aria-selected={tab.id === chosen ? "true" : "false"}
            aria-controls={`${id}-panel`}
            tabIndex={tab.id === chosen ? 0 : -1}
            onClick={() => onChoose(tab.id)}
            onKeyDown={(event) => {
              if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
                event.preventDefault();
                move(event.key === "ArrowRight" ? 1 : -1);
              }
            }}
          >
            {tab.label}
            {tab.count !== undefined && <span class="tab-count">{grouped(tab.count)}</span>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen}`}>
        {children}
      </div>
    </div>
  );
}
