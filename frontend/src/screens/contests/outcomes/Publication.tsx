// Publishing the results of a contest: what the public would see, what holds it back, and every
// edition that was out.

import { useSignal } from "@preact/signals";
import { ask } from "../../../api/client";
import { Fault } from "../../../api/faults";
import { useResource } from "../../../api/resource";
import {
  ContestEditionsDocument,
  type EditionRowFragment,
  PreviewContestPublicationDocument,
  type PreviewContestPublicationMutation,
  PublishContestDocument,
  WithdrawContestPublicationDocument,
} from "../../../gql/graphql";
import { localTime } from "../../../lib/dates";
import { Badge } from "../../../ui/Badge";
import { Button, ButtonLink } from "../../../ui/Button";
import { Notice } from "../../../ui/Notice";
import { Skeleton } from "../../../ui/Skeleton";
import { Failed } from "../../../ui/State";
import { type Column, Table } from "../../../ui/Table";
import { tell } from "../../../ui/toasts";
import { type PartProps, put } from "../load";
import { SheetForm } from "../SheetForm";
import { Preview } from "./Preview";
import { say } from "./words";

type Previewed = PreviewContestPublicationMutation["previewContestPublication"];
type Doing =
  | { readonly what: "publish" }
  | { readonly what: "withdraw"; readonly edition: EditionRowFragment };

interface Loaded {
  readonly preview: Previewed;
  readonly editions: readonly EditionRowFragment[];
}

export function Publication({ contest, onReload }: PartProps) {
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
    return <Skeleton lines={8} />;
  }
  const { preview, editions } = data;
  const edition = preview.edition ?? 1;
  const begun = doing.value;
  return (
    <div class="stack">
      <section class="stack-tight" aria-label={say("publish.preview")}>
        <h2>{say("publish.preview")}</h2>
        <p class="muted">{say("publish.previewHint")}</p>
        <Standing preview={preview} edition={edition} windowEnd={lastWindow(contest)} />
        <div>
          <Button
            weight="primary"
            disabled={preview.warnings.length > 0}
            onClick={() => begin({ what: "publish" })}
          >
            {say("publish.doNext", { edition })}
          </Button>
        </div>
        <Preview {...preview} />
      </section>
      <section class="stack-tight">
        <h2>{say("publish.editions")}</h2>
        <Editions
          contestId={contest.id}
          editions={editions}
          onWithdraw={(one) => begin({ what: "withdraw", edition: one })}
        />
      </section>
      {begun?.what === "publish" && (
        <SheetForm
          title={say("publish.doNext", { edition })}
          draft={`${contest.id}:publish:${edition}`}
          hint={say("publish.doHint")}
          fields={[
            {
              name: "note",
              label: say("publish.note"),
              kind: "lines",
              hint: say("publish.noteHint"),
            },
            {
              name: "contact",
              label: say("publish.contact"),
              kind: "text",
              hint: say("publish.contactHint"),
            },
          ]}
          action={say("publish.do")}
          send={(input: object, idempotencyKey) =>
            put(PublishContestDocument, {
              id: contest.id,
              revision: contest.revision,
              ...input,
              idempotencyKey,
            })
          }
          onSaved={({ publication }) =>
            done(say("publish.done", { edition: publication?.edition ?? edition }))
          }
          onClose={end}
        />
      )}
      {begun?.what === "withdraw" && (
        <SheetForm
          title={say("publish.withdrawFor", { edition: begun.edition.edition })}
          draft={`${begun.edition.id}:withdraw`}
          hint={say("publish.withdrawHint")}
          fields={[
            {
              name: "reason",
              label: say("publish.reason"),
              kind: "lines",
              hint: say("publish.reasonHint"),
              isRequired: true,
            },
          ]}
          action={say("publish.withdraw")}
          send={(input: object, idempotencyKey) =>
            put(WithdrawContestPublicationDocument, {
              id: begun.edition.id,
              ...input,
              idempotencyKey,
            })
          }
          onSaved={() => done(say("publish.withdrawn"))}
          onClose={end}
        />
      )}
    </div>
  );
}

