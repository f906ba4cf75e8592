// The whole organization: its three lines, who covers it since when, checks, counts and history.

import { useQuestion } from "../../api/resource";
import { OrganizationDocument, type OrganizationQuery } from "../../gql/graphql";
import { t } from "../../i18n";
import { today } from "../../lib/today";
import { Facts, Panel, PanelSection } from "../../ui/Panel";
import { DatedList, ObjectLink } from "./cells";
import { Duplicates } from "./Duplicates";
import type { PanelProps } from "./definition";
import { History } from "./History";
import { organizationWarnings } from "./loadWarnings";
import { CheckList, CountsTable, YearsTable } from "./OrganizationFacts";
import { PanelActions } from "./PanelActions";
import { PanelState } from "./PanelState";
import { PanelWarnings } from "./WarningBadges";

type WholeOrganization = NonNullable<OrganizationQuery["organization"]>;

export function OrganizationPanel({ id, onClose }: PanelProps) {
  const { state, reload } = useQuestion(OrganizationDocument, () => ({ id }));
  const whole = state.value.data?.organization;
  if (!whole) {
    return <PanelState state={state.value} onRetry={reload} onClose={onClose} />;
  }
  return (
    <Panel
      title={whole.name}
      subtitle={<span class="code">{whole.creditCode}</span>}
      subject={whole.id}
      onClose={onClose}
    >
      <PanelActions canEdit focus={whole.longitude === null ? null : `organization:${whole.id}`} />
      <PanelWarnings id={whole.id} ledger="organizations" load={organizationWarnings} />
      <Duplicates id={whole.id} />
      <Lines whole={whole} />
      <DatedList title={t("section.links")} rows={whole.links.nodes} today={today()}>
        {(link) => (
          <>
            <ObjectLink ledger="branches" to={link.branch} />
            <span class="cell-note">
              {t(`Formation.${link.formation}`)}
              {link.basis && ` · ${link.basis}`}
              {link.isDerived && ` · ${t("value.derived")}`}
            </span>
          </>
        )}
      </DatedList>
      <CheckList checks={whole.operatingChecks.nodes} today={today()} />
      <CountsTable whole={whole} />
      <DatedList title={t("section.workCoverage")} rows={whole.workCoverages.nodes} today={today()}>
        {(work) => (
          <>
            {t(`WorkCoverageKind.${work.kind}`)} {work.name}
          </>
        )}
      </DatedList>
      <Base whole={whole} />
      <YearsTable years={whole.years.nodes} />
      <DatedList title={t("section.placements")} rows={whole.placements.nodes} today={today()}>
        {({ town, department, building }) =>
          [town?.name, department?.name, building?.name].filter(Boolean).join(" · ")
        }
      </DatedList>
      <History of={whole} />
    </Panel>
  );
}

function Lines({ whole }: { whole: WholeOrganization }) {
  return (
    <PanelSection title={t("section.lines")}>
      <Facts
        facts={[
          [t("line.district"), t("line.committee")],
          [
            t("field.department"),
            <>
              <ObjectLink ledger="departments" to={whole.department} />
              {!whole.isDepartmentConfirmed && <> ({t("value.unconfirmed")})</>}
            </>,
          ],
          [t("field.town"), <ObjectLink key="town" ledger="towns" to={whole.town} />],
          [t("field.village"), <ObjectLink key="village" ledger="villages" to={whole.village} />],
          [t("field.building"), <ObjectLink key="b" ledger="buildings" to={whole.building} />],
          [t("field.area"), <ObjectLink key="area" ledger="areas" to={whole.area} />],
        ]}
      />
    </PanelSection>
  );
}

function Base({ whole }: { whole: WholeOrganization }) {
  const point = `${whole.longitude}, ${whole.latitude}`;
  const source = whole.coordinateSystem && t(`CoordinateSystem.${whole.coordinateSystem}`);
  return (
    <PanelSection title={t("section.base")}>
      <Facts
        facts={[
          [t("field.kind"), t(`OrganizationKind.${whole.kind}`)],
          ...(whole.socialCategory
            ? [
                [
                  t("field.socialCategory"),
                  t(`SocialOrganizationCategory.${whole.socialCategory}`),
                ] as const,
              ]
            : []),
          [t("field.registrationState"), t(`RegistrationState.${whole.registrationState}`)],
          [t("field.registeredOn"), whole.registeredOn],
          [t("field.endedOn"), whole.endedOn],
          [t("field.industry"), whole.industry],
          [t("field.sizeClass"), t(`SizeClass.${whole.sizeClass}`)],
          [t("field.address"), whole.address],
          [t("field.legalRepresentative"), whole.legalRepresentative],
          [t("field.contactName"), whole.contactName],
          [t("field.contactPhone"), whole.contactPhone],
          [t("field.registrationAuthority"), whole.registrationAuthority],
          [t("field.supervisingUnit"), whole.supervisingUnit],
          [t("field.point"), whole.longitude === null ? null : `${point} (${source ?? "WGS-84"})`],
        ]}
      />
    </PanelSection>
  );
}
