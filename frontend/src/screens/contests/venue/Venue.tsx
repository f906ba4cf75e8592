// A contest goes to a venue's server and comes back, by files; what a file brought and has no place
// here is decided upon.

import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { call } from "../../../api/client";
import { asFault, Fault } from "../../../api/faults";
import { saveFile } from "../../../api/files";
import { useQuestion } from "../../../api/resource";
import type { FieldProblem } from "../../../forms/useSaving";
import {
  CallBackContestDocument,
  CarryContestDocument,
  ContestVenueDocument,
  type ContestVenueQuery,
  DecideReturnedDocument,
  ReceiveReturnDocument,
  ReturnContestDocument,
} from "../../../gql/graphql";
import { t } from "../../../i18n";
import { Button } from "../../../ui/Button";
import { Notice } from "../../../ui/Notice";
import { Skeleton } from "../../../ui/Skeleton";
import { Failed, wordsOf } from "../../../ui/State";
import { tell } from "../../../ui/toasts";
import { patience } from "../../batches/upload";
import { type PartProps, put } from "../load";
import { SheetForm } from "../SheetForm";
import { say } from "./words";

type Carries = NonNullable<ContestVenueQuery["contest"]>["carries"]["nodes"];

interface HeldThing {
  readonly key?: string;
  readonly id?: string;
  readonly label: string;
  readonly records: number;
}

/** What a file brought, or would bring. */
interface Brought {
  readonly isRehearsal: boolean;
  readonly records: number;
  readonly isNewest: boolean;
  readonly isHome: boolean;
  readonly held: readonly HeldThing[];
  readonly unlinked: readonly string[];
  readonly minutesAhead: number;
}

export function Venue({ contest, onReload }: PartProps) {
  const { state, reload } = useQuestion(ContestVenueDocument, () => ({ id: contest.id }));
  const passphrase = useSignal("");
  const isBusy = useSignal(false);
  const asked = useSignal<Asked | null>(null);
  const { data, fault } = state.value;
  if (fault && !data) {
    return <Failed fault={fault} onRetry={reload} />;
  }
  if (!data) {
    return <Skeleton lines={4} />;
  }
  const carries = data.contest?.carries.nodes ?? [];
  const contestId = contest.id;
  const done = () => {
    reload();
    onReload();
  };
  // A second file of the same journey would take the place of the first before it is fetched.
  const saving = async (ask: () => Promise<Said>) => {
    isBusy.value = true;
    await attempt(async () => {
      const said = checked(await ask());
      await saveFile(said.url ?? "");
      passphrase.value = said.passphrase ?? "";
    });
    isBusy.value = false;
    done();
  };
  const bring = () => saving(() => put(ReturnContestDocument, { contestId, isLast: false }));
  const ask = (what: Asked) => (
    <Button
      disabled={isBusy.value}
      onClick={() => {
        asked.value = what;
      }}
    >
      {say(what)}
    </Button>
  );
  const sheet = asked.value && (
    <SheetForm<Said>
      title={say(asked.value)}
      draft={`${contestId}:${asked.value}`}
      hint={say(hints[asked.value])}
      fields={[]}
      action={say(asked.value)}
      send={changes[asked.value](contestId)}
      onSaved={(said) => {
        asked.value = null;
        void (said.url ? saving(async () => said) : done());
      }}
      onClose={() => {
        asked.value = null;
      }}
    />
  );
  const [last] = carries;
  if (last?.place === "VENUE") {
    return (
      <div class="stack">
        <p class="muted">{say("returnHint")}</p>
        <div class="cluster">
          <Button icon="download" disabled={isBusy.value} onClick={() => void bring()}>
            {say("return")}
          </Button>
          {ask("last")}
        </div>
        {sheet}
      </div>
    );
  }
  return (
    <div class="stack">
      {passphrase.value && (
        <Notice tone="warn" title={say("passphrase", { words: passphrase.value })} />
      )}
      <p class="muted">{say(contest.awaySince ? "callBackHint" : "carryHint")}</p>
      <div class="cluster">{ask(contest.awaySince ? "callBack" : "carry")}</div>
      {sheet}
      {last && <ReturnedFile contestId={contestId} onTaken={done} />}
      <HeldThings contestId={contestId} carries={carries} onDecided={done} />
    </div>
  );
}

/** What changes who has the set-up; it is asked first. */
type Asked = "carry" | "last" | "callBack";

interface Said extends Refused {
  readonly url?: string | null;
  readonly passphrase?: string | null;
}

const hints = { carry: "carryHint", last: "returnHint", callBack: "callBackHint" } as const;

type Send = (input: object, idempotencyKey: string) => Promise<Said>;

const changes: Readonly<Record<Asked, (contestId: string) => Send>> = {
  carry: (contestId) => (_, idempotencyKey) =>
    put(CarryContestDocument, { contestId, idempotencyKey }),
  last: (contestId) => (_, idempotencyKey) =>
    put(ReturnContestDocument, { contestId, isLast: true, idempotencyKey }),
  callBack: (contestId) => (_, idempotencyKey) =>
    put(CallBackContestDocument, { contestId, idempotencyKey }),
};

