// Says which figure the ledger is filtered by, as of when and for whom, and what it counts.

import { kindOf } from "../../api/faults";
import { knownName } from "../../api/names";
import { useQuestion } from "../../api/resource";
import {
  ChangeInForceDocument,
  type ChangeInForceQuery,
  FigureInForceDocument,
  type FigureInForceQuery,
} from "../../gql/graphql";
import { locale, t } from "../../i18n";
import { percent } from "../../lib/numbers";
import { query } from "../../router";
import { Notice } from "../../ui/Notice";
import { wordsOf } from "../../ui/State";
import { say } from "../dashboard/changeWords";
import { type FigureFilter, figureFilterOf } from "./figureFilter";

type Figure = NonNullable<FigureInForceQuery["figure"]>;

export function FigureBanner({ filter, ledger }: { filter: FigureFilter; ledger: string }) {
  const { state } = useQuestion(FigureInForceDocument, () => {
    const now = figureFilterOf(query.value);
    if (now === null) {
      return null;
    }
    const { code, population, asOf, townId, departmentId, formation } = now;
    const isEnglish = locale.value === "en";
    return { code, population, asOf, townId, departmentId, formation, isEnglish };
  });
  const { data, fault } = state.value;
  const figure = data?.figure;
  if (fault && kindOf(fault) === "not-found") {
    // The sheet below says so, in the same words.
    return null;
  }
  if (fault) {
    return <Notice tone="bad" title={wordsOf(fault).title} />;
  }
  return (
    <Notice
      tone="info"
      title={t("figureFilter.title", { name: figure ? t(`figure.${figure.code}`) : "…" })}
    >
      {figure &&
        (filter.changedSince === null ? (
          <Counts figure={figure} filter={filter} />
        ) : (
          <Changed figure={figure} filter={filter} />
        ))}
      {figure && <p class="small">{figure.englishDefinition ?? figure.definition}</p>}
      <p class="notice-actions">
        <a href={`/ledgers/${ledger}`}>{t("figureFilter.leave")}</a>
      </p>
    </Notice>
  );
}

function Counts({ figure, filter }: { figure: Figure; filter: FigureFilter }) {
  const count = filter.part === "NUMERATOR" ? figure.numerator : (figure.denominator ?? 0);
  return (
    <p>
      {scopeText(figure, filter)} ·{" "}
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

/** One bar of an explained change: who came in or went out, since when and why. */
function Changed({ figure, filter }: { figure: Figure; filter: FigureFilter }) {
  const { state } = useQuestion(ChangeInForceDocument, () => {
    const now = figureFilterOf(query.value);
    if (now?.changedSince === null || now === null) {
      return null;
    }
    const { code, population, townId, departmentId, formation } = now;
    return {
      code,
      population,
      townId,
      departmentId,
      formation,
      from: now.changedSince,
      to: now.asOf,
    };
  });
  const groups = state.value.data?.figureChange?.groups;
  const count = groups ? changedCount(groups, filter) : null;
  const said = [
    filter.direction && say(`Direction.${filter.direction}`),
    filter.changeReason && say(`ChangeReason.${filter.changeReason}`),
    filter.part === "DENOMINATOR" && t("Part.DENOMINATOR"),
  ];
  return (
    <p>
      {scopeText(figure, filter)} · {say("change.since", { from: filter.changedSince ?? "" })} ·{" "}
      {said.filter(Boolean).join(" · ")}{" "}
      {count !== null && (
        <span class="strong" data-figure-count={count}>
          {t("figureFilter.count", { count })}
        </span>
      )}
    </p>
  );
}

type Groups = NonNullable<ChangeInForceQuery["figureChange"]>["groups"];

function changedCount(groups: Groups, filter: FigureFilter): number {
  return groups
    .filter(
      ({ part, direction, reason }) =>
        part === filter.part &&
        (filter.direction === null || direction === filter.direction) &&
        (filter.changeReason === null || reason === filter.changeReason),
    )
    .reduce((sum, { count }) => sum + count, 0);
}

function scopeText(figure: Figure, filter: FigureFilter): string {
  const words = [
    figure.unit === "BRANCHES" ? null : t(`Population.${figure.population}`),
    t("dashboard.asOf", { date: filter.asOf }),
    filter.townId && knownName(filter.townId),
    filter.departmentId && knownName(filter.departmentId),
    filter.formation && t(`Formation.${filter.formation}`),
  ];
  return words.filter(Boolean).join(" · ");
}

function ratio({ numerator, denominator }: Figure): number | null {
  return denominator ? numerator / denominator : null;
}
