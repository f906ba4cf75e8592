// The dated facts of an organization that are tables or lists of their own.

import type { OrganizationQuery } from "../../gql/graphql";
import { locale, t } from "../../i18n";
import { grouped, money } from "../../lib/numbers";
import { Badge } from "../../ui/Badge";
import { PanelSection } from "../../ui/Panel";

type WholeOrganization = NonNullable<OrganizationQuery["organization"]>;
type Check = WholeOrganization["operatingChecks"]["nodes"][number];

/** What the last check says of an organization, with its day; old news is marked as such. */
export function CheckBadge({ check, today }: { check: LastCheck | null; today: string }) {
  if (!check) {
    return <Badge tone="warn">{t("value.neverChecked")}</Badge>;
  }
  const isOld = check.checkedOn < twelveMonthsBefore(today);
  const word = t(`OperatingFinding.${check.finding}`);
  const tone = check.finding !== "OPERATING" ? "bad" : isOld ? "warn" : "good";
  return (
    <Badge tone={tone}>
      {word}
      {isOld && tone === "warn" && ` · ${t("value.expired")}`}
    </Badge>
  );
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

type Count = number | null;

interface CountRow {
  readonly key: string;
  readonly source: string;
  readonly date: string | null;
  readonly full: Count;
  readonly probationary: Count;
  readonly untransferred: Count;
}

/** What the roster says and what ledgers reported, side by side: differences should be seen. */
export function CountsTable({ whole }: { whole: WholeOrganization }) {
  const rows = countRows(whole);
  return (
    <PanelSection title={t("section.counts")}>
      {whole.memberCount?.isSuppressed && <p class="muted">{t("counts.suppressed")}</p>}
      {rows.length === 0 ? (
        <p class="muted">{t("section.none")}</p>
      ) : (
        <table class="table table-small">
          <thead>
            <tr>
              <th scope="col">{t("counts.source")}</th>
              <th scope="col" class="number">
                {t("field.fullMembers")}
              </th>
              <th scope="col" class="number">
                {t("field.probationaryMembers")}
              </th>
              <th scope="col" class="number">
                {t("field.untransferred")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  {row.source}
                  {row.date && <span class="cell-note">{row.date}</span>}
                </th>
                <td class="number">{row.full ?? "—"}</td>
                <td class="number">{row.probationary ?? "—"}</td>
                <td class="number">{row.untransferred ?? "—"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </PanelSection>
  );
}

function countRows({ memberCount, reportedCounts }: WholeOrganization): CountRow[] {
  const reported = reportedCounts.nodes.map((count) => ({
    key: count.id,
    source: t("value.reported"),
    date: count.reportedOn,
    full: count.fullMembers,
    probationary: count.probationaryMembers,
    untransferred: count.untransferredMembers,
  }));
  if (!memberCount?.isComputed) {
    return reported;
  }
  const computed = {
    key: "computed",
    source: t("value.computed"),
    date: null,
    full: memberCount.fullMembers,
    probationary: memberCount.probationaryMembers,
    untransferred: memberCount.untransferredMembers,
  };
  return [computed, ...reported];
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
