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
import type { Column } from "../../ui/Table";
import { BranchPanel } from "./BranchPanel";
import { Dissolved, isLive, ObjectLink, OpenLink } from "./cells";
import type { LedgerDefinition } from "./definition";
import { shownDay } from "./figureFilter";
import { byEnumeration, byTown } from "./filters";
import { variablesOf } from "./request";

type Row = BranchRowFragment;

export const branches: LedgerDefinition<Row> = {
  name: "branches",
  searchHint: "search.named",
  filters: [
    byTown,
    byEnumeration("kind", "field.branchKind", "BranchKind"),
    byEnumeration("formation", "field.formation", "Formation"),
  ],
  columns,
  load: async (request, signal) => {
    const answer = await ask(BranchesDocument, variablesOf(request), { signal });
    return answer.branches;
  },
  loadFigure: async (figure, request, signal) => {
    const variables = { ...variablesOf<BranchWhere, BranchOrder>(request), ...figure };
    return (await ask(FigureBranchesDocument, variables, { signal })).figureBranches;
  },
  Panel: BranchPanel,
};

function columns(): readonly Column<Row>[] {
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
