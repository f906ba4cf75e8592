// The roster to look through and to confirm in one tap; whoever finds an entry wrong writes why, and
// the officers of the town read it. A roster that changed meanwhile shows what changed.

import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { ask } from "../../api/client";
import { FormTop } from "../../forms/FormTop";
import { useDraft } from "../../forms/useDraft";
import { useSaving } from "../../forms/useSaving";
import { ConfirmRosterDocument, type RosterMemberFragment } from "../../gql/graphql";
import { t } from "../../i18n";
import { today } from "../../lib/today";
import { Tag } from "../../ui/Badge";
import { TextArea, TextField } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { Empty } from "../../ui/State";
import { tell } from "../../ui/toasts";
import type { WholeBranch } from "./load";
import { RosterActions } from "./RosterActions";
import { changesBetween, type Entry, type RosterChanges, rosterOf } from "./roster";
import { say } from "./words";

interface RosterProps {
  readonly branch: WholeBranch;
  readonly members: readonly RosterMemberFragment[];
  /** The last confirmation is older than the rules allow. */
  readonly isOverdue: boolean;
  readonly onReload: () => void;
}

interface Typed {
  /** What is not right, by member. */
  readonly notes: Readonly<Record<string, string>>;
  readonly missing: string;
  /** The roster that was looked at when it was sent. */
  readonly digest: string;
}

const nothing: Typed = { notes: {}, missing: "", digest: "" };
const longestNote = 200;

export function Roster({ branch, members, isOverdue, onReload }: RosterProps) {
  const entries = rosterOf(branch, members, today());
  const lookedAt = useRef<readonly Entry[] | null>(null);
  const isDoubting = useSignal(false);
  const draft = useDraft<Typed>(`roster:${branch.id}`, nothing);
  const saving = useSaving(
    draft,
    async (typed, idempotencyKey) => {
      const input = {
        branchId: branch.id,
        rosterDigest: typed.digest,
        notes: notesOf(typed, entries),
        idempotencyKey,
      };
      const { confirmRoster } = await ask(ConfirmRosterDocument, { input });
      if (confirmRoster.problems.some(({ code }) => code === "ROSTER_CHANGED")) {
        lookedAt.current = entries;
        onReload();
      }
      return confirmRoster;
    },
    ({ rosterConfirmation: done }) => {
      lookedAt.current = null;
      isDoubting.value = false;
      draft.clear(nothing);
      tell(
        "good",
        done?.noteCount
          ? say("roster.confirmedNotes", { count: done.noteCount })
          : say("roster.confirmed", { count: entries.length }),
      );
      onReload();
    },
  );
  const typed = draft.values.value;
  const count = notesOf(typed, entries).length;
  const isOpen = isDoubting.value || count > 0;
  const last = branch.lastRosterConfirmation;
  // What was confirmed today is not overdue, whatever was read before.
  const isConfirmed = last?.isCurrent === true && (!isOverdue || last.confirmedOn === today());
  const confirm = () => {
    draft.change({ digest: branch.rosterDigest ?? "" });
    void saving.save();
  };
  return (
    <section class="card" id="roster" tabIndex={-1} aria-labelledby="roster-title">
      <h2 id="roster-title">{say("roster.title")}</h2>
      <p class="muted">
        {say("roster.count", {
          count: entries.length,
          full: entries.filter(({ kind }) => kind === "FULL").length,
        })}
      </p>
      <div class="stack-tight">
        <Standing branch={branch} />
        <FormTop draft={draft} saving={saving} fieldOf={fieldOf(entries)} />
        <Changed before={lookedAt.current} after={entries} />
        {entries.length === 0 && (
          <Empty title={say("roster.empty")}>
            <p>{say("roster.emptyRemedy")}</p>
          </Empty>
        )}
        {isOpen && <p class="small">{say("roster.doubtHint")}</p>}
        {entries.length > 0 && (
          <ol class="roster">
            {entries.map((entry) => (
              <Member
                key={entry.id}
                entry={entry}
                isOpen={isOpen}
                note={typed.notes[entry.id] ?? ""}
                onNote={(text) => draft.change({ notes: { ...typed.notes, [entry.id]: text } })}
              />
            ))}
          </ol>
        )}
        {isOpen && (
          <TextArea
            id="note-missing"
            label={say("roster.missing")}
            value={typed.missing}
            maxLength={longestNote}
            rows={2}
            onInput={(missing) => draft.change({ missing })}
          />
        )}
        <RosterActions
          isWorking={saving.isWorking.value}
          isConfirmed={isConfirmed && !isOpen}
          people={entries.length}
          count={count}
          isOpen={isOpen}
          onConfirm={confirm}
          onDoubt={() => {
            isDoubting.value = !isOpen;
          }}
        />
      </div>
    </section>
  );
}

