// One figure of the office: its name, its value as a link to exactly its rows, what it means.

import type { ComponentChildren } from "preact";

export interface Variant {
  readonly id: string;
  readonly label: string;
  readonly value: ComponentChildren;
}

interface FigureCardProps {
  readonly code: string;
  readonly name: string;
  readonly definition: string;
  readonly value: string;
  readonly unit?: string;
  readonly href: string;
  /** How many rows the value leads to. */
  readonly count?: number;
  /** What can be done with the figure, beside its name. */
  readonly action?: ComponentChildren;
  readonly variants?: readonly Variant[];
  readonly children?: ComponentChildren;
}

export function FigureCard(props: FigureCardProps) {
  return (
    <section class="figure-card" aria-label={props.name}>
      <h3 class="figure-name">
        {props.name}
        <span class="figure-code">{props.code}</span>
        {props.action}
      </h3>
      <p class="figure-value">
        <a href={props.href} data-figure={props.code} data-figure-count={props.count}>
          {props.value}
        </a>
        {props.unit && <span class="figure-unit">{props.unit}</span>}
      </p>
      <p class="figure-definition">{props.definition}</p>
      {props.children}
      {props.variants && props.variants.length > 0 && <Variants variants={props.variants} />}
    </section>
  );
}

export function Variants({ variants }: { variants: readonly Variant[] }) {
  return (
    <dl class="figure-variants">
      {variants.map((variant) => (
        <div key={variant.id}>
          <dt>{variant.label}</dt>
          <dd>{variant.value}</dd>
        </div>
      ))}
    </dl>
  );
}
