// A practice camp: repeated sessions by day, who came, what each reached, and the personal bests.

import { useSignal } from "@preact/signals";
import { ask } from "../../../api/client";
import { useResource } from "../../../api/resource";
import {
  HoldPracticeDocument,
  PracticeEntriesDocument,
  type PracticeEntriesQuery,
  PracticeSessionsDocument,
  type PracticeSessionsQuery,
} from "../../../gql/graphql";
import { today } from "../../../lib/today";
import { Badge } from "../../../ui/Badge";
import { Button } from "../../../ui/Button";
import { Skeleton } from "../../../ui/Skeleton";
import { Empty, Failed } from "../../../ui/State";
import { type Column, Table } from "../../../ui/Table";
import { tell } from "../../../ui/toasts";
import { type Contest, type PartProps, put } from "../load";
import { whole } from "../roundData";
import { SheetForm } from "../SheetForm";
import { choicesOf as choicesOfContests } from "../words";
import { PracticeForm } from "./PracticeForm";
import { isOutside, type Person, type Practiser, persons, type Session } from "./practiceMarks";
import { say } from "./words";

type Doing = { readonly what: "hold" } | { readonly what: "record"; readonly session: Session };

export function Practice({ contest, isOpen, onReload }: PartProps) {
  const doing = useSignal<Doing | null>(null);
  const { state, reload } = useResource((signal) => load(contest.id, signal));
  const { data, fault } = state.value;
  const begin = (what: Doing | null) => {
    doing.value = what;
  };
  const end = () => begin(null);
  const done = (words: string) => {
    end();
    tell("good", words);
    reload();
    onReload();
  };
  if (fault && !data) {
    return <Failed fault={fault} onRetry={reload} />;
  }
  if (!data) {
    return <Skeleton lines={6} />;
  }
  const { sessions, entries } = data;
  const begun = doing.value;
  return (
    <div class="stack">
      {isOpen && contest.disciplines.nodes.length > 0 && (
        <div>
          <Button weight="primary" onClick={() => begin({ what: "hold" })}>
            {say("practice.hold")}
          </Button>
        </div>
      )}
      {sessions.length === 0 ? (
        <Empty title={say("practice.none")}>
          <p>{say("practice.noneRemedy")}</p>
        </Empty>
      ) : (
        <>
          <Sessions
            contest={contest}
            sessions={sessions}
            entries={entries}
            onRecord={isOpen ? (session) => begin({ what: "record", session }) : null}
          />
          <Persons found={persons(entries, sessions)} />
        </>
      )}
      {begun?.what === "hold" && (
        <HoldPractice
          contest={contest}
          number={sessions.length + 1}
          onClose={end}
          onSaved={() => done(say("practice.held"))}
        />
      )}
      {begun?.what === "record" && (
        <PracticeForm
          session={begun.session}
          entries={starting(begun.session, entries)}
          onClose={end}
          onSaved={(count) => done(say("practice.saved", { count }))}
        />
      )}
    </div>
  );
}

interface Loaded {
  readonly sessions: readonly Session[];
  readonly entries: readonly Practiser[];
}

async function load(id: string, signal: AbortSignal): Promise<Loaded> {
  const [sessions, entries] = await Promise.all([
    whole(async (after) => {
      const found: PracticeSessionsQuery = await ask(
        PracticeSessionsDocument,
        { id, after },
        { signal },
      );
      return found.contest?.practiceSessions;
    }),
    whole(async (after) => {
      const found: PracticeEntriesQuery = await ask(
        PracticeEntriesDocument,
        { id, after },
        { signal },
      );
      return found.contest?.entries;
    }),
  ]);
  return { sessions, entries };
}

function starting({ discipline }: Session, entries: readonly Practiser[]): readonly Practiser[] {
  return entries.filter(
    (entry) => entry.state === "ENTERED" && entry.discipline?.id === discipline?.id,
  );
}

interface SessionsProps extends Loaded {
  readonly contest: Contest;
  readonly onRecord: ((session: Session) => void) | null;
}

