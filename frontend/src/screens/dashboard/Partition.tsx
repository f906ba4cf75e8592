// The official partition: every operating organization stands in exactly one of its five rows.

import type { FigureCode, Population } from "../../gql/graphql";
import { t } from "../../i18n";
import { percent } from "../../lib/numbers";
import { type Part, PartsBar, Swatch } from "../../ui/Bars";
import { Count } from "./FigureLink";
import type { Readings } from "./figures";
import type { Scope } from "./scope";
import { say } from "./words";

interface Row {
  readonly code: FigureCode;
  readonly tone: Part["tone"] | null;
}

/** The rows of the year table; those with a tone add up to the first, the others are within. */
const rows: readonly Row[] = [
  { code: "UNITS", tone: null },
  { code: "UNITS_SOLE", tone: 1 },
  { code: "UNITS_JOINT", tone: 2 },
  { code: "UNITS_DUE", tone: 3 },
  { code: "UNITS_FEW", tone: 4 },
  { code: "UNITS_NONE", tone: 5 },
];

const populations = ["ENTERPRISE", "SOCIAL_ORGANIZATION", "ALL"] as const satisfies Population[];

export function Partition({ readings, scope }: { readings: Readings; scope: Scope }) {
  const total = readings.find("UNITS", "ENTERPRISE")?.numerator ?? 0;
  const parts = rows.flatMap(({ code, tone }) => {
    const count = readings.find(code, "ENTERPRISE")?.numerator ?? 0;
    return tone === null ? [] : [{ id: code, count, tone }];
  });
  return (
    <section class="card" aria-label={say("dashboard.partition")}>
      <div class="card-head">
        <h2>{say("dashboard.partition")}</h2>
        <span class="muted small">{say("dashboard.partitionHint")}</span>
      </div>
      <PartsBar parts={parts} />
      <table class="table table-small">
        <caption class="hidden-text">{say("dashboard.partition")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("dashboard.partitionRow")}</th>
            {populations.map((population) => (
              <th key={population} scope="col" class="number">
                {t(`Population.${population}`)}
              </th>
            ))}
            <th scope="col" class="number minor">
              {say("dashboard.shareOfEnterprises")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ code, tone }) => (
            <tr key={code}>
              <th scope="row">
                {tone !== null && <Swatch tone={tone} />}
                <span class={tone === null ? "strong" : undefined}>{t(`figure.${code}`)}</span>
              </th>
              {populations.map((population) => (
                <td key={population} class="number">
                  <Count reading={readings.find(code, population)} scope={scope} />
                </td>
              ))}
              <td class="number minor muted">
                {share(readings.find(code, "ENTERPRISE")?.numerator ?? 0, total)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function share(count: number, total: number): string {
  return percent(total === 0 ? null : count / total);
}
