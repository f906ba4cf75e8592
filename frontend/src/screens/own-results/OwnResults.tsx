// A contestant's own results on a phone, by the slip that the organizer printed. It stands outside
// the application's frame: contestants have no account, and nothing of them stays on the device.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { asFault, type Fault } from "../../api/faults";
import { LanguageSwitch } from "../../i18n/LanguageSwitch";
import { Badge, Tag } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { Emblem } from "../../ui/Icon";
import { Notice } from "../../ui/Notice";
import { Facts } from "../../ui/Panel";
import { Loading, wordsOf } from "../../ui/State";
import {
  attendance,
  criterionText,
  look,
  type OwnAward,
  type OwnEntry,
  type OwnPractice,
  type OwnRound,
  type OwnResults as Results,
  secretIn,
  takeSecret,
  timeText,
} from "./looking";
import "./own-results.css";
import { say } from "./words";

type State =
  | { readonly at: "asking"; readonly fault?: Fault; readonly secret?: string }
  | { readonly at: "waiting" }
  | { readonly at: "shown"; readonly results: Results; readonly secret: string };

export function OwnResults() {
  const state = useSignal<State>({ at: "asking" });
  const lookBy = async (secret: string) => {
    state.value = { at: "waiting" };
    try {
      state.value = { at: "shown", results: await look(secret), secret };
    } catch (reason) {
      state.value = { at: "asking", fault: asFault(reason), secret };
    }
  };
  useEffect(() => {
    const scan = () => {
      const secret = takeSecret();
      if (secret !== null) {
        void lookBy(secret);
      }
    };
    scan();
    // A second slip that is scanned on the same phone changes the fragment alone.
    window.addEventListener("hashchange", scan);
    return () => window.removeEventListener("hashchange", scan);
  }, []);
  const now = state.value;
  return (
    <div class="own">
      <header class="own-bar">
        <Emblem />
        <h1>{say("title")}</h1>
        <LanguageSwitch />
      </header>
      <main class="own-page stack">
        {now.at === "waiting" && <Loading />}
        {now.at === "asking" && (
          <Asking fault={now.fault} secret={now.secret} onLook={(secret) => void lookBy(secret)} />
        )}
        {now.at === "shown" && (
          <Shown
            results={now.results}
            secret={now.secret}
            onWhole={(results) => {
              state.value = { at: "shown", results, secret: now.secret };
            }}
            onAgain={() => {
              state.value = { at: "asking" };
            }}
          />
        )}
      </main>
      <footer class="own-foot muted small">{say("foot")}</footer>
    </div>
  );
}

interface AskingProps {
  readonly fault: Fault | undefined;
  /** The slip with which it went wrong. */
  readonly secret: string | undefined;
  readonly onLook: (secret: string) => void;
}

function Asking({ fault, secret, onLook }: AskingProps) {
  const text = useSignal("");
  const isMissing = useSignal(false);
  return (
    <>
      {fault && <Refused fault={fault} onRetry={secret ? () => onLook(secret) : undefined} />}
      <form
        class="card stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const found = secretIn(text.value);
          isMissing.value = found === null;
          if (found !== null) {
            onLook(found);
          }
        }}
      >
        <h2>{say("scan.title")}</h2>
        <p>{say("scan.what")}</p>
        <TextField
          label={say("scan.code")}
          value={text.value}
          isRequired
          error={isMissing.value ? say("scan.missing") : undefined}
          onInput={(value) => {
            text.value = value;
          }}
        />
        <Button type="submit" weight="primary">
          {say("scan.look")}
        </Button>
      </form>
    </>
  );
}

function Refused({ fault, onRetry }: { fault: Fault; onRetry: (() => void) | undefined }) {
  const { title, remedy } = wordsOf(fault);
  return (
    <Notice tone="bad" title={title} isUrgent>
      <p>{remedy}</p>
      {onRetry && fault.code !== "SLIP_INVALID" && (
        <div class="notice-actions">
          <Button onClick={onRetry}>{say("scan.retry")}</Button>
        </div>
      )}
    </Notice>
  );
}

interface ShownProps {
  readonly results: Results;
  readonly secret: string;
  readonly onWhole: (results: Results) => void;
  readonly onAgain: () => void;
}

function Shown({ results, secret, onWhole, onAgain }: ShownProps) {
  const { holder, entries, isWhole } = results;
  return (
    <>
      <div class="own-holder">
        {holder.name && <p class="own-name">{holder.name}</p>}
        <p class="muted">{say("bib", { bib: holder.bib })}</p>
      </div>
      {entries.map((entry) => (
        <Entry key={`${entry.contest} ${entry.discipline} ${entry.bib}`} entry={entry} />
      ))}
      {!isWhole && <More secret={secret} onWhole={onWhole} />}
      <p>
        <Button onClick={onAgain}>{say("scan.again")}</Button>
      </p>
    </>
  );
}

