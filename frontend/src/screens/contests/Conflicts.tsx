// Two records of one score, both kept: the head judge takes one and says why.

import { useSignal } from "@preact/signals";
import { ResolveConflictDocument } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { put } from "./load";
import { plainNumber } from "./plainNumber";
import { type Conflict, countWord, type DeskRound } from "./roundData";
import { SheetForm } from "./SheetForm";
import { say } from "./words";

interface ConflictsProps {
  readonly conflicts: readonly Conflict[];
  /** How many wait, of which these are the first. */
  readonly total: DeskRound["openConflicts"]["totalCount"];
  readonly onMore: () => void;
  readonly onReload: () => void;
}

export function Conflicts({ conflicts, total, onMore, onReload }: ConflictsProps) {
  const open = useSignal<Conflict | null>(null);
  const close = () => {
    open.value = null;
  };
  if (conflicts.length === 0) {
    return <p class="muted">{say("desk.noConflicts")}</p>;
  }
  return (
    <>
      <ul class="lines">
        {conflicts.map((one) => (
          <li key={one.id}>
            <span>
              {nameOf(one)}
              <span class="cell-note">
                {whyOf(one)}
                {say("desk.conflictFirst", { value: shown(one.firstRecord) })} ·{" "}
                {say("desk.conflictSecond", { value: shown(one.secondRecord) })}
              </span>
            </span>
            <Button
              onClick={() => {
                open.value = one;
              }}
            >
              {say("desk.decide")}
            </Button>
          </li>
        ))}
      </ul>
      {conflicts.length < total.value && (
        <p class="cluster">
          <span class="muted">
            {say("desk.progressOf", { done: conflicts.length, total: countWord(total) })}
          </span>
          <Button onClick={onMore}>{say("list.more")}</Button>
        </p>
      )}
      {open.value && (
        <Decide
          conflict={open.value}
          onClose={close}
          onSaved={() => {
            close();
            onReload();
          }}
        />
      )}
    </>
  );
}

interface DecideProps {
  readonly conflict: Conflict;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

function Decide({ conflict, onClose, onSaved }: DecideProps) {
  const first = conflict.firstRecord;
  const second = conflict.secondRecord;
  return (
    <SheetForm
      title={nameOf(conflict)}
      draft={conflict.id}
      fields={[
        {
          name: "recordId",
          label: say("desk.conflicts"),
          kind: "choice",
          choices: [
            ...(first
              ? [{ value: first.id, label: say("desk.take", { value: shown(first) }) }]
              : []),
            ...(second
              ? [{ value: second.id, label: say("desk.take", { value: shown(second) }) }]
              : []),
          ],
          hint: say("desk.takeHint"),
        },
        { name: "reason", label: say("contest.reason"), kind: "text", isRequired: true },
      ]}
      action={say("desk.confirm")}
      send={(input: object, idempotencyKey) =>
        put(ResolveConflictDocument, { conflictId: conflict.id, ...input, idempotencyKey })
      }
      onSaved={onSaved}
      onClose={onClose}
    />
  );
}

function nameOf({ entry, secondRecord }: Conflict): string {
  return say("desk.conflict", {
    bib: entry?.bib ?? "—",
    criterion: subjectOf(secondRecord),
    judge: secondRecord?.judge?.name ?? "—",
  });
}

const reasons = [
  "SCORE_CONFLICT",
  "ROUND_CLOSED",
  "HELD_AFTER_CLOSING",
  "SCORE_OF_WITHDRAWN",
  "SCORE_UNVOUCHED",
] as const;

/** Why a record waits, before what it says. */
function whyOf({ code }: Conflict): string {
  const known = reasons.find((one) => one === code);
  return known ? `${say(`why.${known}`)} · ` : "";
}

function subjectOf(record: Conflict["secondRecord"]): string {
  switch (record?.kind) {
    case "PENALTY":
      return say("desk.penalty");
    case "STATUS":
      return say("rank.status");
    default:
      return record?.criterion?.name ?? "—";
  }
}

function shown(record: Conflict["firstRecord"]): string {
  if (record?.status) {
    return say(`StartStatus.${record.status}`);
  }
  return record?.value ? plainNumber(record.value) : "—";
}
