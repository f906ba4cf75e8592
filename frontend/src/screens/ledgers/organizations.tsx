// The ledger of organizations: enterprises and social organizations.

import { ask } from "../../api/client";
import {
  FigureOrganizationsDocument,
  type OrganizationCoverage,
  type OrganizationOrder,
  type OrganizationRowFragment,
  OrganizationsDocument,
  type OrganizationWhere,
} from "../../gql/graphql";
import { t } from "../../i18n";
import { localTime } from "../../lib/dates";
import { Badge, Tag, type Tone } from "../../ui/Badge";
import { Found, isLive, ObjectLink, OpenLink, textColumn } from "./cells";
import type { LedgerColumn, LedgerDefinition } from "./definition";
import { shownDay } from "./figureFilter";
import {
  byCoverage,
  byDepartment,
  byEnumeration,
  byLink,
  byPeriod,
  byText,
  byTown,
  byYesNo,
  lessUsual,
} from "./filters";
import { organizationWarnings } from "./loadWarnings";
import { CheckBadge } from "./OrganizationFacts";
import { OrganizationPanel } from "./OrganizationPanel";
import { organizationEditing } from "./organizationEdit";
import { variablesOf } from "./request";
import { figureView } from "./savedViews";
import { warningsColumn } from "./WarningBadges";
import { say } from "./words";

type Row = OrganizationRowFragment;

export const organizations: LedgerDefinition<Row> = {
  name: "organizations",
  searchHint: "search.organizations",
  filters: [
    byTown,
    byDepartment,
    byCoverage,
    byEnumeration("kind", "field.kind", "OrganizationKind"),
    byEnumeration("registrationState", "field.registrationState", "RegistrationState"),
    byLink("building", "buildingId"),
    byLink("village", "villageId"),
    byLink("area", "areaId"),
    lessUsual(byEnumeration("sizeClass", "field.sizeClass", "SizeClass")),
    lessUsual(
      byEnumeration("socialCategory", "field.socialCategory", "SocialOrganizationCategory"),
    ),
    lessUsual(byText("industryCode", "filter.industry")),
    byYesNo("isOperating", "filter.isOperating"),
    byYesNo("isVerified", "filter.isVerified"),
    byYesNo("isDepartmentConfirmed", "filter.isDepartmentConfirmed"),
    ...byPeriod("registered", "field.registeredOn", "registeredOn"),
    ...byPeriod("ended", "field.endedOn", "endedOn"),
  ],
  columns,
  views: [
    figureView("UNITS_DUE", "warning.short.UNITS_DUE"),
    figureView("BLIND_UNCOVERED", "warning.short.BLIND_UNCOVERED"),
    figureView("BLIND_UNVERIFIED", "warning.short.BLIND_UNVERIFIED"),
    figureView("BLIND_LINE", "warning.short.BLIND_LINE"),
    figureView("BLIND_COUNTS_DIFFER", "warning.short.BLIND_COUNTS_DIFFER"),
    figureView("BLIND_COUNT_UNKNOWN", "warning.short.BLIND_COUNT_UNKNOWN"),
    figureView("BLIND_NO_EVIDENCE", "warning.short.BLIND_NO_EVIDENCE"),
    { name: "view.recent", query: { sort: "-UPDATED_AT" } },
  ],
  loadWarnings: organizationWarnings,
  load: async (request, signal) => {
    const coverage = request.arguments.coverage as OrganizationCoverage | undefined;
    const variables = {
      ...variablesOf<OrganizationWhere, OrganizationOrder>(request),
      coverage: coverage ?? null,
    };
    const answer = await ask(OrganizationsDocument, variables, { signal });
    return answer.organizations;
  },
  loadFigure: async (figure, request, signal) => {
    const { where, ...page } = variablesOf<OrganizationWhere, OrganizationOrder>(request);
    const { buildingId, areaId, ...others } = where ?? {};
    const variables = { ...page, ...figure, ...standing(buildingId, areaId), where: others };
    return (await ask(FigureOrganizationsDocument, variables, { signal })).figureOrganizations;
  },
  editing: organizationEditing,
  Panel: OrganizationPanel,
};

