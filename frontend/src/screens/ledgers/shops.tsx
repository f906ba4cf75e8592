// The ledger of online shops.

import { ask } from "../../api/client";
import { useQuestion } from "../../api/resource";
import { ShopDocument, type ShopRowFragment, ShopsDocument } from "../../gql/graphql";
import { t } from "../../i18n";
import { today } from "../../lib/today";
import { Badge } from "../../ui/Badge";
import { Facts, Panel, PanelSection } from "../../ui/Panel";
import { DatedList, ObjectLink, OpenLink, textColumn } from "./cells";
import type { LedgerColumn, LedgerDefinition, PanelProps } from "./definition";
import { byDepartment, byEnumeration, byPeriod, byTown, lessUsual } from "./filters";
import { History } from "./History";
import { PanelActions } from "./PanelActions";
import { PanelState } from "./PanelState";
import { shopEditing } from "./placeEdits";
import { variablesOf } from "./request";

type Row = ShopRowFragment;

export const shops: LedgerDefinition<Row> = {
  name: "shops",
  searchHint: "search.named",
  filters: [
    byTown,
    byEnumeration("platform", "field.platform", "ShopPlatform"),
    byEnumeration("state", "field.state", "ShopState"),
    lessUsual(byDepartment),
    ...byPeriod("opened", "field.openedOn", "openedOn"),
    ...byPeriod("closed", "field.closedOn", "closedOn"),
  ],
  columns,
  views: [
    { name: "view.open", query: { state: "OPEN" } },
    { name: "view.closed", query: { state: "CLOSED" } },
  ],
  load: async (request, signal) =>
    (await ask(ShopsDocument, variablesOf(request), { signal })).shops,
  editing: shopEditing,
  Panel: ShopPanel,
};

function ShopStateBadge({ state }: { state: Row["state"] }) {
  return <Badge tone={state === "OPEN" ? "good" : "calm"}>{t(`ShopState.${state}`)}</Badge>;
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
      id: "platform",
      heading: t("field.platform"),
      cell: (row) => t(`ShopPlatform.${row.platform}`),
    },
    { id: "owner", isMinor: true, heading: t("field.owner"), cell: (row) => row.ownerName ?? "—" },
    {
      id: "organization",
      heading: t("field.organization"),
      cell: (row) => <ObjectLink ledger="organizations" to={row.organization} />,
    },
    { id: "town", heading: t("field.town"), cell: (row) => row.town?.name ?? "—" },
    {
      id: "opened",
      isMinor: true,
      heading: t("field.openedOn"),
      order: "OPENED_ON",
      cell: (row) => row.openedOn ?? "—",
    },
    {
      id: "state",
      heading: t("field.state"),
      cell: (row) => <ShopStateBadge state={row.state} />,
    },
    textColumn("url", t("field.url"), (row) => row.url),
    {
      ...textColumn<Row>("closed", t("field.closedOn"), (row) => row.closedOn),
      order: "CLOSED_ON",
    },
  ];
}

function ShopPanel({ id, onClose }: PanelProps) {
  const { state, reload } = useQuestion(ShopDocument, () => ({ id }));
  const shop = state.value.data?.shop;
  if (!shop) {
    return <PanelState state={state.value} onRetry={reload} onClose={onClose} />;
  }
  return (
    <Panel
      title={shop.name}
      subtitle={<ShopStateBadge state={shop.state} />}
      subject={shop.id}
      onClose={onClose}
    >
      <PanelActions canEdit />
      <PanelSection title={t("section.base")}>
        <Facts
          facts={[
            [t("field.platform"), t(`ShopPlatform.${shop.platform}`)],
            [t("field.url"), shop.url],
            [t("field.owner"), shop.ownerName],
            [
              t("field.organization"),
              <ObjectLink key="owner" ledger="organizations" to={shop.organization} />,
            ],
            [t("field.town"), <ObjectLink key="town" ledger="towns" to={shop.town} />],
            [t("field.openedOn"), shop.openedOn],
            [t("field.closedOn"), shop.closedOn],
          ]}
        />
      </PanelSection>
      <DatedList title={t("section.disclosures")} rows={shop.disclosures.nodes} today={today()}>
        {() => t("section.disclosures")}
      </DatedList>
      <History of={shop} />
    </Panel>
  );
}
