// Why a figure changed between two days: who came in, who went out, each by its reason.

import { useQuestion } from "../../api/resource";
import {
  FigureChangeDocument,
  type FigureChangeQuery,
  type FigureCode,
  type Population,
} from "../../gql/graphql";
import { t } from "../../i18n";
import { endOfYearBefore, isDate } from "../../lib/dates";
import { signed } from "../../lib/numbers";
import { addressWith, go, query } from "../../router";
import { Badge } from "../../ui/Badge";
import { DateField, SelectField } from "../../ui/Field";
import { Empty, Failed, Loading } from "../../ui/State";
import { ObjectLink } from "../ledgers/cells";
import { type Reading, valueText } from "./figures";
import { type Scope, scopeOf } from "./scope";

type Explained = NonNullable<FigureChangeQuery["figureChange"]>;
type Group = Explained["groups"][number];

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
    const { asOf, ...within } = scopeOf();
    const [code, population] = chosenFigure();
    return { ...within, code, population, from: startOf(scopeOf()), to: asOf };
  });
  const { data, fault, isLoading } = state.value;
  const explained = data?.figureChange;
  return (
    <section class="card stack-tight" aria-label={t("change.title")}>
      <div class="card-head">
        <h2>{t("change.title")}</h2>
        <span class="muted small">{t("change.hint")}</span>
      </div>
      <Controls scope={scope} />
      {fault ? (
        <Failed fault={fault} onRetry={reload} />
      ) : !explained ? (
        isLoading ? (
          <Loading />
        ) : (
          <Empty title={t("change.none")} />
        )
      ) : (
        <div class={isLoading ? "stack-tight busy" : "stack-tight"} aria-busy={isLoading}>
          <Difference explained={explained} />
          <Reasons groups={explained.groups} />
        </div>
      )}
    </section>
  );
}

function Controls({ scope }: { scope: Scope }) {
  return (
    <div class="filters" data-open="true">
      <SelectField
        label={t("change.figure")}
        value={chosenFigure()[0]}
        choices={explainable.map(([code]) => ({ value: code, label: t(`figure.${code}`) }))}
        onChange={(code) => go(addressWith({ explain: code }))}
      />
      <DateField
        label={t("change.from")}
        value={startOf(scope)}
        onChange={(day) => go(addressWith({ from: day }))}
      />
      <DateField
        label={t("change.to")}
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
          {t("change.fractions", {
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
  return t("change.points", { points: `${sign}${Math.abs(points).toFixed(1)}` });
}

function Reasons({ groups }: { groups: readonly Group[] }) {
  if (groups.length === 0) {
    return <Empty title={t("change.none")} />;
  }
  return (
    <ul class="reasons">
      {groups.map((group) => (
        <li key={`${group.part}${group.direction}${group.reason}`}>
          <div class="cell-line">
            <Badge tone={group.direction === "ENTERED" ? "good" : "bad"}>
              {t(`Direction.${group.direction}`)}
            </Badge>
            <span class="muted">{t(`Part.${group.part}`)}</span>
            <span class="strong">{t(`ChangeReason.${group.reason}`)}</span>
            <span class="delta">
              {signed(group.direction === "ENTERED" ? group.count : -group.count)}
            </span>
          </div>
          <Rows group={group} />
        </li>
      ))}
    </ul>
  );
}

function Rows({ group }: { group: Group }) {
  const organizations = group.organizations.nodes;
  const branches = group.branches.nodes;
  const hidden = group.count - organizations.length - branches.length;
  return (
    <p class="names">
      {organizations.map((row) => (
        <span key={row.id}>
          <ObjectLink ledger="organizations" to={row} />
        </span>
      ))}
      {branches.map((row) => (
        <span key={row.id}>
          <ObjectLink ledger="branches" to={row} />
        </span>
      ))}
      {hidden > 0 && <span class="muted">{t("change.more", { count: hidden })}</span>}
    </p>
  );
}
