// The whole object beside its row; on narrow screens it lies over the list. Escape closes it,
// wherever the focus is: nobody should have to look for it first. Then the focus is again where it
// was before.

import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../i18n";
import { Button } from "./Button";

interface PanelProps {
  readonly title: string;
  readonly subtitle?: ComponentChildren;
  /** Which object is shown: a new one takes the focus and starts at the top. */
  readonly subject: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

export function Panel({ title, subtitle, subject, onClose, children }: PanelProps) {
  const frame = useRef<HTMLElement>(null);
  useCover();
  useReturn(frame);
  // Before the panel is painted: a key that answers what is seen must find its listener.
  useLayoutEffect(() => {
    frame.current?.focus({ preventScroll: true });
    frame.current?.scrollTo(0, 0);
  }, [subject]);
  useLayoutEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented && !isInDialog(event)) {
        onClose();
      }
    };
    document.addEventListener("keydown", leave);
    return () => document.removeEventListener("keydown", leave);
  }, [onClose]);
  return (
    <aside class="panel" ref={frame} tabIndex={-1} aria-label={title}>
      <header class="panel-head">
        <div>
          <h2>{title}</h2>
          {subtitle && <div class="muted">{subtitle}</div>}
        </div>
        <Button weight="quiet" icon="close" label={t("action.close")} onClick={onClose} />
      </header>
      {children}
    </aside>
  );
}

/** On a phone the panel is the whole page: what lies beneath takes no key until it is closed. */
function useCover(): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset.panel = "open";
    return () => {
      delete dataset.panel;
    };
  }, []);
}

/** Give the focus back to what had it, unless it has left for another place. */
function useReturn(frame: { readonly current: HTMLElement | null }): void {
  useLayoutEffect(() => {
    const panel = frame.current;
    const before = document.activeElement;
    return () => {
      const now = document.activeElement;
      const isHere = now === null || now === document.body || panel?.contains(now);
      if (isHere && before instanceof HTMLElement && before.isConnected) {
        before.focus({ preventScroll: true });
      }
    };
  }, []);
}

/** A dialog over the page takes its Escape for itself. */
function isInDialog(event: KeyboardEvent): boolean {
  return (event.target as Element | null)?.closest?.("dialog[open]") != null;
}

export function PanelSection({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="panel-section">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

export type Fact = readonly [label: string, value: ComponentChildren];

/** Label and value pairs; a value that is not known shows a dash, never nothing. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map(([label, value]) => [
        <dt key={`${label}-label`}>{label}</dt>,
        <dd key={label}>{value === null || value === undefined || value === "" ? "—" : value}</dd>,
      ])}
    </dl>
  );
}
