// What is seldom needed: how this device stands, the pass, the way of writing, unsent scores as a
// file, and the way out.

import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { asFault } from "../../api/faults";
import { LanguageSwitch } from "../../i18n/LanguageSwitch";
import { localTime } from "../../lib/dates";
import { exported, importedFrom } from "../../offline/exports";
import { offlineStart } from "../../offline/registration";
import { Button } from "../../ui/Button";
import { Checkbox, RadioGroup } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { wordsOf } from "../../ui/State";
import { tell } from "../../ui/toasts";
import { isPersisted, leave, outbox, renewPass } from "./desk";
import { say } from "./words";
import { chooseOrder, isAutomatic, order, switchAutomatic } from "./writing";

const skewWorthSaying = 2 * 60_000;

export function More() {
  return (
    <div class="stack">
      <Device />
      <Pass />
      <Writing />
      <Backup />
      <Leaving />
    </div>
  );
}

function Device() {
  const start = offlineStart.value;
  const skew = outbox.value?.holdings.value.skew ?? 0;
  return (
    <section class="card stack-tight" aria-labelledby="judge-device">
      <h2 id="judge-device">{say("more.device")}</h2>
      {start === "ready" || start === "preparing" ? (
        <p data-offline-start={start}>{say(`more.start.${start}`)}</p>
      ) : (
        <Notice tone="warn">{say(`more.start.${start}`)}</Notice>
      )}
      <p class="muted">{say(isPersisted.value ? "more.persisted" : "more.notPersisted")}</p>
      {Math.abs(skew) >= skewWorthSaying && (
        <Notice tone="warn">
          {say("more.clock", { minutes: Math.round(Math.abs(skew) / 60_000) })}
        </Notice>
      )}
    </section>
  );
}

function Pass() {
  const judge = outbox.value?.judge.value;
  return (
    <section class="card stack-tight" aria-labelledby="judge-pass">
      <h2 id="judge-pass">{say("more.pass")}</h2>
      <dl class="judge-facts">
        <dt>{say("more.judge")}</dt>
        <dd>{judge?.name}</dd>
        {judge?.endsAt && (
          <>
            <dt>{say("more.until")}</dt>
            <dd>{localTime(judge.endsAt)}</dd>
          </>
        )}
      </dl>
      <Button onClick={renewPass}>{say("more.renew")}</Button>
    </section>
  );
}

function Writing() {
  return (
    <section class="card stack-tight" aria-labelledby="judge-writing">
      <h2 id="judge-writing">{say("more.writing")}</h2>
      <RadioGroup
        label={say("more.order")}
        value={order.value}
        choices={(["ENTRIES", "CRITERIA"] as const).map((value) => ({
          value,
          label: say(`more.order.${value}`),
        }))}
        onChange={(value) => chooseOrder(value === "CRITERIA" ? "CRITERIA" : "ENTRIES")}
      />
      <Checkbox
        label={say("more.auto")}
        hint={say("more.autoHint")}
        isChecked={isAutomatic.value}
        onChange={switchAutomatic}
      />
    </section>
  );
}

function Backup() {
  const held = outbox.value?.holdings.value;
  const count = held?.queue.length ?? 0;
  return (
    <section class="card stack-tight" aria-labelledby="judge-backup">
      <h2 id="judge-backup">{say("more.backup")}</h2>
      <p data-unsent={count}>{count > 0 ? say("more.unsent", { count }) : say("more.allSent")}</p>
      {held && held.strangers > 0 && (
        <p class="muted">{say("more.strangers", { count: held.strangers })}</p>
      )}
      {count > 0 && (
        <div class="cluster">
          <Button onClick={() => void outbox.value?.wake()}>{say("more.send")}</Button>
          <Button icon="download" onClick={() => void saveUnsent()}>
            {say("more.export")}
          </Button>
        </div>
      )}
      <p class="small muted">{say("more.exportHint")}</p>
      <Import />
    </section>
  );
}

async function saveUnsent(): Promise<void> {
  const opened = outbox.peek();
  const records = opened?.holdings.peek().queue.map(({ record }) => record) ?? [];
  const now = new Date();
  const file = await exported(records, now, opened?.judge.peek()?.sealKey ?? null);
  const content = new Blob([JSON.stringify(file, null, 1)], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = `scores-${now.toISOString().slice(0, 19).replace(/\D/g, "")}.json`;
  link.dataset.outside = "";
  document.body.append(link);
  link.click();
  link.remove();
  URL.revokeObjectURL(link.href);
}

function Import() {
  const field = useRef<HTMLInputElement>(null);
  const take = async (file: File | undefined) => {
    const records = file ? importedFrom(await file.text()) : null;
    if (!records) {
      tell("bad", say("more.importFailed"));
      return;
    }
    const taken = (await outbox.peek()?.takeIn(records)) ?? 0;
    tell("good", taken > 0 ? say("more.imported", { count: taken }) : say("more.importedNone"));
  };
  return (
    <>
      <input
        class="hidden-text"
        ref={field}
        type="file"
        accept="application/json,.json"
        tabIndex={-1}
        aria-label={say("more.import")}
        onChange={(event) => {
          void take(event.currentTarget.files?.[0]);
          event.currentTarget.value = "";
        }}
      />
      <Button icon="upload" onClick={() => field.current?.click()}>
        {say("more.import")}
      </Button>
    </>
  );
}

function Leaving() {
  const isRefused = useSignal(false);
  const count = outbox.value?.holdings.value.queue.length ?? 0;
  const go = async () => {
    try {
      isRefused.value = (await leave()) === "refused";
    } catch (reason) {
      const { title, remedy } = wordsOf(asFault(reason));
      tell("bad", title, remedy);
    }
  };
  return (
    <section class="stack-tight">
      {isRefused.value && count > 0 && (
        <Notice tone="bad" title={say("more.leaveRefused", { count })} isUrgent />
      )}
      <div class="cluster">
        <Button onClick={() => void go()}>{say("more.leave")}</Button>
        <LanguageSwitch />
      </div>
    </section>
  );
}