interface Refused {
  readonly problems: readonly FieldProblem[];
}

/** Give what a mutation said. Raises Fault with its first problem. */
function checked<Payload extends Refused>(said: Payload): Payload {
  const [problem] = said.problems;
  if (problem) {
    throw new Fault("REFUSED", problem.message, problem.remedy ?? "");
  }
  return said;
}

/** Do what may be refused, and tell of it. */
async function attempt(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (reason) {
    const { title, remedy } = wordsOf(asFault(reason));
    tell("bad", title, remedy);
  }
}

/** A file is looked at first: what would come of it is told before anything is written. */
function ReturnedFile({ contestId, onTaken }: { contestId: string; onTaken: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  const chosen = useSignal(new Blob());
  const brought = useSignal<Brought | null>(null);
  const send = (isRehearsal: boolean) =>
    attempt(async () => {
      brought.value = null;
      const said = checked(await put(ReceiveReturnDocument, { contestId, isRehearsal }));
      brought.value = await call<Brought>(said.url ?? "", {
        method: "PUT",
        file: chosen.value,
        wait: patience,
      });
    });
  // The bytes are read at once: on a stick the file may be gone before it is taken in.
  const choose = async (file: File | undefined) => {
    if (!file) {
      return;
    }
    const bytes = await file.arrayBuffer().catch(() => tell("bad", say("unread")));
    if (bytes) {
      chosen.value = new Blob([bytes]);
      await send(true);
    }
  };
  const told = brought.value;
  return (
    <div class="stack-tight">
      <input
        class="hidden-text"
        ref={field}
        type="file"
        tabIndex={-1}
        aria-label={say("receive")}
        onChange={(event) => {
          void choose(event.currentTarget.files?.[0]);
          event.currentTarget.value = "";
        }}
      />
      <div class="cluster">
        <Button icon="upload" onClick={() => field.current?.click()}>
          {say("receive")}
        </Button>
      </div>
      {told && (
        <Notice
          tone={told.isRehearsal ? "info" : "good"}
          title={say(told.isRehearsal ? "looked" : "taken", { count: told.records })}
        >
          <p>
            {!told.isNewest && say("old")} {say(told.isHome ? "home" : "away")}
          </p>
          {told.minutesAhead > 0 && <p>{say("clock", { count: told.minutesAhead })}</p>}
          {told.unlinked.length > 0 && (
            <p>{say("unlinked", { names: told.unlinked.join(t("list.comma")) })}</p>
          )}
          {told.held.map((one) => (
            <p key={one.id}>{wordsOfHeld(one)}</p>
          ))}
          {told.isRehearsal && (
            <Button weight="primary" onClick={() => void send(false).then(onTaken)}>
              {say("take")}
            </Button>
          )}
        </Notice>
      )}
    </div>
  );
}

const wordsOfHeld = ({ label, records }: HeldThing) => say("held", { label, count: records });

const decisionOn = ({ label }: HeldThing, isTaken: boolean) =>
  `${say(isTaken ? "take" : "leave")} ${label}`;

interface Decided {
  readonly key: string;
  readonly isTaken: boolean;
  readonly title: string;
}

interface HeldProps {
  readonly contestId: string;
  readonly carries: Carries;
  readonly onDecided: () => void;
}

/** What waits, or was left out and can be taken after all. */
function HeldThings({ contestId, carries, onDecided }: HeldProps) {
  const deciding = useSignal<Decided | null>(null);
  const end = () => {
    deciding.value = null;
  };
  const { key = "", isTaken = false } = deciding.value ?? {};
  const held = carries.flatMap((one) => one.held).filter(({ state }) => state !== "TAKEN");
  return (
    <>
      {held.map((one) => (
        <div key={one.key} class="cluster">
          <p>{wordsOfHeld(one)}</p>
          {(one.state === "LEFT" ? [true] : [true, false]).map((isTaken) => (
            <Button
              key={String(isTaken)}
              label={decisionOn(one, isTaken)}
              onClick={() => {
                deciding.value = { key: one.key, isTaken, title: decisionOn(one, isTaken) };
              }}
            >
              {say(isTaken ? "take" : "leave")}
            </Button>
          ))}
        </div>
      ))}
      {deciding.value && (
        <SheetForm
          title={deciding.value.title}
          draft={`${contestId}:${deciding.value.key}:${deciding.value.isTaken}`}
          fields={[{ name: "reason", label: say("reason"), kind: "text", isRequired: true }]}
          send={(input: object, idempotencyKey) =>
            put(DecideReturnedDocument, { contestId, key, isTaken, ...input, idempotencyKey })
          }
          onSaved={() => {
            end();
            onDecided();
          }}
          onClose={end}
        />
      )}
    </>
  );
}