/** Other contests are shown to who knows the number too: a slip that was found shows its own alone. */
function More({ secret, onWhole }: Pick<ShownProps, "secret" | "onWhole">) {
  const text = useSignal("");
  const error = useSignal<string | undefined>(undefined);
  const isWorking = useSignal(false);
  const send = async () => {
    const number = text.value.trim().toUpperCase();
    if (!/^\d{17}[\dX]$/.test(number)) {
      error.value = say("more.missing");
      return;
    }
    isWorking.value = true;
    try {
      onWhole(await look(secret, number));
    } catch (reason) {
      const { title, remedy } = wordsOf(asFault(reason));
      error.value = `${title}${remedy}`;
    }
    isWorking.value = false;
  };
  return (
    <form
      class="card stack-tight"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h2>{say("more.title")}</h2>
      <p>{say("more.what")}</p>
      <TextField
        label={say("more.number")}
        value={text.value}
        maxLength={18}
        error={error.value}
        onInput={(value) => {
          text.value = value;
        }}
      />
      <Button type="submit" weight="primary" disabled={isWorking.value}>
        {say("more.look")}
      </Button>
    </form>
  );
}

function Entry({ entry }: { entry: OwnEntry }) {
  const { contest, rounds, awards, practice } = entry;
  return (
    <section class="card stack-tight" aria-label={`${contest} ${entry.discipline}`}>
      <h2>{contest}</h2>
      <p class="cluster">
        <Tag>{say(`kind.${entry.kind}`)}</Tag>
        {entry.isTeam && <Tag>{say("team")}</Tag>}
        {entry.isWithdrawn && <Badge tone="calm">{say("withdrawn")}</Badge>}
      </p>
      <p class="muted small">
        {entry.discipline} · {entry.organization} · {say("bib", { bib: entry.bib })}
        <br />
        {entry.startsOn === entry.endsOn
          ? entry.startsOn
          : say("dates", { from: entry.startsOn, to: entry.endsOn })}
      </p>
      {awards.map((award) => (
        <Award key={award.certificateNumber} award={award} />
      ))}
      {rounds.map((round) => (
        <Round key={round.name} round={round} />
      ))}
      {practice.length > 0 && <Practice contest={contest} practice={practice} />}
      {rounds.length === 0 && practice.length === 0 && <p>{say("nothing")}</p>}
    </section>
  );
}

function Award({ award }: { award: OwnAward }) {
  return (
    <p class="own-award">
      <Badge tone="good">{say(`award.${award.rank}`)}</Badge>{" "}
      <span class="muted small">
        {award.givenOn} · {say("award.number", { number: award.certificateNumber })}
      </span>
    </p>
  );
}

function Round({ round }: { round: OwnRound }) {
  if (!round.isReleased) {
    return (
      <div class="own-round">
        <h3>{round.name}</h3>
        <p class="muted">{say("round.waiting")}</p>
      </div>
    );
  }
  return (
    <div class="own-round">
      <h3>{round.name}</h3>
      <p class="own-place">
        <strong>{placeText(round)}</strong>
        {round.place !== null && round.ranked !== null && (
          <span class="muted"> {say("round.of", { ranked: round.ranked })}</span>
        )}
      </p>
      <p class="cluster">
        {round.isPending && <Badge tone="warn">{say("round.pending")}</Badge>}
        {round.advances && <Badge tone="good">{say("round.advances")}</Badge>}
      </p>
      <Facts facts={partsOf(round)} />
      {round.criteria.length > 0 && (
        <>
          <h4>{say("round.criteria")}</h4>
          <Facts facts={round.criteria.map((one) => [one.name, criterionText(one)])} />
          <p class="muted small">{say("round.criteriaHint")}</p>
        </>
      )}
    </div>
  );
}

function placeText({ place, isShared, status }: OwnRound): string {
  if (place !== null) {
    return say(isShared ? "round.shared" : "round.place", { place });
  }
  return status === null || status === "STARTING" ? say("round.none") : say(`status.${status}`);
}

/** What a total is made of, as far as there is something to say. */
function partsOf(round: OwnRound): [string, string][] {
  const { total, theory, practical, seconds, penalties } = round;
  return [
    ...(total === null ? [] : [[say("round.total"), total] as [string, string]]),
    ...(theory === null ? [] : [[say("round.theory"), theory] as [string, string]]),
    ...(practical === null ? [] : [[say("round.practical"), practical] as [string, string]]),
    ...(seconds === null ? [] : [[say("round.seconds"), timeText(seconds)] as [string, string]]),
    ...(Number(penalties ?? 0) === 0
      ? []
      : [[say("round.penalties"), penalties ?? ""] as [string, string]]),
  ];
}

function Practice(props: { readonly contest: string; readonly practice: readonly OwnPractice[] }) {
  const { contest, practice } = props;
  return (
    <div class="own-round">
      <h3>{say("practice.title", attendance(practice))}</h3>
      <table class="own-practice">
        <caption class="hidden-text">{say("practice.caption", { contest })}</caption>
        <thead>
          <tr>
            <th scope="col">{say("practice.day")}</th>
            <th scope="col">{say("practice.session")}</th>
            <th scope="col" class="own-reached">
              {say("practice.value")}
            </th>
          </tr>
        </thead>
        <tbody>
          {practice.map((one) => (
            <tr key={`${one.heldOn} ${one.name}`}>
              <td class="own-day">{one.heldOn}</td>
              <td>{one.name}</td>
              <td class="own-reached">
                {one.isBest && <Badge tone="good">{say("practice.best")}</Badge>} {reached(one)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function reached({ isPresent, value, unit }: OwnPractice): string {
  if (!isPresent) {
    return say("practice.absent");
  }
  return value === null ? say("practice.present") : `${value} ${unit}`;
}
