// The dated facts of an organization that are tables or lists of their own.

import { locale, t } from "../../i18n";
import { grouped, money } from "../../lib/numbers";
import { Badge } from "../../ui/Badge";
import { PanelSection } from "../../ui/Panel";
import type { WholeOrganization } from "./OrganizationPanel";

type Check = WholeOrganization["checks"]["nodes"][number];

/** What the last check says of an organization, with its day; old news is marked as such. */
export function CheckBadge({ check, today }: { check: LastCheck | null; today: string }) {
  if (!check) {
    return <Badge tone="warn">{t("value.neverChecked")}</Badge>;
  }
  const isOld = check.checkedOn < twelveMonthsBefore(today);
  const word = t(`OperatingFinding.${check.finding}`);
  const tone = check.finding !== "OPERATING" ? "bad" : isOld ? "warn" : "good";
  return <Badge tone={tone}>{word}</Badge>;
}

type LastCheck = Pick<Check, "checkedOn" | "finding">;

function twelveMonthsBefore(today: string): string {
  return `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
}

export function CheckList({ checks, today }: { checks: readonly Check[]; today: string }) {
  return (
    <PanelSection title={t("section.checks")}>
      {checks.length === 0 ? (
        <CheckBadge check={null} today={today} />
      ) : (
        <ol class="timeline">
          {checks.map((check, index) => (
            <li key={check.id} data-live={index === 0 ? "true" : "false"}>
              <CheckBadge check={check} today={index === 0 ? today : check.checkedOn} />
              <span class="cell-note">
                {[check.checkedOn, check.checker, check.evidence ?? t("value.noEvidence")]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </li>
          ))}
        </ol>
      )}
    </PanelSection>
  );
}

export function CountsTable({ whole }: { whole: WholeOrganization }) {
  const reported = whole.reportedCounts.nodes;
  return (
    <PanelSection title={t("section.counts")}>
      <table class="table table-small">
        <thead>
          <tr>
            <th scope="col">{t("counts.source")}</th>
            <th scope="col" class="number">
              {t("field.members")}
            </th>
            <th scope="col" class="number">
              {t("field.fullMembers")}
            </th>
            <th scope="col" class="number">
              {t("field.probationaryMembers")}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t("value.computed")}</th>
            <td class="number">—</td>
            <td class="number">{whole.fullMemberCount ?? "—"}</td>
            <td class="number">—</td>
          </tr>
          {reported.map((count) => (
            <tr key={count.id}>
              <th scope="row">
                {t("value.reported")}
                <span class="cell-note">{count.reportedOn}</span>
              </th>
              <td class="number">{count.members ?? "—"}</td>
              <td class="number">{count.fullMembers ?? "—"}</td>
              <td class="number">{count.probationaryMembers ?? "—"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </PanelSection>
  );
}

export function YearsTable({ years }: { years: WholeOrganization["years"]["nodes"] }) {
  if (years.length === 0) {
    return null;
  }
  return (
    <PanelSection title={t("section.years")}>
      <table class="table table-small">
        <thead>
          <tr>
            <th scope="col">{t("field.year")}</th>
            <th scope="col" class="number">
              {t("field.employees")}
            </th>
            <th scope="col" class="number">
              {t("field.revenue")}
            </th>
          </tr>
        </thead>
        <tbody>
          {years.map((year) => (
            <tr key={year.id}>
              <th scope="row">{year.year}</th>
              <td class="number">{year.employees === null ? "—" : grouped(year.employees)}</td>
              <td class="number">
                {year.revenue === null ? "—" : money(Number(year.revenue), locale.value)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </PanelSection>
  );
}
