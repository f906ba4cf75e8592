// What the office can't see or reach: the uncovered ones by reason, and where facts are missing.

import type { FigureCode } from "../../gql/graphql";
import { t } from "../../i18n";
import { type Part, PartsBar, Swatch } from "../../ui/Bars";
import { WatchList } from "./DueWork";
import { Count } from "./FigureLink";
import type { Readings } from "./figures";
import type { Scope } from "./scope";
import { say } from "./words";

/** Every uncovered organization has one of these; an unknown count stands with "no member". */
export const reasons = [
  { code: "UNITS_DUE", tone: 3 },
  { code: "UNITS_FEW", tone: 4 },
  { code: "UNITS_NONE", tone: 5 },
] as const satisfies readonly { code: FigureCode; tone: Part["tone"] }[];

const unclear = [
  "BLIND_UNVERIFIED",
  "BLIND_LINE",
  "BLIND_NO_PLACE",
  "BLIND_COUNT_UNKNOWN",
  "BLIND_NO_EVIDENCE",
] as const satisfies readonly FigureCode[];

export function BlindSpots({ readings, scope }: { readings: Readings; scope: Scope }) {
  const parts = reasons.map(({ code, tone }) => ({
    id: code,
    count: readings.find(code, "ALL")?.numerator ?? 0,
    tone,
  }));
  return (
    <section class="card" aria-label={say("blind.title")}>
      <div class="card-head">
        <h2>{say("blind.title")}</h2>
        <span class="muted small">{say("blind.hint")}</span>
      </div>
      <div class="watch-group">
        <h3>
          {t("figure.BLIND_UNCOVERED")}{" "}
          <Count reading={readings.find("BLIND_UNCOVERED", "ALL")} scope={scope} />
        </h3>
        <PartsBar parts={parts} />
        <dl class="reason-parts">
          {reasons.map(({ code, tone }) => (
            <div key={code}>
              <dt>
                <Swatch tone={tone} />
                {t(`figure.${code}`)}
              </dt>
              <dd>
                <Count reading={readings.find(code, "ALL")} scope={scope} />
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <div class="watch-group">
        <h3>{say("blind.unclear")}</h3>
        <WatchList
          tone="warn"
          readings={unclear.flatMap((code) => readings.find(code, "ALL") ?? [])}
          scope={scope}
        />
      </div>
    </section>
  );
}
