// The main figures of each town, line or way side by side, sorted as the reader likes.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useQuestion } from "../../api/resource";
import { type Breakdown, FigureGroupsDocument } from "../../gql/graphql";
import { Skeleton } from "../../ui/Skeleton";
import { Failed } from "../../ui/State";
import { Tabs } from "../../ui/Tabs";
import { GroupTable } from "./GroupTable";
import type { Shown } from "./groupRows";
import { type Scope, scopeOf } from "./scope";
import { endTurn, isTurn } from "./turns";
import { say } from "./words";

interface View {
  readonly id: string;
  readonly breakdown: Breakdown;
  readonly label: "byTown" | "ways" | "reasons" | "byDepartment" | "byFormation";
  readonly shown: Shown;
  readonly hasMeter: boolean;
}

const ofPlace: Shown = [
  ["F06", "ENTERPRISE"],
  ["F02", "ENTERPRISE"],
  ["UNITS", "ENTERPRISE"],
  ["F06_SOLE", "ENTERPRISE"],
  ["F06_VERIFIED", "ENTERPRISE"],
  ["F01", "ALL"],
  ["F05", "ALL"],
  ["BLIND_UNCOVERED", "ENTERPRISE"],
];

/** By way of formation the denominators stay whole: the shares add up to the rate. */
const ofWay: Shown = [
  ["F06", "ENTERPRISE"],
  ["F02", "ENTERPRISE"],
  ["F02S", "SOCIAL_ORGANIZATION"],
  ["F01", "ALL"],
  ["F05", "ALL"],
];

const branchesByWay: Shown = [
  ["F01", "ALL"],
  ["F03", "ALL"],
  ["F04_BUILDING", "ALL"],
  ["F04_INDUSTRY", "ALL"],
  ["F04_VILLAGE", "ALL"],
  ["F04_AREA", "ALL"],
  ["F04_ATTACHMENT", "ALL"],
];

const uncoveredByReason: Shown = [
  ["BLIND_UNCOVERED", "ALL"],
  ["UNITS_DUE", "ALL"],
  ["UNITS_FEW", "ALL"],
  ["UNITS_NONE", "ALL"],
  ["BLIND_UNVERIFIED", "ALL"],
  ["BLIND_LINE", "ALL"],
  ["BLIND_NO_PLACE", "ALL"],
];

const views: readonly View[] = [
  { id: "town", breakdown: "TOWN", label: "byTown", shown: ofPlace, hasMeter: true },
  { id: "ways", breakdown: "TOWN", label: "ways", shown: branchesByWay, hasMeter: false },
  { id: "reasons", breakdown: "TOWN", label: "reasons", shown: uncoveredByReason, hasMeter: false },
  {
    id: "department",
    breakdown: "DEPARTMENT",
    label: "byDepartment",
    shown: ofPlace,
    hasMeter: true,
  },
  { id: "formation", breakdown: "FORMATION", label: "byFormation", shown: ofWay, hasMeter: true },
];

const labels = {
  byTown: "dashboard.byTown",
  ways: "groups.ways",
  reasons: "groups.reasons",
  byDepartment: "dashboard.byDepartment",
  byFormation: "dashboard.byFormation",
} as const;

export function Groups({ scope }: { scope: Scope }) {
  const chosen = useSignal("town");
  const view = views.find(({ id }) => id === chosen.value) ?? (views[0] as View);
  const breakdown = useSignal<Breakdown>("TOWN");
  const { state, reload } = useQuestion(FigureGroupsDocument, () =>
    isTurn(1) ? { breakdown: breakdown.value, ...scopeOf() } : null,
  );
  const { data, fault, isLoading } = state.value;
  useEffect(() => {
    if (data || fault) {
      endTurn(1);
    }
  }, [data, fault]);
  return (
    <section class="card" aria-label={say("dashboard.groups")}>
      <Tabs
        label={say("dashboard.groups")}
        tabs={views.map(({ id, label }) => ({ id, label: say(labels[label]) }))}
        chosen={view.id}
        onChoose={(id) => {
          chosen.value = id;
          breakdown.value = views.find((one) => one.id === id)?.breakdown ?? "TOWN";
        }}
      >
        {fault ? (
          <Failed fault={fault} onRetry={reload} />
        ) : !data ? (
          <div class="coming-groups">
            <Skeleton lines={8} />
          </div>
        ) : (
          <GroupTable
            key={view.id}
            groups={data.figureGroups}
            scope={scope}
            breakdown={view.breakdown}
            shown={view.shown}
            hasMeter={view.hasMeter}
            isBusy={isLoading}
          />
        )}
      </Tabs>
    </section>
  );
}
