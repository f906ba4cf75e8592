// The ledger of members: names are clear to those with member rights, numbers stay masked.

import { ask } from "../../api/client";
import { useQuestion } from "../../api/resource";
import { session } from "../../api/session";
import {
  MemberDocument,
  type MemberOrder,
  type MemberRowFragment,
  MembersDocument,
  type MemberWhere,
} from "../../gql/graphql";
import { t } from "../../i18n";
import { dayAfter, yearBefore } from "../../lib/dates";
import { today } from "../../lib/today";
import { Badge } from "../../ui/Badge";
import { Facts, Panel, PanelSection } from "../../ui/Panel";
import { DatedList, isLive, ObjectLink, OpenLink, textColumn } from "./cells";
import type {
  Filter,
  Lack,
  LedgerColumn,
  LedgerDefinition,
  LedgerRequest,
  PanelProps,
} from "./definition";
import { byEnumeration, byPeriod, byTown, byYesNo } from "./filters";
import { History } from "./History";
import { PanelActions } from "./PanelActions";
import { PanelState } from "./PanelState";
import { memberEditing } from "./partyEdits";
import { RevealNumbers } from "./RevealNumbers";
import { variablesOf } from "./request";
import type { BuiltInView } from "./savedViews";

type Row = MemberRowFragment;

const districtOnly = ["DISTRICT_OFFICER"] as const;

/** Persons are asked for in one town at a time, and a search says why: both go to the audit log. */
const chosenTown: Filter = {
  ...byTown,
  empty: "choice.choose",
  isArgument: true,
  roles: districtOnly,
};
const purpose: Filter = {
  name: "purpose",
  label: () => t("members.purpose"),
  field: "purpose",
  choices: () => [],
  input: "text",
  isArgument: true,
  roles: districtOnly,
};

function lacks(request: LedgerRequest): Lack | null {
  const now = session.peek();
  if (now.state !== "in" || now.user.role !== "DISTRICT_OFFICER") {
    return null;
  }
  if (!request.arguments.town) {
    return { title: "members.needsTown", remedy: "members.needsTownRemedy" };
  }
  return request.search && !request.arguments.purpose
    ? { title: "members.needsPurpose", remedy: "members.needsPurposeRemedy" }
    : null;
}

export const members: LedgerDefinition<Row> = {
  name: "members",
  searchHint: "search.named",
  filters: [
    chosenTown,
    purpose,
    byEnumeration("kind", "field.memberKind", "MemberKind"),
    byEnumeration("standing", "field.standing", "Standing"),
    byYesNo("isFloating", "filter.isFloating"),
    ...byPeriod("joined", "field.joinedOn", "joinedOn"),
    ...byPeriod("full", "field.fullOn", "fullOn"),
  ],
  columns,
  get views() {
    return viewsOf(today());
  },
  lacks,
  load: async (request, signal) => {
    const { town, purpose: reason } = request.arguments;
    const variables = {
      ...variablesOf<MemberWhere, MemberOrder>(request),
      townId: town ?? null,
      purpose: reason ?? null,
    };
    const answer = await ask(MembersDocument, variables, { signal });
    return answer.members;
  },
  editing: memberEditing,
  Panel: MemberPanel,
};

function viewsOf(day: string): readonly BuiltInView[] {
  const newYear = `${day.slice(0, 4)}-01-01`;
  const tomorrow = dayAfter(day);
  return [
    { name: "view.floating", query: { isFloating: "true" } },
    { name: "view.preparatory", query: { kind: "PROBATIONARY" } },
    // Probation lasts a year from the admission on.
    {
      name: "view.probationOver",
      query: { kind: "PROBATIONARY", joinedTo: dayAfter(yearBefore(day)) },
    },
    { name: "view.joinedThisYear", query: { joinedFrom: newYear, joinedTo: tomorrow } },
    { name: "view.fullThisYear", query: { fullFrom: newYear, fullTo: tomorrow } },
  ];
}

