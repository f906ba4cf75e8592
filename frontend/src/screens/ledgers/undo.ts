// Saying that something was done, with the way to take it back: on the toast, and for 30 days in
// the history of each of its rows.

import { ask } from "../../api/client";
import { asFault } from "../../api/faults";
import { freshKey } from "../../api/idempotency";
import { UndoOperationDocument } from "../../gql/graphql";
import { wordsOf } from "../../ui/State";
import { tell } from "../../ui/toasts";
import { say } from "./words";

/** `reload` shows what is there after an undo. */
export function offerUndo(text: string, operationId: string | null, reload: () => void): void {
  const action =
    operationId === null
      ? null
      : { label: say("edit.undo"), onChoose: () => void undo(operationId, reload) };
  tell("good", text, "", action);
}

/** Take an operation back and tell what came of it. Rows that others changed since stay. */
export async function undo(operationId: string, reload: () => void): Promise<void> {
  try {
    const input = { operationId, idempotencyKey: freshKey() };
    const { undoOperation } = await ask(UndoOperationDocument, { input });
    const problem = undoOperation.problems[0];
    const refused = undoOperation.refusals.length;
    if (problem) {
      tell("bad", problem.message, problem.remedy);
    } else if (refused > 0) {
      tell("bad", say("edit.undoRefused", { count: refused }), undoOperation.refusals[0]?.message);
    } else {
      tell("good", say("edit.undone"));
    }
    reload();
  } catch (reason) {
    const { title, remedy } = wordsOf(asFault(reason));
    tell("bad", title, remedy);
  }
}
