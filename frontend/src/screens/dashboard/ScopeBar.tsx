// The selectors of the dashboard: the day, the town, the department line, the way of formation.

import { knownPlaces } from "../../api/places";
import { type Role, session } from "../../api/session";
import { t } from "../../i18n";
import { today } from "../../lib/today";
import { addressWith, go } from "../../router";
import { DateField, SelectField } from "../../ui/Field";
import { type ActiveFilter, FilterBar } from "../../ui/FilterBar";
import { formations, type Scope } from "./scope";
import { say } from "./words";

function set(name: string, value: string | null): void {
  go(addressWith({ [name]: value }));
}

/** Whether there is more than one to choose from for a person of one of these roles. */
function chooses(...roles: readonly Role[]): boolean {
  const now = session.value;
  return now.state === "in" && roles.includes(now.user.role);
}

export function ScopeBar({ scope }: { scope: Scope }) {
  const { towns, departments } = knownPlaces();
  const ways = formations.map((way) => ({ value: way, label: t(`Formation.${way}`) }));
  return (
    <FilterBar
      active={active()}
      onClear={() => go(addressWith({ town: null, department: null, formation: null }))}
    >
      <DateField
        label={say("dashboard.day")}
        value={scope.asOf}
        onChange={(day) => set("asOf", day === today() ? null : day)}
      />
      {chooses("DISTRICT_OFFICER", "DEPARTMENT_OFFICER") && (
        <SelectField
          label={t("field.town")}
          empty={t("choice.all")}
          value={scope.townId ?? ""}
          choices={towns}
          onChange={(value) => set("town", value)}
        />
      )}
      {chooses("DISTRICT_OFFICER", "TOWN_OFFICER") && (
        <SelectField
          label={t("field.department")}
          empty={t("choice.all")}
          value={scope.departmentId ?? ""}
          choices={departments}
          onChange={(value) => set("department", value)}
        />
      )}
      <SelectField
        label={t("field.formation")}
        empty={t("choice.all")}
        value={scope.formation ?? ""}
        choices={ways}
        onChange={(value) => set("formation", value)}
      />
    </FilterBar>
  );

  function active(): ActiveFilter[] {
    const named = (name: string, label: string, value: string | null, choices: typeof towns) => {
      const word = choices.find((choice) => choice.value === value)?.label ?? value ?? "";
      const filter = t("ledger.filter", { label, value: word });
      return value === null ? [] : [{ id: name, label: filter, onRemove: () => set(name, null) }];
    };
    return [
      ...named("town", t("field.town"), scope.townId, towns),
      ...named("department", t("field.department"), scope.departmentId, departments),
      ...named("formation", t("field.formation"), scope.formation, ways),
    ];
  }
}
