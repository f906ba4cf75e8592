// The main figures month by month, as small charts of the same kind or as one table.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useQuestion } from "../../api/resource";
import { type FigureCode, FigureTrendDocument, type FigureTrendQuery } from "../../gql/graphql";
import { t } from "../../i18n";
import { addressWith, go, query } from "../../router";
import { Segmented } from "../../ui/Segmented";
import { Skeleton } from "../../ui/Skeleton";
import { Failed } from "../../ui/State";
import { FigureLink } from "./FigureLink";
import { type Scope, scopeOf } from "./scope";
import { monthsBefore } from "./series";
import { TrendChart } from "./TrendChart";
import { endTurn } from "./turns";
import { say } from "./words";

type Point = FigureTrendQuery["figureTrend"][number];

const shown = [
  "F06",
  "F06_SOLE",
  "F06_VERIFIED",
  "F01",
  "F02",
  "F05",
] as const satisfies readonly FigureCode[];

const spans = ["12", "24", "36"] as const;

function chosenSpan(): (typeof spans)[number] {
  return spans.find((one) => one === query.value.get("months")) ?? "12";
}

export function Trend({ scope }: { scope: Scope }) {
  const view = useSignal<"charts" | "table">("charts");
  const { state, reload } = useQuestion(FigureTrendDocument, () => {
    const { asOf, ...within } = scopeOf();
    return { ...within, from: monthsBefore(asOf, Number(chosenSpan())), to: asOf };
  });
  const { data, fault, isLoading } = state.value;
  useEffect(() => {
    if (data || fault) {
      endTurn(0);
    }
  }, [data, fault]);
  return (
    <section class="card" aria-label={say("trend.title")}>
      <div class="card-head">
        <h2>{say("trend.title")}</h2>
        <span class="muted small">{say("trend.hint")}</span>
        <span class="card-tools">
          <Segmented
            label={say("trend.span")}
            value={chosenSpan()}
            segments={spans.map((months) => ({
              value: months,
              label: say("trend.months", { months }),
            }))}
            onChange={(months) => go(addressWith({ months: months === "12" ? null : months }))}
          />
          <Segmented
            label={say("trend.view")}
            value={view.value}
            segments={[
              { value: "charts", label: say("trend.charts") },
              { value: "table", label: say("trend.table") },
            ]}
            onChange={(chosen) => {
              view.value = chosen;
            }}
          />
        </span>
      </div>
      {fault ? (
        <Failed fault={fault} onRetry={reload} />
      ) : !data ? (
        <div class="coming-trend">
          <Skeleton lines={6} />
        </div>
      ) : (
        <div class={isLoading ? "busy" : undefined} aria-busy={isLoading}>
          {view.value === "charts" ? (
            <Charts points={data.figureTrend} scope={scope} />
          ) : (
            <PointTable points={data.figureTrend} scope={scope} />
          )}
        </div>
      )}
    </section>
  );
}

interface PointsProps {
  readonly points: readonly Point[];
  readonly scope: Scope;
}

function Charts({ points, scope }: PointsProps) {
  return (
    <>
      <div class="trends">
        {shown.map((code) => (
          <TrendChart key={code} points={points.filter((one) => one.code === code)} scope={scope} />
        ))}
      </div>
      <p class="small muted trend-keys">{say("trend.keys")}</p>
    </>
  );
}

function PointTable({ points, scope }: PointsProps) {
  const days = [...new Set(points.map(({ asOf }) => asOf))].reverse();
  return (
    <div class="scroll">
      <table class="table table-small">
        <caption class="hidden-text">{say("trend.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("trend.day")}</th>
            {shown.map((code) => (
              <th key={code} scope="col" class="number">
                {t(`figure.${code}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day}>
              <th scope="row">{day}</th>
              {shown.map((code) => {
                const point = points.find((one) => one.asOf === day && one.code === code);
                return (
                  <td key={code} class="number">
                    {point && <FigureLink reading={point} scope={{ ...scope, asOf: day }} />}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
