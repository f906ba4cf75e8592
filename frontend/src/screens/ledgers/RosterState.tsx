// When the branch last looked through its roster, and what it says is not right: the town mends it.

import type { BranchQuery } from "../../gql/graphql";
import { address } from "../../router";
import { Badge } from "../../ui/Badge";
import { ButtonLink } from "../../ui/Button";
import { PanelSection } from "../../ui/Panel";
import { ObjectLink } from "./cells";
import { say } from "./words";

type Confirmation = NonNullable<NonNullable<BranchQuery["branch"]>["lastRosterConfirmation"]>;

interface RosterStateProps {
  readonly branchId: string;
  readonly last: Confirmation | null;
}

export function RosterState({ branchId, last }: RosterStateProps) {
  return (
    <PanelSection title={say("roster.title")}>
      <p>
        {last ? confirmed(last) : say("roster.never")}{" "}
        {last && !last.isCurrent && <Badge tone="info">{say("roster.changed")}</Badge>}
      </p>
      {last && <Doubts last={last} />}
      <p>
        <ButtonLink weight="quiet" href={address("/my-branch", { branch: branchId })}>
          {say("roster.open")}
        </ButtonLink>
      </p>
    </PanelSection>
  );
}

function Doubts({ last }: { last: Confirmation }) {
  const notes = last.notes.nodes;
  if (!last.noteCount) {
    return null;
  }
  if (notes.length === 0) {
    return <p>{say("roster.hiddenDoubts", { count: last.noteCount })}</p>;
  }
  return (
    <>
      <p>{say("roster.doubts")}</p>
      <ul class="warnings">
        {notes.map(({ id, member, text }) => (
          <li key={id}>
            {member ? <ObjectLink ledger="members" to={member} /> : say("roster.somebody")}
            <span class="cell-note">{text}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function confirmed({ confirmedOn, confirmedBy, memberCount }: Confirmation): string {
  const who = { date: confirmedOn, name: confirmedBy ?? "—" };
  return memberCount === null
    ? say("roster.confirmedUncounted", who)
    : say("roster.confirmed", { ...who, count: memberCount });
}