/** The notes that say something, in the order of the roster; the last one is about nobody listed. */
function notesOf({ notes, missing }: Typed, entries: readonly Entry[]) {
  const about = entries
    .map(({ id }) => ({ memberId: id, text: (notes[id] ?? "").trim() }))
    .filter(({ text }) => text !== "");
  return missing.trim() === "" ? about : [...about, { memberId: null, text: missing.trim() }];
}

/** A refusal about a note leads to its field; the path says which note it was. */
function fieldOf(entries: readonly Entry[]) {
  return ({ path }: { path?: readonly string[] }) => {
    const place = Number(path?.[path.indexOf("notes") + 1]);
    if (!path?.includes("notes") || Number.isNaN(place)) {
      return undefined;
    }
    const fields = entries
      .map(({ id }) => `note-${id}`)
      .filter((id) => (document.getElementById(id) as HTMLInputElement | null)?.value.trim());
    return fields[place] ?? "note-missing";
  };
}

function Standing({ branch: { lastRosterConfirmation: last } }: { branch: WholeBranch }) {
  if (!last) {
    return null;
  }
  const name = last.confirmedBy ?? say("nobody");
  const told = { date: last.confirmedOn, name };
  return (
    <>
      {last.isCurrent && (
        <Notice tone={last.noteCount ? "info" : "good"}>
          {last.noteCount
            ? say("roster.currentNotes", { ...told, count: last.noteCount })
            : say("roster.current", told)}
        </Notice>
      )}
      {last.notes.nodes.length > 0 && (
        <div>
          <h3>{say("roster.open")}</h3>
          <ul class="open-notes">
            {last.notes.nodes.map((note) => (
              <li key={note.id}>
                <b>{note.member?.name ?? say("roster.somebody")}</b> {note.text}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function Changed({ before, after }: { before: readonly Entry[] | null; after: readonly Entry[] }) {
  if (before === null) {
    return null;
  }
  const changes = changesBetween(before, after);
  const lines = (Object.keys(changes) as (keyof RosterChanges)[]).filter(
    (kind) => changes[kind].length > 0,
  );
  if (lines.length === 0) {
    return null;
  }
  return (
    <Notice tone="warn" title={say("roster.changed")}>
      <p>{say("roster.changedWhat")}</p>
      {lines.map((kind) => (
        <p key={kind}>
          {say(`roster.${kind}`, { names: changes[kind].map(({ name }) => name).join("、") })}
        </p>
      ))}
    </Notice>
  );
}

interface MemberProps {
  readonly entry: Entry;
  readonly isOpen: boolean;
  readonly note: string;
  readonly onNote: (text: string) => void;
}

function Member({ entry, isOpen, note, onNote }: MemberProps) {
  return (
    <li>
      <div class="roster-line">
        <span class="roster-name">{entry.name}</span>
        <span class="roster-tags">
          {entry.posts.map((post) => (
            <Tag key={post}>{t(`BranchPost.${post}`)}</Tag>
          ))}
          {entry.isActivity && <Tag>{say("roster.activity")}</Tag>}
          {entry.standing !== "NORMAL" && <Tag>{t(`Standing.${entry.standing}`)}</Tag>}
          <span class={entry.kind === "FULL" ? "muted" : "strong"}>
            {t(`MemberKind.${entry.kind}`)}
          </span>
        </span>
      </div>
      {isOpen && (
        <TextField
          id={`note-${entry.id}`}
          label={say("roster.noteOn", { name: entry.name })}
          value={note}
          maxLength={longestNote}
          onInput={onNote}
        />
      )}
    </li>
  );
}
