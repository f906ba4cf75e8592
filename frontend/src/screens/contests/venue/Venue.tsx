// A contest goes to a venue's server and comes back, by files; what a file brought and has no place
// here is decided upon.

import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { call } from "../../../api/client";
import { asFault, Fault } from "../../../api/faults";
import { saveFile } from "../../../api/files";
import { useQuestion } from "../../../api/resource";
import {
  CallBackContestDocument,
  CarryContestDocument,
  ContestVenueDocument,
  type ContestVenueQuery,
  DecideReturnedDocument,
  ReceiveReturnDocument,
  ReturnContestDocument,
} from "../../../gql/graphql";
import { Button } from "../../../ui/Button";
import { Notice } from "../../../ui/Notice";
import { Skeleton } from "../../../ui/Skeleton";
import { Failed, wordsOf } from "../../../ui/State";
import { tell } from "../../../ui/toasts";
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
  const act = (work: () => Promise<unknown>) => () => void attempt(work).then(done);
  const carry = act(async () => {
    const said = checked(await put(CarryContestDocument, { contestId }));
    passphrase.value = said.passphrase ?? "";
    await saveFile(said.url ?? "");
  });
  const bring = (isLast: boolean) =>
    act(async () => {
      const said = checked(await put(ReturnContestDocument, { contestId, isLast }));
      await saveFile(said.url ?? "");
    });
  const callBack = act(async () => checked(await put(CallBackContestDocument, { contestId })));
  const [last] = carries;
  if (last?.place === "VENUE") {
    return (
      <div class="stack">
        <p class="muted">{say("returnHint")}</p>
        <div class="cluster">
          <Button icon="download" onClick={bring(false)}>
            {say("return")}
          </Button>
          <Button onClick={bring(true)}>{say("last")}</Button>
        </div>
      </div>
    );
  }
  return (
    <div class="stack">
      {passphrase.value && (
        <Notice tone="warn" title={say("passphrase", { words: passphrase.value })} />
      )}
      <p class="muted">{say(contest.awaySince ? "callBackHint" : "carryHint")}</p>
      <div class="cluster">
        <Button onClick={contest.awaySince ? callBack : carry}>
          {say(contest.awaySince ? "callBack" : "carry")}
        </Button>
      </div>
      {last && <ReturnedFile contestId={contestId} onTaken={done} />}
      <HeldThings contestId={contestId} carries={carries} onDecided={done} />
    </div>
  );
}

interface Refused {
  readonly problems: readonly { readonly message: string; readonly remedy: string | null }[];
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
      brought.value = await call<Brought>(said.url ?? "", { method: "PUT", file: chosen.value });
    });
  // The bytes are read at once: on a stick the file may be gone before it is taken in.
  const choose = async (file: File | undefined) => {
    if (file) {
      chosen.value = new Blob([await file.arrayBuffer()]);
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
            <p>{say("unlinked", { names: told.unlinked.join("、") })}</p>
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

interface HeldProps {
  readonly contestId: string;
  readonly carries: Carries;
  readonly onDecided: () => void;
}

/** What waits, or was left out and can be taken after all. */
function HeldThings({ contestId, carries, onDecided }: HeldProps) {
  const deciding = useSignal<{ readonly key: string; readonly isTaken: boolean } | null>(null);
  const end = () => {
    deciding.value = null;
  };
  const held = carries.flatMap((one) => one.held).filter(({ state }) => state !== "TAKEN");
  return (
    <>
      {held.map((one) => (
        <div key={one.key} class="cluster">
          <p>{wordsOfHeld(one)}</p>
          {(one.state === "LEFT" ? [true] : [true, false]).map((isTaken) => (
            <Button
              key={String(isTaken)}
              onClick={() => {
                deciding.value = { key: one.key, isTaken };
              }}
            >
              {say(isTaken ? "take" : "leave")}
            </Button>
          ))}
        </div>
      ))}
      {deciding.value && (
        <SheetForm
          title={say(deciding.value.isTaken ? "take" : "leave")}
          draft={`${contestId}:${deciding.value.key}`}
          fields={[{ name: "reason", label: say("reason"), kind: "text", isRequired: true }]}
          send={(input: object, idempotencyKey) =>
            put(DecideReturnedDocument, { contestId, ...deciding.value, ...input, idempotencyKey })
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
