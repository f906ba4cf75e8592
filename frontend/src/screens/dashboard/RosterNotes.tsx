// Branches whose last confirmation says what is wrong with the roster: a note stands until the branch
// confirms again. It is so now and not on another day; a department has no rosters to mend.

import { useQuestion } from "../../api/resource";
import { session } from "../../api/session";
import { RosterNotesDocument } from "../../gql/graphql";
import { today } from "../../lib/today";
import { address } from "../../router";
import { Badge } from "../../ui/Badge";
import type { Scope } from "./scope";
import { say } from "./words";

export function RosterNotes({ scope }: { scope: Scope }) {
  const now = session.value;
  const isTheirs = now.state === "in" && now.user.role !== "DEPARTMENT_OFFICER";
  return isTheirs && scope.asOf === today() && scope.departmentId === null ? (
    <Line scope={scope} />
  ) : null;
}

function Line({ scope: { townId, formation } }: { scope: Scope }) {
  const { state } = useQuestion(RosterNotesDocument, () => ({
    where: {
      hasRosterNotes: { eq: true },
      isExisting: { eq: true },
      ...(townId && { townId: { eq: townId } }),
      ...(formation && { formation: { eq: formation } }),
    },
  }));
  const count = state.value.data?.branches.totalCount.value;
  const rows = { hasRosterNotes: "true", isExisting: "true", town: townId, formation };
  return (
    <li>
      <Badge tone={count === 0 ? "good" : "warn"}>{say("due.rosterNotes")}</Badge>
      <span class="watch-number">
        {count === undefined ? (
          "…"
        ) : (
          <a
            class="watch-count"
            href={address("/ledgers/branches", rows)}
            data-figure-count={count}
          >
            {count}
          </a>
        )}
      </span>
      <p class="cell-note">{say("due.rosterNotesMeaning")}</p>
    </li>
  );
}
