// A state said by shape, colour and word together, so that none of them is needed alone.

import type { ComponentChildren } from "preact";

export type Tone = "good" | "warn" | "bad" | "info" | "calm";

const shapes: Record<Tone, preact.JSX.Element> = {
  good: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  warn: <path d="M6 .8L11.6 11H.4z" fill="currentColor" />,
  bad: <path d="M1 1h10v10H1z" fill="currentColor" />,
  info: <path d="M6 .3L11.7 6 6 11.7.3 6z" fill="currentColor" />,
  calm: <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" stroke-width="1.6" />,
};

export function Badge({ tone, children }: { tone: Tone; children: ComponentChildren }) {
  return (
    <span class={`badge badge-${tone}`}>
      <svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">
        {shapes[tone]}
      </svg>
      {children}
    </span>
  );
}

export function Tag({ children }: { children: ComponentChildren }) {
  return <span class="tag">{children}</span>;
}
