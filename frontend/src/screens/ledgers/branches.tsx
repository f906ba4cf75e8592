// The ledger of branches: party organizations of every kind.

import { ask } from "../../api/client";
import {
  BranchesDocument,
  type BranchOrder,
  type BranchRowFragment,
  type BranchWhere,
  FigureBranchesDocument,
} from "../../gql/graphql";
import { t } from "../../i18n";
import { localTime } from "../../lib/dates";
import { BranchPanel } from "./BranchPanel";
import { Dissolved, isLive, ObjectLink, OpenLink, textColumn } from "./cells";
import type { LedgerColumn, LedgerDefinition } from "./definition";
import { shownDay } from "./figureFilter";
import { byEnumeration, byLink, byPeriod, byTown, byYesNo } from "./filters";
import { branchWarnings } from "./loadWarnings";
import { branchEditing } from "./partyEdits";
import { variablesOf } from "./request";
import { figureView } from "./savedViews";
import { warningsColumn } from "./WarningBadges";
import { say } from "./words";

type Row = BranchRowFragment;

export const branches: LedgerDefinition<Row> = {
  name: "branches",
  searchHint: "search.named",
  filters: [
    byTown,
    byEnumeration("kind", "field.branchKind", "BranchKind"),
    byEnumeration("formation", "field.formation", "Formation"),
    byYesNo("isExisting", "filter.isExisting"),
    byYesNo("isFunctional", "filter.isFunctional"),
    byYesNo("hasUntransferred", "filter.hasUntransferred"),
    {
      ...byYesNo("hasRosterNotes", "filter.hasRosterNotes"),
      roles: ["DISTRICT_OFFICER", "TOWN_OFFICER", "BRANCH_SECRETARY"],
    },
    byLink("building", "buildingId"),
    byLink("village", "villageId"),
    byLink("area", "areaId"),
    ...byPeriod("founded", "field.foundedOn", "foundedOn"),
    ...byPeriod("dissolved", "field.dissolvedOn", "dissolvedOn"),
  ],
  columns,
  views: [
    figureView("WARN_JOINT_MEMBERS", "warning.short.WARN_JOINT_MEMBERS"),
    figureView("WARN_TERM_ENDING", "warning.short.WARN_TERM_ENDING"),
    figureView("WARN_TERM_ENDED", "warning.short.WARN_TERM_ENDED"),
    figureView("WARN_COMMITTEE", "warning.short.WARN_COMMITTEE"),
    figureView("WARN_SIZE", "warning.short.WARN_SIZE"),
    figureView("WARN_CAP", "warning.short.WARN_CAP"),
    figureView("WARN_HOSTLESS", "warning.short.WARN_HOSTLESS"),
    { name: "view.joint", query: { kind: "JOINT_BRANCH", isExisting: "true" } },
    { name: "view.recent", query: { sort: "-UPDATED_AT" } },
  ],
  loadWarnings: branchWarnings,
  load: async (request, signal) => {
    const answer = await ask(BranchesDocument, variablesOf(request), { signal });
    return answer.branches;
  },
  loadFigure: async (figure, request, signal) => {
    const variables = { ...variablesOf<BranchWhere, BranchOrder>(request), ...figure };
    return (await ask(FigureBranchesDocument, variables, { signal })).figureBranches;
  },
  editing: branchEditing,
  Panel: BranchPanel,
};

function columns(): readonly LedgerColumn<Row>[] {
  return [
    {
      id: "name",
      heading: t("field.fullName"),
      order: "NAME",
      cell: (row) => <OpenLink row={row} />,
    },
    {
      id: "kind",
      isMinor: true,
      heading: t("field.branchKind"),
      cell: (row) => t(`BranchKind.${row.kind}`),
    },
    {
      id: "formation",
      heading: t("field.formation"),
      cell: (row) => (row.formation ? t(`Formation.${row.formation}`) : "—"),
    },
    { id: "hosts", isMinor: true, heading: t("section.hosts"), cell: hosts },
    { id: "town", isMinor: true, heading: t("field.town"), cell: (row) => row.town?.name ?? "—" },
    {
      id: "members",
      heading: t("field.fullMembers"),
      isNumber: true,
      cell: (row) => row.fullMemberCount ?? "—",
    },
    {
      id: "founded",
      heading: t("field.foundedOn"),
      order: "FOUNDED_ON",
      cell: (row) => row.foundedOn ?? "—",
    },
    {
      id: "state",
      heading: t("field.state"),
      cell: (row) => <Dissolved on={row.dissolvedOn} today={shownDay()} />,
    },
    warningsColumn(),
    textColumn("parent", t("field.parent"), (row) => row.parent?.name),
    textColumn("secretary", t("BranchPost.SECRETARY"), (row) => row.secretary?.name),
    textColumn("reported", t("field.reportedMembers"), (row) => row.reportedMembers),
    textColumn("association", t("field.association"), (row) => row.association),
    textColumn("building", t("field.building"), (row) => row.building?.name),
    textColumn("village", t("field.village"), (row) => row.village?.name),
    textColumn("area", t("field.area"), (row) => row.area?.name),
    {
      ...textColumn<Row>("dissolved", t("field.dissolvedOn"), (row) => row.dissolvedOn),
      order: "DISSOLVED_ON",
    },
    {
      ...textColumn<Row>("updated", say("field.updatedAt"), (row) => localTime(row.updatedAt)),
      order: "UPDATED_AT",
    },
  ];
}

const shownHosts = 2;

function hosts(row: Row) {
  const live = row.hosts.nodes.filter((host) => isLive(host, shownDay()));
  return (
    <div class="cell-stack">
      {live.length === 0 && "—"}
      {live.slice(0, shownHosts).map((host) => (
        <div key={host.id}>
          <ObjectLink ledger="organizations" to={host.organization} />
        </div>
      ))}
      {live.length > shownHosts && (
        <span class="cell-note">{t("value.more", { count: live.length - shownHosts })}</span>
      )}
    </div>
  );
}
