// The main figures of each town or of each department line, side by side.

import { useSignal } from "@preact/signals";
import { useQuestion } from "../../api/resource";
import type { FigureCode, FigureGroupsQuery, Population } from "../../gql/graphql";
import { FigureGroupsDocument } from "../../gql/graphql";
import { t } from "../../i18n";
import { Meter } from "../../ui/Bars";
import { Failed, Loading } from "../../ui/State";
import { Tabs } from "../../ui/Tabs";
import { Count } from "./Partition";
import { type Scope, scopeOf } from "./scope";

type Group = FigureGroupsQuery["figureGroups"][number];
type Breakdown = "TOWN" | "DEPARTMENT";

const shown = [
  ["F01", "ALL"],
  ["F05", "ALL"],
  ["UNITS", "ENTERPRISE"],
  ["F02", "ENTERPRISE"],
  ["F06", "ENTERPRISE"],
  ["F06_SOLE", "ENTERPRISE"],
  ["BLIND_UNCOVERED", "ENTERPRISE"],
  ["BLIND_UNVERIFIED", "ENTERPRISE"],
] as const satisfies readonly (readonly [FigureCode, Population])[];

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
  const keys = [...new Set(groups.map((group) => group.groupKey))];
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
            <th scope="col">{t(breakdown === "TOWN" ? "field.town" : "field.department")}</th>
            {shown.map(([code, population]) => (
              <th key={code} scope="col" class="number">
                {
                  groups.find((group) => group.code === code && group.population === population)
                    ?.name
                }
              </th>
            ))}
            <th scope="col">{t("dashboard.coverageBar")}</th>
          </tr>
        </thead>
        <tbody>
          {keys.map((groupKey) => {
            const within = scopeWithin(scope, breakdown, groupKey);
            const rate = find(groupKey, "F06", "ENTERPRISE")?.value ?? null;
            return (
              <tr key={groupKey}>
                <th scope="row">{groupKey}</th>
                {shown.map(([code, population]) => (
                  <td key={code} class="number">
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

function scopeWithin(scope: Scope, breakdown: Breakdown, groupKey: string | null): Scope {
  return breakdown === "TOWN"
    ? { ...scope, townId: groupKey }
    : { ...scope, departmentId: groupKey };
}
