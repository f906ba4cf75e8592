// The whole branch: how it was approved, in whom it is built, whom it covers.

import { useQuestion } from "../../api/resource";
import { BranchDocument, type BranchQuery } from "../../gql/graphql";
import { t } from "../../i18n";
import { today } from "../../lib/today";
import { Badge } from "../../ui/Badge";
import { type Fact, Facts, Panel, PanelSection } from "../../ui/Panel";
import { DatedList, Dissolved, ObjectLink } from "./cells";
import type { PanelProps } from "./definition";
import { History } from "./History";
import { branchWarnings } from "./loadWarnings";
import { PanelActions } from "./PanelActions";
import { PanelState } from "./PanelState";
import { RosterState } from "./RosterState";
import { PanelWarnings } from "./WarningBadges";

type WholeBranch = NonNullable<BranchQuery["branch"]>;

export function BranchPanel({ id, onClose }: PanelProps) {
  const { state, reload } = useQuestion(BranchDocument, () => ({ id }));
  const whole = state.value.data?.branch;
  if (!whole) {
    return <PanelState state={state.value} onRetry={reload} onClose={onClose} />;
  }
  return (
    <Panel
      title={whole.name}
      subtitle={<Dissolved on={whole.dissolvedOn} today={today()} />}
      subject={whole.id}
      onClose={onClose}
    >
      <PanelActions canEdit focus={`branch:${whole.id}`} />
      <PanelWarnings id={whole.id} ledger="branches" load={branchWarnings} />
      <Base whole={whole} />
      <RosterState branchId={whole.id} last={whole.lastRosterConfirmation} />
      <DatedList title={t("section.approvals")} rows={whole.approvals.nodes} today={today()}>
        {(approval) => (
          <>
            {t(`ApprovalAction.${approval.action}`)} · {t(`BranchKind.${approval.kind}`)}
            {approval.formation && ` · ${t(`Formation.${approval.formation}`)}`}
            <span class="cell-note">
              {[approval.number, approval.approver].filter(Boolean).join(" · ")}
            </span>
          </>
        )}
      </DatedList>
      <DatedList title={t("section.hosts")} rows={whole.hosts.nodes} today={today()}>
        {(host) => <ObjectLink ledger="organizations" to={host.organization} />}
      </DatedList>
      <DatedList title={t("section.links")} rows={whole.links.nodes} today={today()}>
        {(link) => (
          <>
            <ObjectLink ledger="organizations" to={link.organization} />
            <span class="cell-note">
              {t(`Formation.${link.formation}`)}
              {link.basis && ` · ${link.basis}`}
            </span>
          </>
        )}
      </DatedList>
      <DatedList title={t("section.terms")} rows={whole.terms.nodes} today={today()}>
        {() => t("section.terms")}
      </DatedList>
      <DatedList title={t("section.officials")} rows={whole.sentOfficials.nodes} today={today()}>
        {(official) => `${official.name} · ${official.post} · ${official.department?.name ?? "—"}`}
      </DatedList>
      <History of={whole} />
    </Panel>
  );
}

function Base({ whole }: { whole: WholeBranch }) {
  const facts: Fact[] = [
    [t("field.branchKind"), t(`BranchKind.${whole.kind}`)],
    [t("field.formation"), whole.formation && t(`Formation.${whole.formation}`)],
    [t("field.parent"), <ObjectLink key="parent" ledger="branches" to={whole.parent} />],
    [
      t("BranchPost.SECRETARY"),
      <ObjectLink key="secretary" ledger="members" to={whole.secretary} />,
    ],
    [t("field.town"), <ObjectLink key="town" ledger="towns" to={whole.town} />],
    [t("field.foundedOn"), whole.foundedOn],
    [t("field.fullMembers"), whole.fullMemberCount],
    [t("field.reportedMembers"), whole.reportedMembers],
  ];
  const optional: Fact[] = [
    [t("field.building"), whole.building && <ObjectLink ledger="buildings" to={whole.building} />],
    [t("field.village"), whole.village && <ObjectLink ledger="villages" to={whole.village} />],
    [t("field.villageFullMembers"), whole.villageFullMembers || null],
    [t("field.area"), whole.area && <ObjectLink ledger="areas" to={whole.area} />],
    [t("field.association"), whole.association],
    [t("field.awayPlace"), whole.awayPlace],
    [t("field.dissolvedOn"), whole.dissolvedOn],
    [t("field.dissolutionReason"), whole.dissolutionReason],
  ];
  return (
    <PanelSection title={t("section.base")}>
      <Facts facts={[...facts, ...optional.filter(([, value]) => Boolean(value))]} />
      {whole.isFunctional && <Badge tone="info">{t("value.functional")}</Badge>}
      {whole.hasUntransferred && <Badge tone="warn">{t("value.untransferred")}</Badge>}
    </PanelSection>
  );
}