/** The preview and the editions. Raises Fault. */
async function load(id: string, signal: AbortSignal): Promise<Loaded> {
  const [{ previewContestPublication: preview }, { contest }] = await Promise.all([
    ask(PreviewContestPublicationDocument, { input: { id } }, { signal }),
    ask(ContestEditionsDocument, { id }, { signal }),
  ]);
  const refusal = preview.problems[0];
  if (refusal) {
    throw new Fault(refusal.code, refusal.message, refusal.remedy);
  }
  return { preview, editions: contest?.publications.nodes ?? [] };
}

const hour = 3_600_000;

/** Until when some closed round of the contest can still be appealed against. */
function lastWindow({ disciplines, appealHours }: PartProps["contest"]): string | null {
  const ends = disciplines.nodes
    .flatMap(({ rounds }) => rounds.nodes)
    .flatMap(({ closedAt }) => (closedAt ? [Date.parse(closedAt) + appealHours * hour] : []));
  const last = Math.max(0, ...ends);
  return last > Date.now() ? new Date(last).toISOString() : null;
}

interface StandingProps {
  readonly preview: Previewed;
  readonly edition: number;
  readonly windowEnd: string | null;
}

function Standing({ preview, edition, windowEnd }: StandingProps) {
  const { warnings, results } = preview;
  const named = results.filter(({ name }) => name !== null && name !== undefined).length;
  return (
    <>
      {warnings.length > 0 ? (
        <Notice tone="warn" title={say("publish.heldBack")}>
          <ul>
            {warnings.map(({ code, message, remedy }) => (
              <li key={`${code} ${message}`}>
                {message} <span class="muted">{remedy}</span>
              </li>
            ))}
          </ul>
        </Notice>
      ) : (
        <Notice tone="good">{say("publish.ready", { edition })}</Notice>
      )}
      <Since preview={preview} />
      {windowEnd && (
        <Notice tone="info">{say("publish.windowOpen", { time: localTime(windowEnd) })}</Notice>
      )}
      {results.length > 0 && (
        <p>{say("publish.names", { shown: named, kept: results.length - named })}</p>
      )}
    </>
  );
}

/** What changed since the edition that is out, if one is. */
function Since({ preview }: { preview: Previewed }) {
  const { changedResults: changed, addedResults: added, removedResults: removed } = preview;
  if (typeof changed !== "number" || typeof added !== "number" || typeof removed !== "number") {
    return null;
  }
  const isSame = changed + added + removed === 0;
  return <p>{isSame ? say("publish.same") : say("publish.since", { changed, added, removed })}</p>;
}

interface EditionsProps {
  readonly contestId: string;
  readonly editions: readonly EditionRowFragment[];
  readonly onWithdraw: (edition: EditionRowFragment) => void;
}

function Editions({ contestId, editions, onWithdraw }: EditionsProps) {
  if (editions.length === 0) {
    return <p class="muted">{say("publish.noEditions")}</p>;
  }
  const columns: readonly Column<EditionRowFragment>[] = [
    {
      id: "edition",
      heading: say("publish.editionHead"),
      cell: ({ edition, note }) => (
        <>
          {say("publish.edition", { edition })}
          {note && <span class="cell-note">{note}</span>}
        </>
      ),
    },
    {
      id: "at",
      heading: say("publish.at"),
      cell: ({ publishedAt }) => localTime(publishedAt),
    },
    {
      id: "state",
      heading: say("publish.state"),
      cell: ({ withdrawnAt, withdrawalReason }) =>
        withdrawnAt ? (
          <>
            <Badge tone="calm">{say("publish.down")}</Badge>
            <span class="cell-note">
              {say("publish.downAt", {
                time: localTime(withdrawnAt),
                reason: withdrawalReason ?? "",
              })}
            </span>
          </>
        ) : (
          <Badge tone="good">{say("publish.out")}</Badge>
        ),
    },
    {
      id: "do",
      heading: say("publish.withdraw"),
      cell: (row) =>
        row.withdrawnAt ? (
          "—"
        ) : (
          <span class="cluster">
            <ButtonLink href={`/public/contests/${contestId}`}>
              {say("publish.toPublic")}
            </ButtonLink>
            <Button weight="danger" onClick={() => onWithdraw(row)}>
              {say("publish.withdraw")}
            </Button>
          </span>
        ),
    },
  ];
  return (
    <Table
      caption={say("publish.editions")}
      columns={columns}
      rows={editions}
      keyOf={({ id }) => id}
    />
  );
}