function columns(): readonly LedgerColumn<Row>[] {
  return [
    {
      id: "name",
      heading: t("field.personName"),
      order: "NAME",
      cell: (row) => <OpenLink row={row} note={row.isFloating ? t("value.floating") : undefined} />,
    },
    { id: "kind", heading: t("field.memberKind"), cell: (row) => t(`MemberKind.${row.kind}`) },
    { id: "standing", isMinor: true, heading: t("field.standing"), cell: standing },
    { id: "formal", heading: t("RegistrationRole.FORMAL"), cell: (row) => branch(row, "FORMAL") },
    {
      id: "activity",
      isMinor: true,
      heading: t("RegistrationRole.ACTIVITY"),
      cell: (row) => branch(row, "ACTIVITY"),
    },
    {
      id: "number",
      isMinor: true,
      heading: t("field.idNumber"),
      cell: (row) => <span class="code">{row.person?.idNumberMasked ?? "—"}</span>,
    },
    {
      id: "phone",
      isMinor: true,
      heading: t("field.phone"),
      cell: (row) => row.person?.phoneMasked ?? "—",
    },
    {
      ...textColumn<Row>("joined", t("field.joinedOn"), (row) => row.joinedOn),
      order: "JOINED_ON",
    },
    { ...textColumn<Row>("full", t("field.fullOn"), (row) => row.fullOn), order: "FULL_ON" },
  ];
}

function standing(row: Row) {
  return (
    <Badge tone={row.standing === "NORMAL" ? "good" : "calm"}>
      {t(`Standing.${row.standing}`)}
    </Badge>
  );
}

function branch(row: Row, role: "FORMAL" | "ACTIVITY") {
  const live = row.registrations.nodes.filter(
    (registration) => registration.role === role && isLive(registration, today()),
  );
  return live.length === 0
    ? "—"
    : live.map(({ id, branch: registered }) => (
        <div key={id}>
          <ObjectLink ledger="branches" to={registered} />
        </div>
      ));
}

function MemberPanel({ id, onClose }: PanelProps) {
  const { state, reload } = useQuestion(MemberDocument, () => ({ id }));
  const whole = state.value.data?.member;
  if (!whole) {
    return <PanelState state={state.value} onRetry={reload} onClose={onClose} />;
  }
  return (
    <Panel title={whole.name} subject={whole.id} onClose={onClose}>
      <PanelActions canEdit />
      <PanelSection title={t("section.base")}>
        <Facts
          facts={[
            [t("field.memberKind"), t(`MemberKind.${whole.kind}`)],
            [t("field.standing"), t(`Standing.${whole.standing}`)],
            [t("field.sex"), whole.person?.sex && t(`Sex.${whole.person.sex}`)],
            [t("field.birthDate"), whole.person?.birthDate],
            [
              t("field.idNumber"),
              <span key="n" class="code">
                {whole.person?.idNumberMasked ?? "—"}
              </span>,
            ],
            [t("field.phone"), whole.person?.phoneMasked],
            [t("field.joinedOn"), whole.joinedOn],
            [t("field.fullOn"), whole.fullOn],
          ]}
        />
        <RevealNumbers key={whole.id} memberId={whole.id} />
      </PanelSection>
      <DatedList
        title={t("section.registrations")}
        rows={whole.registrations.nodes}
        today={today()}
      >
        {(registration) => (
          <>
            <ObjectLink ledger="branches" to={registration.branch} />
            <span class="cell-note">{t(`RegistrationRole.${registration.role}`)}</span>
          </>
        )}
      </DatedList>
      <DatedList title={t("section.workplaces")} rows={whole.workplaces.nodes} today={today()}>
        {(workplace) => (
          <>
            <ObjectLink ledger="organizations" to={workplace.organization} />
            <span class="cell-note">
              {[workplace.post, workplace.isMain ? t("value.main") : null]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </>
        )}
      </DatedList>
      <DatedList title={t("section.posts")} rows={whole.postHoldings.nodes} today={today()}>
        {(held) => (
          <>
            {t(`BranchPost.${held.post}`)} · <ObjectLink ledger="branches" to={held.branch} />
          </>
        )}
      </DatedList>
      <History of={whole} />
    </Panel>
  );
}
