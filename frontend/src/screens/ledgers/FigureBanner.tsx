// Says which figure the ledger is filtered by, as of when and for whom, and what it counts.

import { knownName } from "../../api/names";
import { useQuestion } from "../../api/resource";
import { FigureInForceDocument, type FigureInForceQuery } from "../../gql/graphql";
import { t } from "../../i18n";
import { percent } from "../../lib/numbers";
import { query } from "../../router";
import { Notice } from "../../ui/Notice";
import { wordsOf } from "../../ui/State";
import { type FigureFilter, figureFilterOf } from "./figureFilter";

type Figure = NonNullable<FigureInForceQuery["figure"]>;

export function FigureBanner({ filter, ledger }: { filter: FigureFilter; ledger: string }) {
  const { state } = useQuestion(FigureInForceDocument, () => {
    const now = figureFilterOf(query.value);
    if (now === null) {
      return null;
    }
    const { part: _part, ...scope } = now;
    return scope;
  });
  const { data, fault } = state.value;
  const figure = data?.figure;
  if (fault) {
    return <Notice tone="bad" title={wordsOf(fault).title} />;
  }
  return (
    <Notice
      tone="info"
      title={t("figureFilter.title", { name: figure ? t(`figure.${figure.code}`) : "…" })}
    >
      {figure && <Counts figure={figure} filter={filter} />}
      {figure && <p class="small">{figure.definition}</p>}
      <p class="notice-actions">
        <a href={`/ledgers/${ledger}`}>{t("figureFilter.leave")}</a>
      </p>
    </Notice>
  );
}

function Counts({ figure, filter }: { figure: Figure; filter: FigureFilter }) {
  const count = filter.part === "NUMERATOR" ? figure.numerator : (figure.denominator ?? 0);
  const scope = [
    figure.unit === "BRANCHES" ? null : t(`Population.${figure.population}`),
    t("dashboard.asOf", { date: filter.asOf }),
    filter.townId && knownName(filter.townId),
    filter.departmentId && knownName(filter.departmentId),
    filter.formation && t(`Formation.${filter.formation}`),
  ];
  return (
    <p>
      {scope.filter(Boolean).join(" · ")} ·{" "}
      {figure.denominator === null ? (
        <span class="strong" data-figure-count={count}>
          {t("figureFilter.count", { count })}
        </span>
      ) : (
        <>
          {figure.numerator} / {figure.denominator} = {percent(ratio(figure))} ·{" "}
          <span class="strong" data-figure-count={count}>
            {t("figureFilter.part", { part: t(`Part.${filter.part}`), count })}
          </span>
        </>
      )}
    </p>
  );
}

function ratio({ numerator, denominator }: Figure): number | null {
  return denominator ? numerator / denominator : null;
}
