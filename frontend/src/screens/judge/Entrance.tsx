// Who enters: by the code that was scanned, or by the same code pasted.

import { useSignal } from "@preact/signals";
import type { Fault } from "../../api/faults";
import { isSpoken } from "../../offline/spoken";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { wordsOf } from "../../ui/State";
import { enter, goOn, outbox, scanned } from "./desk";
import { isRefusal, secretIn } from "./pass";
import { say } from "./words";

interface EntranceProps {
  readonly why: "none" | "officer" | "left";
  readonly fault: Fault | undefined;
}

export function Entrance({ why, fault }: EntranceProps) {
  const opened = outbox.value;
  const waiting = opened?.holdings.value.queue.length ?? 0;
  const strangers = opened?.holdings.value.strangers ?? 0;
  const name = opened?.judge.value?.name;
  if (scanned.value && name && waiting > 0) {
    return <OtherJudge name={name} count={waiting} secret={scanned.value} />;
  }
  return (
    <div class="card stack">
      <h2>{say("pass.title")}</h2>
      {why === "officer" && <Notice tone="warn">{say("pass.officer")}</Notice>}
      {why === "left" && <Notice tone="good">{say("more.left")}</Notice>}
      {fault && <Refused fault={fault} />}
      {strangers > 0 && <Notice tone="warn">{say("pass.kept", { count: strangers })}</Notice>}
      <p>{say("pass.what")}</p>
      <Form />
      {name && <Button onClick={goOn}>{say("pass.skip")}</Button>}
    </div>
  );
}

function Refused({ fault }: { fault: Fault }) {
  const { title, remedy } = wordsOf(fault);
  const secret = scanned.value;
  const isUnused = secret !== null && !isRefusal(fault);
  return (
    <Notice tone="bad" title={title} isUrgent>
      <p>{isUnused && !isSpoken(fault) ? say("pass.waiting") : remedy}</p>
      {isUnused && (
        <div class="notice-actions">
          <Button onClick={() => void enter(secret)}>{say("pass.retry")}</Button>
        </div>
      )}
    </Notice>
  );
}

/** Unsent scores belong to whoever wrote them: entering as another leaves them waiting. */
function OtherJudge(props: {
  readonly name: string;
  readonly count: number;
  readonly secret: string;
}) {
  const { name, count, secret } = props;
  return (
    <Notice tone="warn" title={say("pass.other.title", { name, count })}>
      <p>{say("pass.other.what", { name })}</p>
      <div class="notice-actions cluster">
        <Button onClick={goOn}>{say("pass.skip")}</Button>
        <Button onClick={() => void enter(secret)}>{say("pass.other.go")}</Button>
      </div>
    </Notice>
  );
}

function Form() {
  const text = useSignal("");
  const isMissing = useSignal(false);
  const send = () => {
    const secret = secretIn(text.value);
    isMissing.value = secret === null;
    if (secret !== null) {
      scanned.value = secret;
      void enter(secret);
    }
  };
  return (
    <form
      class="form stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <TextField
        label={say("pass.code")}
        value={text.value}
        isRequired
        error={isMissing.value ? say("pass.missing") : undefined}
        onInput={(value) => {
          text.value = value;
        }}
      />
      <Button type="submit" weight="primary">
        {say("pass.enter")}
      </Button>
    </form>
  );
}
