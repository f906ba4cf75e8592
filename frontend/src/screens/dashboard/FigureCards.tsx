// F01 to F05 as cards: the count, what it means, and what stands within or beside it.

import type { FigureCode } from "../../gql/graphql";
import { t } from "../../i18n";
import { FigureCard, type Variant } from "../../ui/FigureCard";
import { CopyFigure } from "./CopyFigure";
import { FigureLink } from "./FigureLink";
import { definitionOf, type Readings, rowsAddress, type Told, valueText } from "./figures";
import type { Scope } from "./scope";
import { say } from "./words";

interface Card {
  readonly code: FigureCode;
  readonly variants: readonly FigureCode[];
  /** Variants that are mostly zero are left out then. */
  readonly optional: readonly FigureCode[];
}

const cards: readonly Card[] = [
  {
    code: "F01",
    variants: ["F01_BRANCH", "F01_JOINT_BRANCH"],
    optional: [
      "F01_COMMITTEE",
      "F01_GENERAL_BRANCH",
      "F01_UNTRANSFERRED",
      "F01_OTHERS",
      "F01_AWAY",
      "F01_FUNCTIONAL",
      "F01_TEMPORARY",
      "F01_ORGAN",
    ],
  },
  { code: "F02", variants: ["F02S"], optional: [] },
  { code: "F03", variants: [], optional: [] },
  {
    code: "F04",
    variants: [],
    optional: ["F04_BUILDING", "F04_INDUSTRY", "F04_VILLAGE", "F04_AREA", "F04_ATTACHMENT"],
  },
  { code: "F05", variants: ["F05_DISSOLVED", "F05_NET"], optional: [] },
];

export function FigureCards({ readings, scope }: { readings: Readings; scope: Scope }) {
  return (
    <div class="figures">
      {cards.map((card) => {
        const reading = readings.find(card.code);
        return (
          reading && (
            <FigureCard
              key={card.code}
              code={reading.code}
              name={t(`figure.${reading.code}`)}
              value={valueText(reading)}
              unit={t(`FigureUnit.${reading.unit}`)}
              href={rowsAddress(reading, scope)}
              count={reading.numerator}
              action={<CopyFigure reading={reading} scope={scope} />}
              definition={definitionOf(reading)}
              variants={variantsOf(card, readings, scope)}
            >
              <CardNote reading={reading} />
            </FigureCard>
          )
        );
      })}
    </div>
  );
}

function CardNote({ reading }: { reading: Told }) {
  if (reading.code === "F05") {
    return (
      <p class="small muted">
        {say("dashboard.window", { from: reading.windowFrom, to: reading.windowTo })}
      </p>
    );
  }
  return reading.reportedNumerator > 0 ? (
    <p class="small muted">{say("dashboard.ofReported", { count: reading.reportedNumerator })}</p>
  ) : null;
}

function variantsOf(card: Card, readings: Readings, scope: Scope): Variant[] {
  const always = card.variants.flatMap((code) => readings.find(code) ?? []);
  const present = card.optional
    .flatMap((code) => readings.find(code) ?? [])
    .filter((reading) => reading.numerator > 0);
  return [...always, ...present].map((reading) => ({
    id: reading.code,
    label: t(`figure.${reading.code}`),
    value: <FigureLink reading={reading} scope={scope} title={definitionOf(reading)} />,
  }));
}
