// One row a group, one column a figure; a heading sorts, a number opens its rows.

import { useSignal } from "@preact/signals";
import type { Breakdown } from "../../gql/graphql";
import { t } from "../../i18n";
import { Meter } from "../../ui/Bars";
import { Icon } from "../../ui/Icon";
import { Count } from "./FigureLink";
import { type Group, type GroupRow, rowsOf, type Shown, type Sort, sorted } from "./groupRows";
import { formations, type Scope } from "./scope";
import { say } from "./words";

interface GroupTableProps {
  readonly groups: readonly Group[];
  readonly scope: Scope;
  readonly breakdown: Breakdown;
  readonly shown: Shown;
  readonly hasMeter: boolean;
  readonly isBusy: boolean;
}

const headings = {
  TOWN: "field.town",
  DEPARTMENT: "field.department",
  FORMATION: "field.formation",
} as const;

export function GroupTable({ groups, scope, breakdown, shown, hasMeter, isBusy }: GroupTableProps) {
  const sort = useSignal<Sort | null>(null);
  const choose = (column: number) => {
    const before = sort.value;
    sort.value = { column, isDescending: before?.column === column ? !before.isDescending : true };
  };
  return (
    <div class="scroll">
      <table class={isBusy ? "table table-small groups busy" : "table table-small groups"}>
        <caption class="hidden-text">{say("dashboard.groups")}</caption>
        <thead>
          <tr>
            <th scope="col">{t(headings[breakdown])}</th>
            {hasMeter && <th scope="col">{say("dashboard.coverageBar")}</th>}
            {shown.map(([code, population], column) => (
              <Heading
                key={`${code}${population}`}
                name={t(`figure.${code}`)}
                sort={sort.value?.column === column ? sort.value : null}
                onChoose={() => choose(column)}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted(rowsOf(groups, shown), sort.value).map((row) => (
            <tr key={row.key}>
              <th scope="row">{nameOf(row, breakdown)}</th>
              {hasMeter && (
                <td class="meter-cell">
                  <Meter ratio={rateOf(row)} />
                </td>
              )}
              {row.readings.map((reading, column) => (
                <td key={shown[column]?.join()} class="number">
                  <Count reading={reading} scope={scopeWithin(scope, row.group)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeadingProps {
  readonly name: string;
  readonly sort: Sort | null;
  readonly onChoose: () => void;
}

function Heading({ name, sort, onChoose }: HeadingProps) {
  const order = sort === null ? undefined : sort.isDescending ? "descending" : "ascending";
  return (
    <th scope="col" class="number" aria-sort={order}>
      <button
        type="button"
        class="sort"
        title={say("groups.sort", { column: name })}
        onClick={onChoose}
      >
        {name}
        {sort && <Icon name={sort.isDescending ? "down" : "up"} />}
      </button>
    </th>
  );
}

/** The rate stands first where there is a meter. */
function rateOf({ readings }: GroupRow): number | null {
  const value = readings[0]?.value ?? null;
  return value === null ? null : Number(value);
}

function nameOf({ key, group }: GroupRow, breakdown: Breakdown): string {
  if (breakdown === "FORMATION") {
    const way = formations.find((one) => one === key);
    return way ? t(`Formation.${way}`) : say("dashboard.noWay");
  }
  return group.groupName ?? say("dashboard.noGroup");
}

/** The scope of a group: the server says what it is about. */
function scopeWithin(scope: Scope, { townId, departmentId, formation }: Group): Scope {
  return { asOf: scope.asOf, townId, departmentId, formation };
}
