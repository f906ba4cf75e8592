// The two questions between a typed value and a kept score: is it meant, and why is it changed. Each
// stands where the keys were, so that one tap answers it.

import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import type { Spot } from "./course";
import { say } from "./words";
import { eraseAll, type Question, question, save, valueAt } from "./writing";

export function Questions({ spot }: { spot: Spot }) {
  const asked = question.value;
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    box.current?.querySelector("button")?.focus({ preventScroll: true });
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
      <Button
        weight="primary"
        onClick={() => {
          question.value = null;
          save({ isConfirmed: true });
        }}
      >
        {say("doubt.yes", { value })}
      </Button>
      <Button onClick={eraseAll}>{say("doubt.no")}</Button>
    </>
  );
}

const reasons = ["correct.typo", "correct.misjudged", "correct.discussed"] as const;

function Correction(props: {
  readonly asked: Extract<Question, { kind: "correction" }>;
  readonly spot: Spot;
}) {
  const { value, isConfirmed } = props.asked;
  const other = useSignal("");
  const keep = (reason: string) => {
    question.value = null;
    save({ isConfirmed, reason });
  };
  return (
    <>
      <h3 id="judge-asks">
        {say("correct.title", { old: valueAt(props.spot.cell) ?? "–", value })}
      </h3>
      {reasons.map((reason) => (
        <Button key={reason} onClick={() => keep(say(reason))}>
          {say(reason)}
        </Button>
      ))}
      <form
        class="stack-tight"
        onSubmit={(event) => {
          event.preventDefault();
          if (other.value.trim() !== "") {
            keep(other.value.trim());
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
      <Button weight="quiet" onClick={eraseAll}>
        {say("correct.cancel")}
      </Button>
    </>
  );
}
