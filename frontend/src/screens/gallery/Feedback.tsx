// What the page says back: notices, refusals, questions, waiting, and having nothing to show.

import { signal, useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { Fault } from "../../api/faults";
import { FormTop } from "../../forms/FormTop";
import type { LiveDraft } from "../../forms/useDraft";
import type { Saving } from "../../forms/useSaving";
import { Button } from "../../ui/Button";
import { ConflictNotice } from "../../ui/ConflictNotice";
import { Countdown } from "../../ui/Countdown";
import { Dialog } from "../../ui/Dialog";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Notice, type NoticeTone } from "../../ui/Notice";
import { Progress } from "../../ui/Progress";
import { Sheet } from "../../ui/Sheet";
import { Skeleton } from "../../ui/Skeleton";
import { Empty, Failed, Loading, NoRights } from "../../ui/State";
import { tell } from "../../ui/toasts";
import { Section } from "./Section";
import { say } from "./words";

const tones: readonly NoticeTone[] = ["info", "good", "warn", "bad"];
const nothing = () => undefined;

export function Notices() {
  return (
    <Section title={say("notices")}>
      {tones.map((tone) => (
        <Notice key={tone} tone={tone} title={say("noticeTitle")}>
          {say("noticeText")}
        </Notice>
      ))}
      <ConflictNotice
        by={say("colleague")}
        at="2026-06-30T01:02:03Z"
        differences={[
          { id: "name", label: say("name"), mine: say("mine"), theirs: say("theirs") },
          { id: "town", label: say("town"), mine: null, theirs: say("townSample") },
        ]}
        onKeepMine={nothing}
        onTakeTheirs={nothing}
      />
    </Section>
  );
}

/** A form as it stands after the server was gone and the browser came back. */
function useTroubled(): { draft: LiveDraft<object>; saving: Saving } {
  return useMemo(() => {
    const restored = signal({ savedAt: Date.UTC(2026, 5, 30, 1, 2), isIncomplete: true });
    const draft = {
      values: signal({}),
      isDirty: signal(true),
      restored,
      change: nothing,
      discard: nothing,
      clear: nothing,
      keyOfAttempt: () => "",
      endAttempt: nothing,
    };
    const saving = {
      isWorking: signal(false),
      fault: signal(new Fault("OFFLINE", "", "")),
      problems: signal([]),
      save: () => Promise.resolve(),
      forget: nothing,
      errorAt: nothing,
    };
    return { draft, saving };
  }, []);
}

export function FormTops() {
  const { draft, saving } = useTroubled();
  return (
    <Section title={say("forms")}>
      <FormTop draft={draft} saving={saving} />
      <ErrorSummary
        isStill
        problems={[
          { message: say("problemName"), remedy: say("problemNameRemedy"), path: ["name"] },
          { message: say("problemOther"), remedy: say("problemOtherRemedy") },
        ]}
        fieldOf={({ path }) => (path ? "gallery-name" : undefined)}
      />
    </Section>
  );
}

export function Dialogs() {
  const opened = useSignal<"dialog" | "sheet" | null>(null);
  const open = (what: "dialog" | "sheet" | null) => () => {
    opened.value = what;
  };
  return (
    <Section title={say("dialogs")}>
      <div class="cluster">
        <Button weight="danger" onClick={open("dialog")}>
          {say("ask")}
        </Button>
        <Button onClick={open("sheet")}>{say("sheet")}</Button>
        <Button
          onClick={() =>
            tell("good", say("tellGoodText"), "", { label: say("undo"), onChoose: nothing })
          }
        >
          {say("tellGood")}
        </Button>
        <Button onClick={() => tell("bad", say("tellBadText"), say("tellBadRemedy"))}>
          {say("tellBad")}
        </Button>
      </div>
      {opened.value === "dialog" && (
        <Dialog
          title={say("askTitle")}
          confirm={say("askConfirm")}
          isDangerous
          onConfirm={open(null)}
          onCancel={open(null)}
        >
          <p>{say("askText")}</p>
        </Dialog>
      )}
      {opened.value === "sheet" && (
        <Sheet
          title={say("sheetTitle")}
          actions={
            <Button weight="primary" onClick={open(null)}>
              {say("save")}
            </Button>
          }
          onClose={open(null)}
        >
          <p>{say("noticeText")}</p>
        </Sheet>
      )}
    </Section>
  );
}

export function Times() {
  return (
    <Section title={say("progress")}>
      <Progress label={say("checking")} done={1250} total={20000} />
      <Progress label={say("reading")} done={0} total={null} />
      <Skeleton />
      {(["2026-12-31", "2026-07-15", "2026-06-30", "2026-06-01"] as const).map((due) => (
        <p key={due}>
          <Countdown today="2026-06-30" due={due} />
        </p>
      ))}
    </Section>
  );
}

export function States() {
  return (
    <Section title={say("states")}>
      <div class="columns">
        <Loading />
        <Empty title={say("emptyTitle")}>
          <p>{say("emptyText")}</p>
        </Empty>
        <Failed fault={new Fault("OFFLINE", "", "")} onRetry={nothing} />
        <NoRights />
      </div>
    </Section>
  );
}
