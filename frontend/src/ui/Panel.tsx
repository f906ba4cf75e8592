// The whole object beside its row; on narrow screens it lies over the list. Escape closes it.

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
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
  useEffect(() => {
    frame.current?.focus({ preventScroll: true });
    frame.current?.scrollTo(0, 0);
  }, [subject]);
  return (
    <aside
      class="panel"
      ref={frame}
      tabIndex={-1}
      aria-label={title}
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
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
