// One contest: what it is on top, then its rules, entries, judges and the rounds at the venue.

import { useSignal } from "@preact/signals";
import { useQuestion } from "../../api/resource";
import { ChangeContestStateDocument, ContestDocument, type ContestState } from "../../gql/graphql";
import { Lazy } from "../../Lazy";
import { addressWith, go, query } from "../../router";
import { Tag } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Menu, type MenuItem } from "../../ui/Menu";
import { Notice } from "../../ui/Notice";
import { Skeleton } from "../../ui/Skeleton";
import { Empty, Failed, Whole } from "../../ui/State";
import { type Tab, Tabs } from "../../ui/Tabs";
import { tell } from "../../ui/toasts";
import { ContestBadge } from "./ContestBadge";
import { CopyContestForm, EditContestForm } from "./ContestForm";
import { contestAddress } from "./ContestList";
import { Entries } from "./Entries";
import { Judges } from "./Judges";
import { type Lack, nextSteps } from "./lacks";
import { type Contest, type PartProps, put } from "./load";
import { Rounds } from "./Rounds";
import { SetUp } from "./SetUp";
import { SheetForm } from "./SheetForm";
import { daysOf, say } from "./words";

export function ContestPage({ id }: { id: string }) {
  const { state, reload } = useQuestion(ContestDocument, () => ({ id }));
  const { data, fault } = state.value;
  if (fault && !data) {
    return (
      <Whole title={say("title")}>
        <Failed fault={fault} onRetry={reload} />
      </Whole>
    );
  }
  if (!data) {
    return (
      <Whole title={say("title")}>
        <Skeleton lines={8} />
      </Whole>
    );
  }
  if (!data.contest) {
    return (
      <Whole title={say("title")}>
        <Empty title={say("gone")}>
          <p>{say("goneRemedy")}</p>
          <a href="/contests">{say("back")}</a>
        </Empty>
      </Whole>
    );
  }
  return <Found contest={data.contest} onReload={reload} />;
}

const near = { setup: SetUp, entries: Entries, judges: Judges, rounds: Rounds } as const;

/** What comes of a contest is fetched by those who want it. */
const far = {
  practice: async () => (await import("./outcomes/Practice")).Practice,
  appeals: async () => (await import("./outcomes/Appeals")).Appeals,
  awards: async () => (await import("./outcomes/Awards")).Awards,
  publication: async () => (await import("./outcomes/Publication")).Publication,
  venue: async () => (await import("./venue/Venue")).Venue,
} as const;

function Part({ name, ...props }: PartProps & { readonly name: string }) {
  if (name in far) {
    return <Lazy load={far[name as keyof typeof far]} props={props} />;
  }
  const Near = near[name as keyof typeof near];
  return <Near {...props} />;
}

function tabsOf(contest: Contest): readonly Tab[] {
  return [
    { id: "setup", label: say("tab.setup"), count: contest.disciplines.nodes.length },
    { id: "entries", label: say("tab.entries"), count: contest.entries.totalCount.value },
    { id: "judges", label: say("tab.judges"), count: contest.judges.totalCount.value },
    { id: "rounds", label: say("tab.rounds") },
    ...(contest.kind === "PRACTICE" ? [{ id: "practice", label: say("tab.practice") }] : []),
    { id: "appeals", label: say("tab.appeals") },
    { id: "awards", label: say("tab.awards") },
    { id: "publication", label: say("tab.publication") },
    { id: "venue", label: say("tab.venue") },
  ];
}

function Found({ contest, onReload }: { contest: Contest; onReload: () => void }) {
  const wanted = query.value.get("tab");
  const tabs = tabsOf(contest);
  const chosen = tabs.find(({ id }) => id === wanted)?.id ?? "setup";
  const isOpen = contest.state === "DRAFT" || contest.state === "OPEN";
  return (
    <div class="stack">
      <Head contest={contest} onReload={onReload} />
      {contest.awaySince && (
        <Notice tone="info" title={say("away.title")}>
          <p>{say("away.words")}</p>
        </Notice>
      )}
      {contest.state === "DRAFT" && <NextSteps contest={contest} />}
      <Tabs
        label={contest.name}
        chosen={chosen}
        onChoose={(tab) => go(addressWith({ tab }), { replace: true })}
        tabs={tabs}
      >
        <div class="contest-part">
          <Part name={chosen} contest={contest} isOpen={isOpen} onReload={onReload} />
        </div>
      </Tabs>
    </div>
  );
}

/** Where each thing is done that a round lacks; the contest itself is begun on this page. */
const tabOf: Readonly<Record<Lack, string | null>> = {
  criteria: "setup",
  theory: "setup",
  practical: "setup",
  entries: "entries",
  judges: "judges",
  draw: "rounds",
  contest: null,
};

