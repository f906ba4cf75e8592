// The steps of a round, in their order: draw, open, freeze the screen, close, check, release.

import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { FieldProblem } from "../../forms/useSaving";
import {
  CheckScoresDocument,
  CloseRoundDocument,
  DrawStartOrderDocument,
  FreezeRoundDocument,
  OpenRoundDocument,
  ReleaseRoundDocument,
} from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { tell } from "../../ui/toasts";
import type { FormField } from "./formFields";
import { put } from "./load";
import { ResultSheet } from "./paper/Documents";
import { countWord, type DeskRound, type DeskWork, type Unchecked } from "./roundData";
import { SheetForm } from "./SheetForm";
import { say } from "./words";

type Step = "draw" | "open" | "reopen" | "freeze" | "thaw" | "close" | "check" | "release";

interface ActionsProps {
  readonly round: DeskRound;
  /** Null where nobody has to check, or while it is not known what. */
  readonly unchecked: DeskWork["uncheckedScores"] | null;
  /** The judges who have not given all that is theirs, for reading; empty for none. */
  readonly unfinished: string;
  readonly onReload: () => void;
}

const none: DeskWork["uncheckedScores"] = { totalCount: { value: 0, exact: true }, nodes: [] };

export function DeskActions({ round, unfinished, onReload, ...given }: ActionsProps) {
  const unchecked = given.unchecked ?? none;
  const step = useSignal<Step | null>(null);
  // What is checked is what was there when the step was begun, not what came meanwhile.
  const looked = useRef(unchecked);
  const end = () => {
    step.value = null;
  };
  const steps = stepsOf(round, unchecked.nodes.length > 0);
  return (
    <div class="cluster desk-actions">
      {steps.map((one, place) => (
        <Button
          key={one}
          weight={place === 0 ? "primary" : "plain"}
          onClick={() => {
            looked.current = unchecked;
            step.value = one;
          }}
        >
          {wordOf(one, round, unchecked.nodes.length)}
        </Button>
      ))}
      <Button onClick={() => window.print()}>{say("desk.print")}</Button>
      <ResultSheet round={round} />
      {step.value && (
        <SheetForm
          key={step.value}
          title={wordOf(step.value, round, looked.current.nodes.length)}
          draft={`${round.id}:${step.value}:${round.revision}`}
          fields={fieldsOf(step.value, round, unfinished)}
          action={wordOf(step.value, round, looked.current.nodes.length)}
          {...hintOf(step.value, round, looked.current.totalCount)}
          send={sender(step.value, round, looked.current.nodes)}
          onSaved={() => {
            const done = step.peek();
            end();
            if (done === "check") {
              tell("good", say("desk.checked", { count: looked.current.nodes.length }));
            }
            onReload();
          }}
          onClose={end}
        />
      )}
    </div>
  );
}

/** What can be done now, the likeliest first. */
function stepsOf(round: DeskRound, hasUnchecked: boolean): readonly Step[] {
  switch (round.state) {
    case "SET_UP":
      return round.drawSeed ? ["open", "draw"] : ["draw", "open"];
    case "OPEN":
      return ["close", ...check(hasUnchecked), round.frozenAt ? "thaw" : "freeze"];
    case "CLOSED":
      return [...check(hasUnchecked), "release", "reopen", round.frozenAt ? "thaw" : "freeze"];
    case "PUBLISHED":
      return [];
  }
}

function check(isDue: boolean): readonly Step[] {
  return isDue ? ["check"] : [];
}

function wordOf(step: Step, round: DeskRound, unchecked: number): string {
  switch (step) {
    case "draw":
      return say(round.drawSeed ? "desk.drawAgain" : "desk.draw");
    case "open":
      return say("desk.OPEN");
    case "reopen":
      return say("desk.reopen");
    case "freeze":
      return say("desk.freeze");
    case "thaw":
      return say("desk.unfreeze");
    case "close":
      return say("desk.CLOSED");
    case "check":
      return say("desk.check", { count: unchecked });
    case "release":
      return say("desk.PUBLISHED");
  }
}

function fieldsOf(step: Step, round: DeskRound, unfinished: string): readonly FormField[] {
  const reason = { name: "reason", label: say("contest.reason"), kind: "text" } as const;
  switch (step) {
    case "draw":
      return [
        { name: "seed", label: say("desk.seed"), kind: "text" },
        ...(round.drawSeed ? [{ ...reason, isRequired: true }] : []),
      ];
    case "reopen":
      return [{ ...reason, isRequired: true }];
    case "release":
      return unfinished
        ? [
            {
              name: "anyway",
              label: say("desk.anyway"),
              kind: "yesNo",
              isRequired: true,
              hint: say("desk.unfinished", { judges: unfinished }),
            },
          ]
        : [];
    default:
      return [];
  }
}

function hintOf(
  step: Step,
  round: DeskRound,
  unchecked: DeskWork["uncheckedScores"]["totalCount"],
): { hint?: string } {
  const open = round.openConflicts.totalCount;
  switch (step) {
    case "draw":
      return { hint: say("desk.drawHint") };
    case "close":
      return { hint: say("desk.closeHint") };
    case "check":
      return {
        hint: say("desk.checkHint", {
          total: countWord(unchecked),
        }),
      };
    case "release":
      return {
        hint:
          open.value > 0
            ? say("desk.openConflicts", { count: countWord(open) })
            : say("desk.publishHint"),
      };
    default:
      return {};
  }
}

type Send = (
  input: object,
  idempotencyKey: string,
) => Promise<{ readonly problems: readonly FieldProblem[] }>;

function sender(step: Step, round: DeskRound, unchecked: readonly Unchecked[]): Send {
  const { id, revision } = round;
  return (input, idempotencyKey) => {
    switch (step) {
      case "draw":
        return put(DrawStartOrderDocument, { roundId: id, ...input, idempotencyKey });
      case "open":
      case "reopen":
        return put(OpenRoundDocument, { id, revision, ...input, idempotencyKey });
      case "freeze":
      case "thaw":
        return put(FreezeRoundDocument, { id, isFrozen: step === "freeze", idempotencyKey });
      case "close":
        return put(CloseRoundDocument, { id, revision, idempotencyKey });
      case "release":
        return put(ReleaseRoundDocument, { id, revision, idempotencyKey });
      case "check":
        return put(CheckScoresDocument, {
          scores: unchecked.map(({ id: score, version }) => ({ id: score, version })),
          idempotencyKey,
        });
    }
  };
}
