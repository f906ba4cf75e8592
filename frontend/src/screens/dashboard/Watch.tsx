// Blind spots and warnings: each a count that leads to its rows, with its meaning beneath.

import { t } from "../../i18n";
import { Badge } from "../../ui/Badge";
import { type Reading, type Readings, rowsAddress, valueText } from "./figures";
import type { Scope } from "./scope";

interface WatchProps {
  readonly family: "BLIND_SPOT" | "WARNING";
  readonly readings: Readings;
  readonly scope: Scope;
}

export function Watch({ family, readings, scope }: WatchProps) {
  const rows = readings.all.filter((reading) => reading.family === family && isWidest(reading));
  return (
    <section class="card" aria-label={t(`FigureFamily.${family}`)}>
      <div class="card-head">
        <h2>{t(`FigureFamily.${family}`)}</h2>
        <span class="muted small">{t(`dashboard.${family}`)}</span>
      </div>
      <ul class="watch">
        {rows.map((reading) => (
          <li key={reading.code}>
            <Badge tone={reading.numerator > 0 ? "warn" : "good"}>
              {t(`figure.${reading.code}`)}
            </Badge>
            <a class="watch-count" href={rowsAddress(reading, scope)}>
              {valueText(reading)}
            </a>
            <p class="cell-note">{reading.definition}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One line for each: enterprises and social organizations together. */
function isWidest({ population }: Reading): boolean {
  return population === "ALL";
}
