// Whether a publication holds: in force, corrected by a later edition, or withdrawn and why.

import type { PublicationRowFragment } from "../../gql/graphql";
import { localTime } from "../../lib/dates";
import { Badge } from "../../ui/Badge";
import { say } from "./words";

type Stood = Pick<PublicationRowFragment, "isWithdrawn" | "withdrawal" | "correctedBy">;

export function StateOf({ row }: { row: Stood }) {
  if (row.isWithdrawn) {
    return (
      <>
        <Badge tone="bad">{say("state.withdrawn")}</Badge>
        {row.withdrawal && (
          <span class="cell-note">
            {say("state.withdrawnWhy", {
              time: localTime(row.withdrawal.withdrawnAt),
              reason: row.withdrawal.reason,
            })}
          </span>
        )}
      </>
    );
  }
  return row.correctedBy ? (
    <Badge tone="calm">{say("state.corrected", { edition: row.correctedBy.edition })}</Badge>
  ) : (
    <Badge tone="good">{say("state.inForce")}</Badge>
  );
}
