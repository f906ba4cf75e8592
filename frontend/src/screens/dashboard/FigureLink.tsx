// A number that leads to exactly the rows that it counts, and says how many they are.

import type { ComponentChildren } from "preact";
import { isKeptFromMe } from "../../api/smallCounts";
import type { Part } from "../../gql/graphql";
import { grouped } from "../../lib/numbers";
import { type Reading, rowsAddress, valueText } from "./figures";
import type { Scope } from "./scope";

interface FigureLinkProps {
  readonly reading: Reading;
  readonly scope: Scope;
  readonly part?: Part;
  readonly title?: string;
  readonly class?: string;
  readonly children?: ComponentChildren;
}

export function FigureLink({ reading, scope, part = "NUMERATOR", ...rest }: FigureLinkProps) {
  const count = part === "NUMERATOR" ? reading.numerator : (reading.denominator ?? 0);
  const words = rest.children ?? (part === "NUMERATOR" ? valueText(reading) : grouped(count));
  if (isKeptFromMe(reading.code)) {
    return (
      <span class={rest.class} title={rest.title}>
        {words}
      </span>
    );
  }
  return (
    <a
      class={rest.class}
      href={rowsAddress(reading, scope, part)}
      title={rest.title}
      data-figure-count={count}
    >
      {words}
    </a>
  );
}

/** The same for a figure that may be missing from the answer. */
export function Count({ reading, scope }: { reading: Reading | undefined; scope: Scope }) {
  return reading ? <FigureLink reading={reading} scope={scope} /> : <>—</>;
}

/** Numerator and denominator, each leading to its rows. */
export function Fraction({ reading, scope }: { reading: Reading; scope: Scope }) {
  return (
    <span class="nowrap">
      <FigureLink reading={reading} scope={scope}>
        {grouped(reading.numerator)}
      </FigureLink>
      {" / "}
      <FigureLink reading={reading} scope={scope} part="DENOMINATOR" />
    </span>
  );
}
