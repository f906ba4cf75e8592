// The questions between what a judge gives and what is kept: is it meant, and why. Each stands where
// the keys were, so that one tap answers it.

import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { columnName, valueWords } from "./columnName";
import type { Spot } from "./course";
import { cancel, saveStatus } from "./marking";
import { say } from "./words";
import { affirm, eraseAll, type Question, question, save, valueAt } from "./writing";

export function Questions({ spot }: { spot: Spot }) {
  const asked = question.value;
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // The Enter that was meant for a score must give nobody a status.
    const first = asked?.kind === "status" ? ".button-quiet" : "button";
    box.current?.querySelector<HTMLElement>(first)?.focus({ preventScroll: true });
  }, [asked?.kind]);
  return (
    <div
      class="judge-question stack-tight"
      ref={box}
      role="alertdialog"
      aria-labelledby="judge-asks"
      onKeyDown={leaveHeldKeys}
    >
      {asked?.kind === "doubt" && <Doubt asked={asked} />}
      {asked?.kind === "correction" && <Correction asked={asked} spot={spot} />}
      {asked?.kind === "penalty" && <Penalty value={asked.value} />}
      {asked?.kind === "status" && <Status status={asked.status} spot={spot} />}
    </div>
  );
}

/** A key that is still held down from before answers nothing. */
function leaveHeldKeys(event: KeyboardEvent): void {
  if (event.repeat && !(event.target instanceof HTMLInputElement)) {
    event.preventDefault();
  }
}

function Doubt({ asked }: { asked: Extract<Question, { kind: "doubt" }> }) {
  const { value, why } = asked;
  return (
    <>
      <h3 id="judge-asks">{say("doubt.title", { value })}</h3>
      <p>{say(`doubt.${why}`)}</p>
      <Button weight="primary" onClick={() => affirm(why)}>
        {say("doubt.yes", { value })}
      </Button>
      <Button onClick={eraseAll}>{say("doubt.no")}</Button>
    </>
  );
}

const ofCorrection = ["correct.typo", "correct.misjudged", "correct.discussed"] as const;
const ofPenalty = ["why.unsafe", "why.overtime", "why.discipline"] as const;
const ofStatus = {
  STARTING: ofCorrection,
  DID_NOT_START: ["why.absent", "why.renounced"],
  DID_NOT_FINISH: ["why.left", "why.overtime", "why.equipment"],
  DISQUALIFIED: ["why.cheating", "why.impostor", "why.unsafe"],
} as const;

type Reason =
  | (typeof ofCorrection)[number]
  | (typeof ofPenalty)[number]
  | (typeof ofStatus)[keyof typeof ofStatus][number];

function Correction(props: {
  readonly asked: Extract<Question, { kind: "correction" }>;
  readonly spot: Spot;
}) {
  const { value, isConfirmed } = props.asked;
  return (
    <>
      <h3 id="judge-asks">
        {say("correct.title", { old: valueAt(props.spot.cell) ?? "–", value })}
      </h3>
      <Reasons
        reasons={ofCorrection}
        onKeep={(reason) => {
          question.value = null;
          save({ isConfirmed, reason });
        }}
      />
    </>
  );
}

function Penalty({ value }: { value: string }) {
  return (
    <>
      <h3 id="judge-asks">{say("mark.deduct", { value })}</h3>
      <Reasons
        reasons={ofPenalty}
        onKeep={(reason) => {
          question.value = null;
          save({ reason });
        }}
      />
    </>
  );
}

function Status(props: {
  readonly status: Extract<Question, { kind: "status" }>["status"];
  readonly spot: Spot;
}) {
  const { status, spot } = props;
  return (
    <>
      <h3 id="judge-asks">
        {say("mark.ask", {
          bib: spot.entrant.bib,
          column: columnName(spot.column),
          status: valueWords(spot.column, status),
        })}
      </h3>
      <p>{say(`mark.${status}`)}</p>
      <Reasons reasons={ofStatus[status]} onKeep={(reason) => saveStatus(status, reason)} />
    </>
  );
}

interface ReasonsProps {
  readonly reasons: readonly Reason[];
  readonly onKeep: (reason: string) => void;
}

/** A short list, and a field for what it does not have. */
function Reasons({ reasons, onKeep }: ReasonsProps) {
  const other = useSignal("");
  return (
    <>
      {reasons.map((reason) => (
        <Button key={reason} onClick={() => onKeep(say(reason))}>
          {say(reason)}
        </Button>
      ))}
      <form
        class="stack-tight"
        onSubmit={(event) => {
          event.preventDefault();
          if (other.value.trim() !== "") {
            onKeep(other.value.trim());
          }
        }}
      >
        <TextField
          label={say("correct.other")}
          value={other.value}
          maxLength={200}
          onInput={(text) => {
            other.value = text;
          }}
        />
        {other.value.trim() !== "" && (
          <Button type="submit" weight="primary">
            {say("correct.save")}
          </Button>
        )}
      </form>
      <Button weight="quiet" onClick={cancel}>
        {say("correct.cancel")}
      </Button>
    </>
  );
}
