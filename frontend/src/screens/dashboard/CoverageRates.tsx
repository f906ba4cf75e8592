// F06 and its variants: what part of the operating organizations is covered, and how sure that is.

import type { FigureCode, Population } from "../../gql/graphql";
import { t } from "../../i18n";
import { Meter } from "../../ui/Bars";
import { Notice } from "../../ui/Notice";
import { CopyFigure } from "./CopyFigure";
import { FigureLink, Fraction } from "./FigureLink";
import { definitionOf, type Reading, type Readings, type Told, valueText } from "./figures";
import type { Scope } from "./scope";
import { say } from "./words";

const rates = [
  "F06",
  "F06_SOLE",
  "F06_DUE",
  "F06_WORK",
  "F06_IF_EXCLUDED",
  "F06_VERIFIED",
] as const satisfies readonly FigureCode[];

const populations = ["ENTERPRISE", "SOCIAL_ORGANIZATION", "ALL"] as const satisfies Population[];

interface RatesProps {
  readonly readings: Readings;
  readonly scope: Scope;
}

export function CoverageRates({ readings, scope }: RatesProps) {
  const main = readings.find("F06", "ENTERPRISE");
  if (!main) {
    return null;
  }
  return (
    <section class="card hero" aria-label={t(`figure.${main.code}`)}>
      <MainRate reading={main} scope={scope} />
      <RateTable readings={readings} scope={scope} />
      <Reliability readings={readings} />
    </section>
  );
}

function MainRate({ reading, scope }: { reading: Told; scope: Scope }) {
  return (
    <div>
      <h2 class="figure-name">
        {t(`figure.${reading.code}`)}
        <span class="figure-code">{reading.code}</span>
        <CopyFigure reading={reading} scope={scope} />
      </h2>
      <p class="figure-value">
        <FigureLink reading={reading} scope={scope}>
          <span data-figure={reading.code}>{valueText(reading)}</span>
        </FigureLink>
      </p>
      <Meter ratio={reading.value === null ? null : Number(reading.value)} />
      <p class="fraction">
        <Fraction reading={reading} scope={scope} /> {say("dashboard.operatingEnterprises")}
      </p>
      <p class="figure-definition">{definitionOf(reading)}</p>
    </div>
  );
}

function RateTable({ readings, scope }: RatesProps) {
  return (
    <table class="table table-small rates">
      <caption class="hidden-text">{say("dashboard.rates")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("dashboard.rate")}</th>
          {populations.map((population) => (
            <th key={population} scope="col" class="number">
              {t(`Population.${population}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rates.map((code) => (
          <tr key={code}>
            <th scope="row">
              <RateName reading={readings.find(code)} scope={scope} />
            </th>
            {populations.map((population) => (
              <td key={population} class="number">
                <Rate reading={readings.find(code, population)} scope={scope} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RateName({ reading, scope }: { reading: Told | undefined; scope: Scope }) {
  return reading ? (
    <span class="rate-name">
      <span title={definitionOf(reading)}>{t(`figure.${reading.code}`)}</span>
      <CopyFigure reading={reading} scope={scope} />
    </span>
  ) : null;
}

function Rate({ reading, scope }: { reading: Reading | undefined; scope: Scope }) {
  if (!reading) {
    return <>—</>;
  }
  if (reading.value === null) {
    return <span class="muted">{say("dashboard.noDenominator")}</span>;
  }
  return (
    <>
      <FigureLink class="strong" reading={reading} scope={scope} />
      <span class="small">
        <Fraction reading={reading} scope={scope} />
      </span>
    </>
  );
}

/** How much of the denominator rests on counts that ledgers reported, or on none. */
function Reliability({ readings }: { readings: Readings }) {
  const units = readings.find("UNITS", "ALL");
  if (!units || units.reportedNumerator + units.unknownNumerator === 0) {
    return null;
  }
  return (
    <div class="hero-foot">
      <Notice tone="warn">
        {say("dashboard.reported", { reported: units.reportedNumerator, total: units.numerator })}
        {units.unknownNumerator > 0 &&
          say("dashboard.unknown", { unknown: units.unknownNumerator })}
      </Notice>
    </div>
  );
}