function Sessions({ contest, sessions, entries, onRecord }: SessionsProps) {
  const columns: Column<Session>[] = [
    {
      id: "heldOn",
      heading: say("practice.heldOn"),
      cell: ({ heldOn, name }) => (
        <>
          {heldOn}
          <span class="cell-note">{name}</span>
          {isOutside(heldOn, contest) && <Badge tone="warn">{say("practice.outside")}</Badge>}
        </>
      ),
    },
    {
      id: "discipline",
      heading: say("practice.discipline"),
      cell: ({ discipline }) => discipline?.name ?? "—",
    },
    { id: "unit", heading: say("practice.unit"), cell: ({ unit }) => unit, isMinor: true },
    {
      id: "came",
      heading: say("practice.came"),
      isNumber: true,
      cell: (session) =>
        say("practice.cameOf", {
          came: entries.filter((entry) =>
            entry.practiceResults.nodes.some(
              (one) => one.isPresent && one.session?.id === session.id,
            ),
          ).length,
          all: starting(session, entries).length,
        }),
    },
  ];
  if (onRecord) {
    columns.push({
      id: "do",
      heading: say("practice.record"),
      cell: (session) => (
        <Button onClick={() => onRecord(session)}>{say("practice.record")}</Button>
      ),
    });
  }
  return (
    <section class="stack-tight">
      <h2>{say("practice.sessions")}</h2>
      <Table
        caption={say("practice.sessions")}
        columns={columns}
        rows={sessions}
        keyOf={({ id }) => id}
      />
    </section>
  );
}

function Persons({ found }: { found: readonly Person[] }) {
  const columns: readonly Column<Person>[] = [
    {
      id: "person",
      heading: say("practice.person"),
      cell: ({ entry }) => (
        <>
          {entry.bib} {entry.name}
        </>
      ),
    },
    {
      id: "organization",
      heading: say("practice.organization"),
      cell: ({ entry }) => entry.organizationName ?? "—",
      isMinor: true,
    },
    {
      id: "came",
      heading: say("practice.came"),
      isNumber: true,
      cell: ({ came, all }) => say("practice.cameOf", { came, all }),
    },
    {
      id: "bests",
      heading: say("practice.bests"),
      cell: ({ bests }) =>
        bests
          .map(({ value, unit, heldOn }) => say("practice.best", { value, unit, date: heldOn }))
          .join("、") || "—",
    },
  ];
  return (
    <section class="stack-tight">
      <h2>{say("practice.persons")}</h2>
      <Table
        caption={say("practice.persons")}
        columns={columns}
        rows={found}
        keyOf={({ entry }) => entry.id}
      />
    </section>
  );
}

interface HoldProps {
  readonly contest: Contest;
  readonly number: number;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

function HoldPractice({ contest, number, onClose, onSaved }: HoldProps) {
  return (
    <SheetForm
      title={say("practice.hold")}
      draft={`${contest.id}:practice:${number}`}
      fields={[
        {
          name: "disciplineId",
          label: say("practice.discipline"),
          kind: "choice",
          isRequired: true,
          choices: contest.disciplines.nodes.map(({ id, name }) => ({ value: id, label: name })),
        },
        {
          name: "heldOn",
          label: say("practice.heldOn"),
          kind: "date",
          isRequired: true,
          hint: `${contest.startsOn} – ${contest.endsOn}`,
        },
        { name: "name", label: say("practice.name"), kind: "text", isRequired: true },
        { name: "unit", label: say("practice.unit"), kind: "text" },
        {
          name: "ranking",
          label: say("practice.ranking"),
          kind: "choice",
          isRequired: true,
          choices: choicesOfContests("RoundRanking"),
        },
      ]}
      initial={{
        texts: {
          disciplineId: contest.disciplines.nodes[0]?.id ?? "",
          heldOn: today(),
          name: say("practice.nth", { number }),
          unit: "分",
          ranking: "HIGHEST",
        },
        names: {},
      }}
      send={(input: object, idempotencyKey) =>
        put(HoldPracticeDocument, { ...input, idempotencyKey })
      }
      onSaved={onSaved}
      onClose={onClose}
    />
  );
}
