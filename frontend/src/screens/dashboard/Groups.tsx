// The main figures of each town or of each department line, side by side.

import { useSignal } from "@preact/signals";
import { useQuestion } from "../../api/resource";
import type { Breakdown, FigureCode, FigureGroupsQuery, Population } from "../../gql/graphql";
import { FigureGroupsDocument } from "../../gql/graphql";
import { t } from "../../i18n";
import { Meter } from "../../ui/Bars";
import { Failed, Loading } from "../../ui/State";
import { Tabs } from "../../ui/Tabs";
import { Count } from "./Partition";
import { formations, type Scope, scopeOf } from "./scope";

type Group = FigureGroupsQuery["figureGroups"][number];
type Shown = readonly (readonly [FigureCode, Population])[];

const ofPlace: Shown = [
  ["F01", "ALL"],
  ["F05", "ALL"],
  ["UNITS", "ENTERPRISE"],
  ["F02", "ENTERPRISE"],
  ["F06", "ENTERPRISE"],
  ["F06_SOLE", "ENTERPRISE"],
  ["BLIND_UNCOVERED", "ENTERPRISE"],
  ["BLIND_UNVERIFIED", "ENTERPRISE"],
];

/** By way of formation the denominators stay whole: the shares add up to the rate. */
const ofWay: Shown = [
  ["F01", "ALL"],
  ["F05", "ALL"],
  ["F02", "ENTERPRISE"],
  ["F02S", "SOCIAL_ORGANIZATION"],
  ["F06", "ENTERPRISE"],
  ["F06", "ALL"],
];

const headings = {
  TOWN: "field.town",
  DEPARTMENT: "field.department",
  FORMATION: "field.formation",
} as const;

export function Groups({ scope }: { scope: Scope }) {
  const breakdown = useSignal<Breakdown>("TOWN");
  const { state, reload } = useQuestion(FigureGroupsDocument, () => ({
    breakdown: breakdown.value,
    ...scopeOf(),
  }));
  const { data, fault, isLoading } = state.value;
  return (
    <section class="card" aria-label={t("dashboard.groups")}>
      <Tabs
        label={t("dashboard.groups")}
        tabs={[
          { id: "TOWN", label: t("dashboard.byTown") },
          { id: "DEPARTMENT", label: t("dashboard.byDepartment") },
          { id: "FORMATION", label: t("dashboard.byFormation") },
        ]}
        chosen={breakdown.value}
        onChoose={(id) => {
          breakdown.value = id as Breakdown;
        }}
      >
        {fault ? (
          <Failed fault={fault} onRetry={reload} />
        ) : !data ? (
          <Loading />
        ) : (
          <GroupTable
            groups={data.figureGroups}
            scope={scope}
            breakdown={breakdown.value}
            isBusy={isLoading}
          />
        )}
      </Tabs>
    </section>
  );
}

interface GroupTableProps {
  readonly groups: readonly Group[];
  readonly scope: Scope;
  readonly breakdown: Breakdown;
  readonly isBusy: boolean;
}

function GroupTable({ groups, scope, breakdown, isBusy }: GroupTableProps) {
  const shown = breakdown === "FORMATION" ? ofWay : ofPlace;
  const keys = keysOf(groups, shown);
  const find = (groupKey: string | null, code: FigureCode, population: Population) =>
    groups.find(
      (group) =>
        group.groupKey === groupKey && group.code === code && group.population === population,
    );
  return (
    <div class="scroll">
      <table class={isBusy ? "table table-small busy" : "table table-small"}>
        <caption class="hidden-text">{t("dashboard.groups")}</caption>
        <thead>
          <tr>
            <th scope="col">{t(headings[breakdown])}</th>
            {shown.map(([code, population]) => (
              <th key={`${code}${population}`} scope="col" class="number">
                {t(`figure.${code}`)}
                {population === "ALL" && code === "F06" && `（${t("Population.ALL")}）`}
              </th>
            ))}
            <th scope="col">{t("dashboard.coverageBar")}</th>
          </tr>
        </thead>
        <tbody>
          {keys.map((groupKey) => {
            const within = scopeWithin(
              scope,
              groups.find((group) => group.groupKey === groupKey),
            );
            const rate = find(groupKey, "F06", "ENTERPRISE")?.value ?? null;
            return (
              <tr key={groupKey}>
                <th scope="row">{nameOf(groups, breakdown, groupKey)}</th>
                {shown.map(([code, population]) => (
                  <td key={`${code}${population}`} class="number">
                    <Count reading={find(groupKey, code, population)} scope={within} />
                  </td>
                ))}
                <td class="meter-cell">
                  <Meter ratio={rate === null ? null : Number(rate)} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The groups in their order; the one without a key only when it has something to show. */
function keysOf(groups: readonly Group[], shown: Shown): (string | null)[] {
  const present = groups.filter(
    ({ groupKey, code, numerator }) =>
      groupKey !== null || (numerator > 0 && shown.some(([one]) => one === code)),
  );
  return [...new Set(present.map(({ groupKey }) => groupKey))];
}

function nameOf(groups: readonly Group[], breakdown: Breakdown, groupKey: string | null): string {
  const way = formations.find((one) => one === groupKey);
  if (breakdown === "FORMATION") {
    return way ? t(`Formation.${way}`) : t("dashboard.noWay");
  }
  return groups.find((group) => group.groupKey === groupKey)?.groupName ?? t("dashboard.noGroup");
}

/** The scope of a group: the server says what it is about. */
function scopeWithin(scope: Scope, group: Group | undefined): Scope {
  return group
    ? {
        asOf: scope.asOf,
        townId: group.townId,
        departmentId: group.departmentId,
        formation: group.formation,
      }
    : scope;
}