/** What is left to do before scoring, each with the way there. */
function NextSteps({ contest }: { contest: Contest }) {
  const steps = nextSteps(contest);
  if (steps.length === 0) {
    return null;
  }
  return (
    <nav aria-label={say("rounds.lacks")}>
      <Notice tone="info" title={say("rounds.lacks")}>
        <ul class="cluster">
          {steps.map((step) => {
            const tab = tabOf[step];
            const words = say(`lack.${step}`);
            return (
              <li key={step} class="contest-step">
                {tab ? <a href={addressWith({ tab })}>{words}</a> : words}
              </li>
            );
          })}
        </ul>
      </Notice>
    </nav>
  );
}

type Doing = "edit" | "copy" | ContestState | null;

/** What people may set a contest to; publishing and its withdrawal are acts of their own. */
const nextStates: Readonly<Record<ContestState, readonly ContestState[]>> = {
  DRAFT: ["OPEN", "CANCELLED"],
  OPEN: ["CLOSED", "DRAFT", "CANCELLED"],
  CLOSED: ["OPEN"],
  PUBLISHED: [],
  CANCELLED: [],
};

function Head({ contest, onReload }: { contest: Contest; onReload: () => void }) {
  const doing = useSignal<Doing>(null);
  const begin = (what: Doing) => () => {
    doing.value = what;
  };
  const end = begin(null);
  const saved = () => {
    end();
    tell("good", say("contest.saved"));
    onReload();
  };
  const [main, ...others] = nextStates[contest.state];
  const items: MenuItem[] = [
    ...(main ? [{ id: "edit", label: say("contest.edit"), onChoose: begin("edit") }] : []),
    { id: "copy", label: say("contest.copy"), onChoose: begin("copy") },
    ...others.map((state) => ({
      id: state,
      label: wordOf(state, contest.state),
      isDangerous: state === "CANCELLED",
      onChoose: begin(state),
    })),
  ];
  return (
    <header class="contest-line">
      <div class="stack-tight">
        <p>
          <a href="/contests">{say("back")}</a>
        </p>
        <h1>{contest.name}</h1>
        <p class="cluster">
          <ContestBadge state={contest.state} />
          <Tag>{say(`ContestKind.${contest.kind}`)}</Tag>
          <Tag>{say(`ContestLevel.${contest.level}`)}</Tag>
          {contest.trade && <Tag>{contest.trade}</Tag>}
        </p>
        <p class="muted">
          {daysOf(contest)}
          {contest.hostBranch && ` · ${contest.hostBranch.name}`}
          {contest.standard && ` · ${contest.standard}`}
        </p>
      </div>
      <div class="cluster">
        {main && (
          <Button weight={contest.state === "DRAFT" ? "primary" : "plain"} onClick={begin(main)}>
            {wordOf(main, contest.state)}
          </Button>
        )}
        <Menu label={say("more")} items={items} />
      </div>
      {doing.value === "edit" && (
        <EditContestForm contest={contest} onClose={end} onSaved={saved} />
      )}
      {doing.value === "copy" && (
        <CopyContestForm
          contest={contest}
          onClose={end}
          onSaved={(id) => {
            end();
            go(contestAddress(id));
          }}
        />
      )}
      {doing.value !== null && doing.value !== "edit" && doing.value !== "copy" && (
        <StateForm contest={contest} state={doing.value} onClose={end} onReload={onReload} />
      )}
    </header>
  );
}

/** What leads to a state: what was over is not begun but goes on. */
function wordOf(state: ContestState, from: ContestState): string {
  if (state === "OPEN" && from === "CLOSED") {
    return say("contest.reopen");
  }
  return state === "PUBLISHED" ? say(`ContestState.${state}`) : say(`contest.${state}`);
}

interface StateFormProps {
  readonly contest: Contest;
  readonly state: ContestState;
  readonly onClose: () => void;
  readonly onReload: () => void;
}

function StateForm({ contest, state, onClose, onReload }: StateFormProps) {
  return (
    <SheetForm
      title={wordOf(state, contest.state)}
      draft={`contest:${contest.id}:${state}`}
      fields={[{ name: "reason", label: say("contest.reason"), kind: "text" }]}
      action={wordOf(state, contest.state)}
      send={(input: object, idempotencyKey) =>
        put(ChangeContestStateDocument, {
          id: contest.id,
          revision: contest.revision,
          state,
          ...input,
          idempotencyKey,
        })
      }
      onSaved={() => {
        onClose();
        tell("good", say("contest.changed", { state: say(`ContestState.${state}`) }));
        onReload();
      }}
      onClose={onClose}
    />
  );
}
