// How long until a day, said in days, by shape and word; the day itself stands beside it.

import { t } from "../i18n";
import { daysBetween } from "../lib/dates";
import { grouped } from "../lib/numbers";
import { Badge, type Tone } from "./Badge";

interface CountdownProps {
  /** Local dates. */
  readonly today: string;
  readonly due: string;
  /** From how many days before the day on it is pressing. */
  readonly warnDays?: number;
}

export function Countdown({ today, due, warnDays = 90 }: CountdownProps) {
  const days = daysBetween(today, due);
  return (
    <span class="countdown">
      <Badge tone={toneOf(days, warnDays)}>{wordsOf(days)}</Badge>{" "}
      <time class="muted" dateTime={due}>
        {due}
      </time>
    </span>
  );
}

function toneOf(days: number, warnDays: number): Tone {
  if (days < 0) {
    return "bad";
  }
  return days <= warnDays ? "warn" : "good";
}

function wordsOf(days: number): string {
  if (days === 0) {
    return t("countdown.today");
  }
  return days > 0
    ? t("countdown.left", { days: grouped(days) })
    : t("countdown.over", { days: grouped(-days) });
}
