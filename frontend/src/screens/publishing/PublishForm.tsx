// A publication before it is made: the preview comes from the steps of publishing themselves.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ask } from "../../api/client";
import { Fault } from "../../api/faults";
import { knownPlaces } from "../../api/places";
import { useResource } from "../../api/resource";
import { FormTop } from "../../forms/FormTop";
import { useDraft } from "../../forms/useDraft";
import { useSaving } from "../../forms/useSaving";
import {
  FiguresInForceDocument,
  PreviewPublicationDocument,
  type PreviewPublicationMutation,
  PublishFiguresDocument,
} from "../../gql/graphql";
import { localTime } from "../../lib/dates";
import { addressWith, go } from "../../router";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { DateField, SelectField, TextArea } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { Skeleton } from "../../ui/Skeleton";
import { Failed } from "../../ui/State";
import { tell } from "../../ui/toasts";
import type { Wanted } from "./address";
import { PublishedTable } from "./PublishedTable";
import { type Difference, differences, type Shown } from "./published";
import { say } from "./words";

type Previewed = PreviewPublicationMutation["previewPublication"];

interface Comparison {
  readonly preview: Previewed;
  readonly before: readonly (Shown & { readonly asOf: string; readonly edition: number })[];
}

interface PublishFormProps {
  readonly wanted: Wanted;
  /** Grows when something was published or withdrawn: what is compared is asked anew. */
  readonly turn: number;
  readonly onPublished: () => void;
}

export function PublishForm({ wanted, turn, onPublished }: PublishFormProps) {
  const { state, reload } = useResource((signal) => compare(wanted, signal));
  useEffect(() => {
    if (turn > 0) {
      reload();
    }
  }, [turn]);
  const { data, fault, isLoading } = state.value;
  return (
    <section class="card stack" aria-label={say("form.title")} aria-busy={isLoading}>
      <h2>{say("form.title")}</h2>
      <Choice wanted={wanted} />
      {fault ? (
        <Failed fault={fault} onRetry={reload} />
      ) : data === null ? (
        <Skeleton lines={8} />
      ) : (
        <Prepared wanted={wanted} compared={data} onPublished={onPublished} />
      )}
    </section>
  );
}

/** The preview, and what is public now of the same scope. Raises Fault. */
async function compare(wanted: Wanted, signal: AbortSignal): Promise<Comparison> {
  const input = { asOf: wanted.asOf, townId: wanted.townId };
  const [{ previewPublication: preview }, { publishedFigures: before }] = await Promise.all([
    ask(PreviewPublicationDocument, { input }, { signal }),
    ask(FiguresInForceDocument, { onOrBefore: wanted.asOf, townId: wanted.townId }, { signal }),
  ]);
  const refusal = preview.problems[0];
  if (refusal) {
    throw new Fault(refusal.code, refusal.message, refusal.remedy);
  }
  return { preview, before };
}

function Choice({ wanted }: { wanted: Wanted }) {
  return (
    <div class="publish-form">
      <DateField
        label={say("form.day")}
        hint={say("form.dayHint")}
        value={wanted.asOf}
        onChange={(asOf) => go(addressWith({ asOf }), { replace: true })}
      />
      <SelectField
        label={say("form.scope")}
        empty={say("form.whole")}
        value={wanted.townId ?? ""}
        choices={knownPlaces().towns}
        onChange={(town) => go(addressWith({ town }), { replace: true })}
      />
    </div>
  );
}

interface PreparedProps {
  readonly wanted: Wanted;
  readonly compared: Comparison;
  readonly onPublished: () => void;
}

