// Copies a figure as the office quotes it: its day, its value, its definition, the rules behind it.

import { knownName } from "../../api/names";
import { t } from "../../i18n";
import { grouped } from "../../lib/numbers";
import { copied } from "../../ui/clipboard";
import { Icon } from "../../ui/Icon";
import { tell } from "../../ui/toasts";
import { definitionOf, type Told, valueText } from "./figures";
import type { Scope } from "./scope";
import { say } from "./words";

export function CopyFigure({ reading, scope }: { reading: Told; scope: Scope }) {
  return (
    <button
      type="button"
      class="copy-figure"
      aria-label={`${say("copy.figure")}：${t(`figure.${reading.code}`)}`}
      title={say("copy.figure")}
      onClick={() => copy(quoted(reading, scope))}
    >
      <Icon name="copy" />
    </button>
  );
}

/** The sentence that goes to the clipboard. */
export function quoted(reading: Told, scope: Scope): string {
  const isRate = reading.unit === "RATIO";
  const words = {
    date: said(scope.asOf),
    scope: scopeText(scope),
    name: nameText(reading),
    value: valueText(reading),
    unit: t(`FigureUnit.${reading.subject === "BRANCH" ? "BRANCHES" : "ORGANIZATIONS"}`),
    definition: definitionOf(reading).replace(/[。.]$/, ""),
    version: reading.ruleVersion,
  };
  return isRate
    ? say("copy.ratio", {
        ...words,
        numerator: grouped(reading.numerator),
        denominator: grouped(reading.denominator ?? 0),
      })
    : say("copy.count", words);
}

function nameText({ code, population, subject }: Told): string {
  const name = t(`figure.${code}`);
  return subject === "BRANCH"
    ? name
    : name + say("copy.whom", { population: t(`Population.${population}`) });
}

function scopeText({ townId, departmentId, formation }: Scope): string {
  const names = [
    townId && knownName(townId),
    departmentId && knownName(departmentId),
    formation && t(`Formation.${formation}`),
  ].filter(Boolean);
  return names.length === 0 ? "" : `${names.join(" · ")} `;
}

/** `2026-11-22` as people write it; the browser knows how. */
function said(date: string): string {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString(document.documentElement.lang, {
    dateStyle: "long",
    timeZone: "UTC",
  } as Intl.DateTimeFormatOptions);
}

async function copy(text: string): Promise<void> {
  if (await copied(text)) {
    tell("good", say("copy.done", { text }));
  } else {
    tell("bad", say("copy.failed"), text);
  }
}
