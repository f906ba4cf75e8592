// Why a figure changed between two days: who came in, who went out, each by its reason.

import { useQuestion } from "../../api/resource";
import { FigureChangeDocument, type FigureCode, type Population } from "../../gql/graphql";
import { t } from "../../i18n";
import { endOfYearBefore, isDate } from "../../lib/dates";
import { signed } from "../../lib/numbers";
import { addressWith, go, query } from "../../router";
import { DateField, SelectField } from "../../ui/Field";
import { Skeleton } from "../../ui/Skeleton";
import { Empty, Failed } from "../../ui/State";
import { type Reading, valueText } from "./figures";
import { type Scope, scopeOf } from "./scope";
import { isTurn } from "./turns";
import { Waterfall } from "./WaterfallTable";
import type { Explained } from "./waterfall";
import { say } from "./words";

const explainable = [
  ["F06", "ENTERPRISE"],
  ["F01", "ALL"],
  ["F02", "ENTERPRISE"],
  ["F03", "ALL"],
  ["F04", "ALL"],
  ["F05", "ALL"],
] as const satisfies readonly (readonly [FigureCode, Population])[];

function chosenFigure() {
  const wanted = query.value.get("explain");
  return explainable.find(([code]) => code === wanted) ?? explainable[0];
}

function startOf(scope: Scope): string {
  const from = query.value.get("from") ?? "";
  return isDate(from) ? from : endOfYearBefore(scope.asOf);
}

export function Change({ scope }: { scope: Scope }) {
  const { state, reload } = useQuestion(FigureChangeDocument, () => {
    if (!isTurn(2)) {
      return null;
    }
    const { asOf, ...within } = scopeOf();
    const [code, population] = chosenFigure();
    return { ...within, code, population, from: startOf(scopeOf()), to: asOf };
  });
  const { data, fault, isLoading } = state.value;
  const explained = data?.figureChange;
  return (
    <section class="card stack-tight" aria-label={say("change.title")}>
      <div class="card-head">
        <h2>{say("change.title")}</h2>
        <span class="muted small">{say("change.hint")}</span>
      </div>
      <Controls scope={scope} />
      {fault ? (
        <Failed fault={fault} onRetry={reload} />
      ) : !explained ? (
        isLoading || data === null ? (
          <div class="coming-change">
            <Skeleton lines={5} />
          </div>
        ) : (
          <Empty title={say("change.none")} />
        )
      ) : (
        <div class={isLoading ? "stack-tight busy" : "stack-tight"} aria-busy={isLoading}>
          <Difference explained={explained} />
          <Falls explained={explained} from={startOf(scope)} scope={scope} />
        </div>
      )}
    </section>
  );
}

function Controls({ scope }: { scope: Scope }) {
  return (
    <div class="filters" data-open="true">
      <SelectField
        label={say("change.figure")}
        value={chosenFigure()[0]}
        choices={explainable.map(([code]) => ({ value: code, label: t(`figure.${code}`) }))}
        onChange={(code) => go(addressWith({ explain: code }))}
      />
      <DateField
        label={say("change.from")}
        value={startOf(scope)}
        onChange={(day) => go(addressWith({ from: day }))}
      />
      <DateField
        label={say("change.to")}
        value={scope.asOf}
        onChange={(day) => go(addressWith({ asOf: day }))}
      />
    </div>
  );
}

function Difference({ explained }: { explained: Explained }) {
  const { before, after } = explained;
  return (
    <p class="difference">
      {t(`figure.${before.code}`)} <span class="strong">{valueText(before)}</span> →{" "}
      <span class="strong">{valueText(after)}</span>{" "}
      <span class="delta">{differenceText(before, after)}</span>
      {after.unit === "RATIO" && (
        <span class="muted">
          {" "}
          {say("change.fractions", {
            before: `${before.numerator} / ${before.denominator ?? 0}`,
            after: `${after.numerator} / ${after.denominator ?? 0}`,
          })}
        </span>
      )}
    </p>
  );
}

function differenceText(before: Reading, after: Reading): string {
  if (after.unit !== "RATIO") {
    return signed(after.numerator - before.numerator);
  }
  if (before.value === null || after.value === null) {
    return "";
  }
  const points = (Number(after.value) - Number(before.value)) * 100;
  const sign = points < 0 ? "−" : "+";
  return say("change.points", { points: `${sign}${Math.abs(points).toFixed(1)}` });
}

/** The numerator step by step, and for a rate the denominator as well. */
function Falls({ explained, from, scope }: { explained: Explained; from: string; scope: Scope }) {
  const { after, groups } = explained;
  if (groups.length === 0) {
    return <Empty title={say("change.none")} />;
  }
  const name = t(`figure.${after.code}`);
  const isRate = after.unit === "RATIO";
  return (
    <div class="falls">
      <Waterfall
        explained={explained}
        part="NUMERATOR"
        title={isRate ? say("waterfall.numerator", { name }) : name}
        from={from}
        scope={scope}
      />
      {isRate && (
        <Waterfall
          explained={explained}
          part="DENOMINATOR"
          title={say("waterfall.denominator")}
          from={from}
          scope={scope}
        />
      )}
    </div>
  );
}
