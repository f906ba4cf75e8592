// Figures as the public reads them: their words and values, and how two sets of them differ.

import type { PublishedFigureReadFragment } from "../../gql/graphql";
import { locale, t } from "../../i18n";
import { zh } from "../../i18n/zh";
import { grouped, percent, signed } from "../../lib/numbers";
import { say } from "./words";

export type Shown = Omit<PublishedFigureReadFragment, "__typename">;

export type ShownValue = Pick<Shown, "code" | "population" | "unit" | "value" | "isSuppressed">;

export interface Difference {
  readonly code: string;
  readonly population: Shown["population"];
  readonly unit: Shown["unit"];
  readonly before: string | null;
  readonly after: string | null;
}

/** The rows of a table of figures: one for each code, with a figure for each population. */
export interface Line {
  readonly code: string;
  readonly first: Shown;
  readonly of: ReadonlyMap<Shown["population"], Shown>;
}

export function keyOf({ code, population }: Pick<Shown, "code" | "population">): string {
  return `${code} ${population}`;
}

/** Group figures by code, in the order in which they come. */
export function linesOf(figures: readonly Shown[]): Line[] {
  const lines = new Map<string, { first: Shown; of: Map<Shown["population"], Shown> }>();
  for (const figure of figures) {
    const line = lines.get(figure.code) ?? { first: figure, of: new Map() };
    line.of.set(figure.population, figure);
    lines.set(figure.code, line);
  }
  return [...lines].map(([code, line]) => ({ code, ...line }));
}

/** What two sets say differently; a figure that either keeps back or lacks is none of it. */
export function differences(
  before: readonly ShownValue[],
  after: readonly ShownValue[],
): Difference[] {
  const known = new Map(before.map((figure) => [keyOf(figure), figure]));
  return after.flatMap((figure) => {
    const old = known.get(keyOf(figure));
    const isOpen = old !== undefined && !old.isSuppressed && !figure.isSuppressed;
    return isOpen && !isSame(old.value, figure.value)
      ? [
          {
            code: figure.code,
            population: figure.population,
            unit: figure.unit,
            before: old.value,
            after: figure.value,
          },
        ]
      : [];
  });
}

function isSame(one: string | null, other: string | null): boolean {
  return one === null || other === null ? one === other : Number(one) === Number(other);
}

/** The value as it is read; a rate without a denominator has none. */
export function valueWords(unit: Shown["unit"], value: string | null): string {
  if (value === null) {
    return unit === "RATIO" ? say("noDenominator") : "—";
  }
  return unit === "RATIO" ? percent(Number(value)) : grouped(Number(value));
}

/** How far a value went, in percentage points for a rate; empty where one of the two lacks. */
export function stepWords({ unit, before, after }: Omit<Difference, "code" | "population">) {
  if (before === null || after === null) {
    return "";
  }
  const step = Number(after) - Number(before);
  if (unit !== "RATIO") {
    return signed(step);
  }
  return say("points", { points: `${step < 0 ? "−" : "+"}${Math.abs(step * 100).toFixed(1)}` });
}

/** The name as published; in English the one that the program has, as long as it has one. */
export function figureName({ code, name }: Pick<Shown, "code" | "name">): string {
  const key = `figure.${code}`;
  return locale.value === "en" && key in zh ? t(key as "figure.F01") : name;
}

export function definitionWords({ definition, englishDefinition }: Shown): string {
  return locale.value === "en" ? englishDefinition : definition;
}
