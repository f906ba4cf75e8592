// Recording a practice session on the spot: a line for each, a big field for the value; what is typed
// is kept on the device until it is saved, and only what has changed is sent.

import "./practice.css";
import { useMemo } from "preact/hooks";
import { FormTop } from "../../../forms/FormTop";
import { useDraft } from "../../../forms/useDraft";
import { useSaving } from "../../../forms/useSaving";
import { RecordPracticeDocument } from "../../../gql/graphql";
import { Button } from "../../../ui/Button";
import { Sheet } from "../../../ui/Sheet";
import { put } from "../load";
import {
  changesIn,
  faultIn,
  type Mark,
  type Marks,
  marksOf,
  ofListed,
  type Practiser,
  type Session,
} from "./practiceMarks";
import { say } from "./words";

interface PracticeFormProps {
  readonly session: Session;
  readonly entries: readonly Practiser[];
  readonly onClose: () => void;
  readonly onSaved: (count: number) => void;
}

export function PracticeForm({ session, entries, onClose, onSaved }: PracticeFormProps) {
  const kept = useMemo(() => marksOf(session.id, entries), [session.id, entries]);
  // Only what was typed here: a draft of days ago must not undo what others recorded since.
  const draft = useDraft<{ marks: Marks }>(`practice:${session.id}`, { marks: {} });
  const saving = useSaving(
    draft,
    async (values, idempotencyKey) => {
      const marks = ofListed(values.marks, entries);
      const faulty = faultIn(marks);
      if (faulty !== undefined) {
        const bib = entries.find(({ id }) => id === faulty)?.bib ?? "";
        const problem = {
          message: say("practice.bad", { bib }),
          remedy: say("practice.badRemedy"),
        };
        return { problems: [{ code: "FIELD", ...problem, path: [faulty] }], count: 0 };
      }
      const changes = changesIn(marks, kept);
      if (changes.length === 0) {
        return { problems: [], count: 0 };
      }
      const { problems } = await put(RecordPracticeDocument, {
        practiceSessionId: session.id,
        marks: changes,
        idempotencyKey,
      });
      return { problems, count: changes.length };
    },
    ({ count }) => onSaved(count),
  );
  const typed = draft.values.value.marks;
  const marks = { ...kept, ...typed };
  return (
    <Sheet
      title={say("practice.recordFor", { date: session.heldOn, name: session.name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say("practice.cancel")}</Button>
          <Button
            weight="primary"
            disabled={saving.isWorking.value}
            onClick={() => void saving.save()}
          >
            {say(saving.isWorking.value ? "practice.saving" : "practice.save")}
          </Button>
        </>
      }
    >
      <form
        class="stack-tight"
        onSubmit={(event) => {
          event.preventDefault();
          void saving.save();
        }}
      >
        <FormTop
          draft={draft}
          saving={saving}
          fieldOf={({ path }) => (path?.[0] ? `value-${path[0]}` : undefined)}
        />
        <p class="muted">{say(entries.length > 0 ? "practice.recordHint" : "practice.nobody")}</p>
        <ul class="practice-marks">
          {entries.map((entry) => (
            <Line
              key={entry.id}
              entry={entry}
              unit={session.unit}
              mark={marks[entry.id] ?? { isPresent: false, value: "" }}
              onMark={(mark) => draft.change({ marks: { ...typed, [entry.id]: mark } })}
            />
          ))}
        </ul>
      </form>
    </Sheet>
  );
}

interface LineProps {
  readonly entry: Practiser;
  readonly unit: string;
  readonly mark: Mark;
  readonly onMark: (mark: Mark) => void;
}

function Line({ entry, unit, mark, onMark }: LineProps) {
  const came = mark.isPresent || mark.value.trim() !== "";
  return (
    <li>
      <span class="practice-who">
        <b>{entry.bib}</b> {entry.name}
        <span class="cell-note">{entry.organizationName}</span>
      </span>
      <label class="choice">
        <input
          type="checkbox"
          checked={came}
          aria-label={say("practice.present", { bib: entry.bib })}
          onChange={({ currentTarget }) =>
            onMark({
              isPresent: currentTarget.checked,
              value: currentTarget.checked ? mark.value : "",
            })
          }
        />
        <span aria-hidden="true">{say("practice.came")}</span>
      </label>
      <span class="practice-value">
        <input
          id={`value-${entry.id}`}
          class="control"
          inputMode="decimal"
          autocomplete="off"
          value={mark.value}
          aria-label={say("practice.value", { bib: entry.bib, unit })}
          onInput={({ currentTarget }) => onMark({ ...mark, value: currentTarget.value })}
          onKeyDown={stepOn}
        />
        <span class="muted" aria-hidden="true">
          {unit}
        </span>
      </span>
    </li>
  );
}

/** Enter goes on to the next value, as on a phone's keyboard; after the last it saves. */
function stepOn(event: KeyboardEvent & { currentTarget: HTMLInputElement }): void {
  if (event.key !== "Enter" || event.isComposing) {
    return;
  }
  const form = event.currentTarget.form;
  const fields = [...(form?.querySelectorAll<HTMLInputElement>("input.control") ?? [])];
  const next = fields[fields.indexOf(event.currentTarget) + 1];
  if (next) {
    event.preventDefault();
    next.focus();
    next.select();
  }
}