/** Beside a figure a building or an area means where a row stood on the day of the figure. */
function standing(buildingId: OrganizationWhere["buildingId"], areaId: typeof buildingId) {
  return { buildingId: buildingId?.eq ?? null, areaId: areaId?.eq ?? null };
}

function columns(): readonly LedgerColumn<Row>[] {
  return [
    {
      id: "name",
      heading: t("field.name"),
      order: "NAME",
      cell: (row) => <OpenLink row={row} />,
    },
    {
      id: "code",
      heading: t("field.creditCode"),
      isMinor: true,
      order: "CREDIT_CODE",
      cell: (row) => (
        <span class="code">
          <Found text={row.creditCode} />
        </span>
      ),
    },
    {
      id: "kind",
      heading: t("field.kind"),
      isExtra: true,
      cell: (row) => t(`OrganizationKind.${row.kind}`),
    },
    { id: "town", heading: t("field.town"), cell: (row) => row.town?.name ?? "—" },
    { id: "department", heading: t("field.department"), isMinor: true, cell: department },
    {
      id: "registration",
      heading: t("field.registrationState"),
      isExtra: true,
      cell: (row) => (
        <Badge tone={registrationTones[row.registrationState]}>
          {t(`RegistrationState.${row.registrationState}`)}
        </Badge>
      ),
    },
    { id: "check", heading: t("field.operatingCheck"), cell: check },
    { id: "coverage", heading: t("field.coverage"), cell: coverage },
    warningsColumn(),
    ...extraColumns(),
  ];
}

function extraColumns(): readonly LedgerColumn<Row>[] {
  return [
    textColumn("industry", t("field.industry"), (row) => row.industry),
    textColumn("size", t("field.sizeClass"), (row) => t(`SizeClass.${row.sizeClass}`)),
    {
      ...textColumn<Row>("registered", t("field.registeredOn"), (row) => row.registeredOn),
      order: "REGISTERED_ON",
    },
    textColumn("village", t("field.village"), (row) => row.village?.name),
    textColumn("building", t("field.building"), (row) => row.building?.name),
    textColumn("area", t("field.area"), (row) => row.area?.name),
    textColumn("address", t("field.address"), (row) => row.address),
    textColumn("legal", t("field.legalRepresentative"), (row) => row.legalRepresentative),
    textColumn("contact", t("field.contactName"), (row) => row.contactName),
    textColumn("phone", t("field.contactPhone"), (row) => row.contactPhone),
    {
      ...textColumn<Row>("updated", say("field.updatedAt"), (row) => localTime(row.updatedAt)),
      order: "UPDATED_AT",
    },
  ];
}

const registrationTones: Record<Row["registrationState"], Tone> = {
  ACTIVE: "good",
  DEREGISTERED: "calm",
  REVOKED: "bad",
  MOVED_OUT: "calm",
};

function department(row: Row) {
  return (
    <span class="cell-line">
      <span>{row.department?.shortName ?? row.department?.name ?? "—"}</span>
      {!row.isDepartmentConfirmed && <Tag>{t("value.unconfirmed")}</Tag>}
    </span>
  );
}

function check(row: Row) {
  return (
    <span class="cell-line">
      <CheckBadge check={row.latestCheck} today={shownDay()} />
      {row.latestCheck && <span class="small muted">{row.latestCheck.checkedOn}</span>}
    </span>
  );
}

function coverage(row: Row) {
  const links = row.links.nodes.filter((link) => isLive(link, shownDay()));
  if (links.length === 0) {
    return <Badge tone="calm">{t("value.notCovered")}</Badge>;
  }
  return links.map((link) => (
    <span class="cell-line" key={link.id}>
      <Badge tone={link.formation === "SOLE" ? "good" : "info"}>
        {t(`Formation.${link.formation}`)}
      </Badge>
      <span class="cell-short small" title={link.branch?.name}>
        <ObjectLink ledger="branches" to={link.branch} />
      </span>
    </span>
  ));
}
