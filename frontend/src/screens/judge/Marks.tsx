// What is noted of an entry beside its scores, one tap from any of its cells: a penalty, and the
// three ways not to be ranked. What stands is pressed.

import type { ComponentChildren } from "preact";
import { Button } from "../../ui/Button";
import { markOf, type Spot } from "./course";
import { stay } from "./Keys";
import { chooseStatus, startPenalty, takeBackPenalty } from "./marking";
import { markSpot, statuses, statusSpot } from "./marks";
import { say } from "./words";
import { backToScoring, saidAt, sheet } from "./writing";

/** The letter of the keyboard that does it. */
export const letters = {
  PENALTY: "p",
  DID_NOT_START: "s",
  DID_NOT_FINISH: "f",
  DISQUALIFIED: "d",
} as const;

export function Marks({ spot }: { spot: Spot }) {
  const here = sheet.value;
  if (!here) {
    return null;
  }
  const deducted = saidAt(markSpot(here, spot, "PENALTY").cell);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid everywhere.
    <div class="judge-marks" role="group" aria-label={say("mark.label")}>
      <MarkKey
        letter={letters.PENALTY}
        isSaid={deducted !== null && Number(deducted) > 0}
        onPress={startPenalty}
      >
        {say("mark.PENALTY")}
      </MarkKey>
      {statuses.map((status) => (
        <MarkKey
          key={status}
          letter={letters[status]}
          isSaid={saidAt(statusSpot(here, spot, status, saidAt).cell) === status}
          onPress={() => chooseStatus(status)}
        >
          {say(`status.${status}`)}
        </MarkKey>
      ))}
    </div>
  );
}

interface MarkKeyProps {
  readonly letter: string;
  readonly isSaid: boolean;
  readonly onPress: () => void;
  readonly children: ComponentChildren;
}

function MarkKey({ letter, isSaid, onPress, children }: MarkKeyProps) {
  return (
    <button
      type="button"
      class="judge-mark"
      aria-pressed={isSaid}
      aria-keyshortcuts={letter}
      onMouseDown={stay}
      onClick={onPress}
    >
      {children}
      <span class="judge-letter" aria-hidden="true">
        {letter.toUpperCase()}
      </span>
    </button>
  );
}

/** The ways on from a penalty or a status: take it back, or leave it. */
export function MarkWays({ spot }: { spot: Spot }) {
  const said = saidAt(spot.cell);
  const isStatus = markOf(spot.column) === "STATUS";
  const stands = said !== null && (isStatus ? said !== "STARTING" : Number(said) > 0);
  return (
    <div class="judge-ways">
      {stands && (
        <Button onClick={() => (isStatus ? chooseStatus("STARTING") : takeBackPenalty())}>
          {say(isStatus ? "mark.restart" : "mark.undo")}
        </Button>
      )}
      <Button weight="quiet" onClick={() => backToScoring(spot)}>
        {say("mark.back")}
      </Button>
    </div>
  );
}
