// Figures as the public reads them: for the preview, and for the page itself, so that both agree.

import type { ComponentChildren } from "preact";
import type { Population } from "../../gql/graphql";
import { t } from "../../i18n";
import { grouped } from "../../lib/numbers";
import { Tag } from "../../ui/Badge";
import {
  type Difference,
  definitionWords,
  figureName,
  keyOf,
  type Line,
  linesOf,
  type Shown,
  stepWords,
  valueWords,
} from "./published";
import { say } from "./words";

const families = ["COVERAGE", "PARTITION", "CONTEST"] as const;
const populations = [
  "ENTERPRISE",
  "SOCIAL_ORGANIZATION",
  "ALL",
] as const satisfies readonly Population[];

interface PublishedTableProps {
  readonly figures: readonly Shown[];
  readonly caption: string;
  /** What an earlier publication says otherwise; none where nothing is compared. */
  readonly changes?: readonly Difference[];
  readonly hasDefinitions?: boolean;
}

export function PublishedTable({ figures, caption, ...rest }: PublishedTableProps) {
  const changes = new Map((rest.changes ?? []).map((change) => [keyOf(change), change]));
  return (
    <section
      class="table-frame"
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls needs the keyboard.
      tabIndex={0}
    >
      <table class="table published">
        <caption class="hidden-text">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{say("table.figure")}</th>
            {populations.map((population) => (
              <th key={population} scope="col" class="number">
                {t(`Population.${population}`)}
              </th>
            ))}
          </tr>
        </thead>
        {families.map((family) => (
          <tbody key={family}>
            <tr>
              <th class="published-family" scope="rowgroup" colSpan={4}>
                {say(`family.${family}`)}
              </th>
            </tr>
            {linesOf(figures.filter((one) => one.family === family)).map((line) => (
              <Row
                key={line.code}
                line={line}
                changes={changes}
                hasDefinition={rest.hasDefinitions ?? false}
              />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

interface RowProps {
  readonly line: Line;
  readonly changes: ReadonlyMap<string, Difference>;
  readonly hasDefinition: boolean;
}

function Row({ line, changes, hasDefinition }: RowProps) {
  const { first, of } = line;
  return (
    <tr data-code={line.code}>
      <th scope="row">
        {figureName(first)} <span class="figure-code">{line.code}</span>
        {hasDefinition && <span class="cell-note">{definitionWords(first)}</span>}
      </th>
      {populations.map((population) => {
        const figure = of.get(population);
        return (
          <td key={population} class="number">
            {figure ? <Value figure={figure} change={changes.get(keyOf(figure))} /> : "—"}
          </td>
        );
      })}
    </tr>
  );
}

function Value({ figure, change }: { figure: Shown; change: Difference | undefined }) {
  if (figure.isSuppressed) {
    return (
      <span title={say("suppressedWhy")}>
        <Tag>{say("suppressed")}</Tag>
      </span>
    );
  }
  return (
    <>
      <span class="strong">{valueWords(figure.unit, figure.value)}</span>
      <Note>
        {figure.unit === "RATIO" &&
          figure.numerator !== null &&
          `${grouped(figure.numerator)} / ${grouped(figure.denominator ?? 0)}`}
      </Note>
      {change && (
        <Note>
          {say("table.was", { value: valueWords(change.unit, change.before) })}{" "}
          <span class="delta">{stepWords(change)}</span>
        </Note>
      )}
    </>
  );
}

function Note({ children }: { children: ComponentChildren }) {
  return children ? <span class="cell-note nowrap">{children}</span> : null;
}
