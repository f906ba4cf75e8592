// What can be done with the roster: one large button as long as it is to be confirmed; once it is,
// that it is, and a small one for who wants to do it again.

import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { say } from "./words";

interface RosterActionsProps {
  readonly isWorking: boolean;
  /** The roster is as it was confirmed, and nobody is saying what is wrong with it. */
  readonly isConfirmed: boolean;
  readonly people: number;
  readonly count: number;
  readonly isOpen: boolean;
  readonly onConfirm: () => void;
  readonly onDoubt: () => void;
}

export function RosterActions(props: RosterActionsProps) {
  const { isWorking, isConfirmed, people, count, isOpen, onConfirm, onDoubt } = props;
  const words =
    count > 0 ? say("roster.confirmNotes", { count }) : say("roster.confirm", { count: people });
  return (
    <div class="roster-actions">
      {isConfirmed && <Badge tone="good">{say("roster.done")}</Badge>}
      <Button weight={isConfirmed ? "quiet" : "primary"} disabled={isWorking} onClick={onConfirm}>
        {isWorking ? say("roster.confirming") : isConfirmed ? say("roster.again") : words}
      </Button>
      {count === 0 && (
        <Button isExpanded={isOpen} onClick={onDoubt}>
          {isOpen ? say("roster.noDoubt") : say("roster.doubt")}
        </Button>
      )}
    </div>
  );
}
