// What the server had to say about a score, and what the judge can do about it.

import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import type { Spot } from "./course";
import { outbox } from "./desk";
import { say } from "./words";
import { cellAt, confirmAgain, question, stateAt } from "./writing";

const unlikely = "SCORE_UNLIKELY";

export function Answer({ spot }: { spot: Spot }) {
  const cell = cellAt(spot.cell);
  const state = stateAt(spot.cell);
  if (state !== cell.state || question.value) {
    return null;
  }
  const { receipt, value } = cell;
  if (state !== "CONFLICT" && state !== "HELD" && state !== "REFUSED") {
    return null;
  }
  return (
    <Notice
      tone={state === "HELD" ? "warn" : "bad"}
      title={receipt?.message ?? say(`said.${state}`)}
    >
      <p>{receipt?.remedy ?? (receipt?.message ? say(`said.${state}`) : "")}</p>
      {state === "REFUSED" && (
        <div class="notice-actions cluster">
          {receipt?.code === unlikely && value !== null && (
            <Button weight="primary" onClick={() => confirmAgain(spot)}>
              {say("said.again", { value })}
            </Button>
          )}
          <Button onClick={() => void outbox.value?.dismiss(spot.cell)}>{say("said.seen")}</Button>
        </div>
      )}
    </Notice>
  );
}
