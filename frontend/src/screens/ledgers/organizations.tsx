// The ledger of organizations: enterprises and social organizations.

import { ask } from "../../api/client";
import {
  FigureOrganizationsDocument,
  type OrganizationOrder,
  type OrganizationRowFragment,
  OrganizationsDocument,
  type OrganizationWhere,
} from "../../gql/graphql";
import { t } from "../../i18n";
import { Badge, Tag, type Tone } from "../../ui/Badge";
import type { Column } from "../../ui/Table";
import { isLive, ObjectLink, OpenLink } from "./cells";
import type { LedgerDefinition } from "./definition";
import { shownDay } from "./figureFilter";
import { byDepartment, byEnumeration, byLink, byTown } from "./filters";
import { CheckBadge } from "./OrganizationFacts";
import { OrganizationPanel } from "./OrganizationPanel";
import { variablesOf } from "./request";

type Row = OrganizationRowFragment;

export const organizations: LedgerDefinition<Row> = {
  name: "organizations",
  searchHint: "search.organizations",
  filters: [
    byTown,
    byDepartment,
    byEnumeration("kind", "field.kind", "OrganizationKind"),
    byEnumeration("registrationState", "field.registrationState", "RegistrationState"),
    byLink("building", "buildingId"),
    byLink("village", "villageId"),
    byLink("area", "areaId"),
    byEnumeration("sizeClass", "field.sizeClass", "SizeClass"),
  ],
  columns,
  load: async (request, signal) => {
    const answer = await ask(OrganizationsDocument, variablesOf(request), { signal });
    return answer.organizations;
  },
  loadFigure: async (figure, request, signal) => {
    const variables = { ...variablesOf<OrganizationWhere, OrganizationOrder>(request), ...figure };
    return (await ask(FigureOrganizationsDocument, variables, { signal })).figureOrganizations;
  },
  Panel: OrganizationPanel,
};

function columns(): readonly Column<Row>[] {
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
      cell: (row) => <span class="code">{row.creditCode}</span>,
    },
    {
      id: "kind",
      heading: t("field.kind"),
      isMinor: true,
      cell: (row) => t(`OrganizationKind.${row.kind}`),
    },
    { id: "town", heading: t("field.town"), cell: (row) => row.town?.name ?? "—" },
    { id: "department", heading: t("field.department"), isMinor: true, cell: department },
    {
      id: "registration",
      heading: t("field.registrationState"),
      isMinor: true,
      cell: (row) => (
        <Badge tone={registrationTones[row.registrationState]}>
          {t(`RegistrationState.${row.registrationState}`)}
        </Badge>
      ),
    },
    { id: "check", heading: t("field.operatingCheck"), cell: check },
    { id: "coverage", heading: t("field.coverage"), cell: coverage },
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