function Prepared({ wanted, compared, onPublished }: PreparedProps) {
  const { preview, before } = compared;
  const draft = useDraft(`publish:${wanted.asOf}:${wanted.townId}`, { note: "" });
  const isAsking = useSignal(false);
  const isMissing = useSignal(false);
  const { latest } = preview;
  const scope = preview.scopeName ?? "";
  const saving = useSaving(
    draft,
    async ({ note }, idempotencyKey) => {
      const input = { ...wanted, note: note || null, corrects: latest?.id ?? null, idempotencyKey };
      return (await ask(PublishFiguresDocument, { input })).publishFigures;
    },
    ({ publication }) => {
      const edition = publication?.edition ?? 1;
      tell("good", say("form.done", { scope, day: wanted.asOf, edition }));
      onPublished();
    },
  );
  const isCorrection = latest !== null && !latest.isWithdrawn;
  const note = draft.values.value.note;
  const changes = differences(before, preview.figures);
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        isMissing.value = isCorrection && note.trim() === "";
        isAsking.value = !isMissing.value;
      }}
    >
      <FormTop draft={draft} saving={saving} fieldOf={() => "publication-note"} />
      <Standing wanted={wanted} preview={preview} />
      <Preview wanted={wanted} compared={compared} changes={changes} />
      <TextArea
        id="publication-note"
        label={say(isCorrection ? "form.reason" : "form.note")}
        hint={isCorrection ? undefined : say("form.noteHint")}
        error={isMissing.value ? say("form.reasonMissing") : saving.errorAt("note")}
        value={note}
        maxLength={500}
        onInput={(text) => {
          isMissing.value = false;
          draft.change({ note: text });
        }}
      />
      <div class="form-actions">
        <Button type="submit" weight="primary" disabled={saving.isWorking.value}>
          {say(isCorrection ? "form.correct" : "form.publish")}
        </Button>
      </div>
      {isAsking.value && (
        <Dialog
          title={say("confirm.title")}
          confirm={say(isCorrection ? "form.correct" : "form.publish")}
          onCancel={() => {
            isAsking.value = false;
          }}
          onConfirm={() => {
            isAsking.value = false;
            void saving.save();
          }}
        >
          <p>
            {say("confirm.text", {
              scope,
              day: wanted.asOf,
              edition: (latest?.edition ?? 0) + 1,
              count: preview.figures.length,
            })}
          </p>
        </Dialog>
      )}
    </form>
  );
}

/** What already stands for the day and the scope. */
function Standing({
  wanted,
  preview: { latest, scopeName },
}: {
  wanted: Wanted;
  preview: Previewed;
}) {
  if (latest === null) {
    return null;
  }
  const words = { scope: scopeName ?? "", day: wanted.asOf, edition: latest.edition };
  return (
    <Notice tone="warn">
      {latest.isWithdrawn
        ? say("form.withdrawn", words)
        : say("form.published", { ...words, time: localTime(latest.publishedAt) })}
    </Notice>
  );
}

interface PreviewProps {
  readonly wanted: Wanted;
  readonly compared: Comparison;
  readonly changes: readonly Difference[];
}

function Preview({ wanted, compared: { preview, before }, changes }: PreviewProps) {
  const suppressed = preview.figures.filter(({ isSuppressed }) => isSuppressed).length;
  const caption = say("table.caption", { scope: preview.scopeName ?? "", day: wanted.asOf });
  return (
    <section class="stack-tight" aria-label={say("preview.title")}>
      <div class="card-head">
        <h3>{say("preview.title")}</h3>
        <span class="muted small">{say("preview.hint")}</span>
      </div>
      <p data-changes={changes.length}>{sinceBefore(wanted, before[0], changes.length)}</p>
      {suppressed > 0 && <p>{say("preview.suppressed", { count: suppressed })}</p>}
      <PublishedTable figures={preview.figures} caption={caption} changes={changes} />
    </section>
  );
}

function sinceBefore(
  wanted: Wanted,
  first: Comparison["before"][number] | undefined,
  count: number,
) {
  if (first === undefined) {
    return say("preview.first");
  }
  const words = { day: first.asOf, edition: first.edition };
  if (count === 0) {
    return say("preview.same", words);
  }
  return first.asOf === wanted.asOf
    ? say("preview.againstSame", { edition: first.edition, count })
    : say("preview.since", { ...words, count });
}
