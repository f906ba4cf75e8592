// The forms of an appeal: lodging it, deciding it, and opening the round that it was upheld about.

import { ask } from "../../../api/client";
import { useResource } from "../../../api/resource";
import {
  type AppealRowFragment,
  DecideAppealDocument,
  LodgeAppealDocument,
  OpenRoundDocument,
  RoundStartersDocument,
  type RoundStartersQuery,
} from "../../../gql/graphql";
import { Sheet } from "../../../ui/Sheet";
import { Skeleton } from "../../../ui/Skeleton";
import { Failed } from "../../../ui/State";
import { type Contest, put } from "../load";
import { whole } from "../roundData";
import { SheetForm } from "../SheetForm";
import type { Appealable } from "./appealWindow";
import { choicesOf, say } from "./words";

interface Ends {
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

export function LodgeAppeal({ round, onClose, onSaved }: Ends & { readonly round: Appealable }) {
  const { state, reload } = useResource((signal) => starters(round.id, signal));
  const { data, fault } = state.value;
  const title = say("appeal.lodgeFor", { round: round.name });
  if (!data) {
    return (
      <Sheet title={title} onClose={onClose}>
        {fault ? <Failed fault={fault} onRetry={reload} /> : <Skeleton lines={4} />}
      </Sheet>
    );
  }
  const choices = data
    .flatMap(({ entry }) => (entry ? [entry] : []))
    .map((one) => ({
      value: one.id,
      label: say("appeal.someone", {
        bib: one.bib,
        name: one.name ?? "",
        organization: one.organizationName ?? "",
      }),
    }));
  return (
    <SheetForm
      title={title}
      draft={`${round.id}:appeal`}
      fields={[
        {
          name: "entryId",
          label: say("appeal.entry"),
          kind: "choice",
          isRequired: true,
          choices,
        },
        { name: "grounds", label: say("appeal.grounds"), kind: "lines", isRequired: true },
      ]}
      initial={{ texts: { entryId: choices[0]?.value ?? "" }, names: {} }}
      action={say("appeal.lodge")}
      send={(input: object, idempotencyKey) =>
        put(LodgeAppealDocument, { roundId: round.id, ...input, idempotencyKey })
      }
      onSaved={onSaved}
      onClose={onClose}
    />
  );
}

function starters(id: string, signal: AbortSignal) {
  return whole(async (after) => {
    const found: RoundStartersQuery = await ask(RoundStartersDocument, { id, after }, { signal });
    return found.round?.starts;
  });
}

export function DecideAppeal({
  appeal,
  onClose,
  onSaved,
}: Ends & { readonly appeal: AppealRowFragment }) {
  return (
    <SheetForm
      title={say("appeal.decideFor", { bib: appeal.entry?.bib ?? "" })}
      draft={`${appeal.id}:${appeal.revision}`}
      hint={say("appeal.decideHint")}
      fields={[
        {
          name: "state",
          label: say("appeal.conclusion"),
          kind: "choice",
          isRequired: true,
          choices: choicesOf("AppealState").filter(({ value }) => value !== "LODGED"),
        },
        {
          name: "decision",
          label: say("appeal.decision"),
          kind: "lines",
          hint: say("appeal.decisionHint"),
        },
      ]}
      initial={{ texts: { state: "UPHELD" }, names: {} }}
      action={say("appeal.decide")}
      send={(input: object, idempotencyKey) =>
        put(DecideAppealDocument, {
          id: appeal.id,
          revision: appeal.revision,
          ...input,
          idempotencyKey,
        })
      }
      onSaved={onSaved}
      onClose={onClose}
    />
  );
}

/** Let the round go on, so that judges correct what the appeal was upheld about. */
export function ReopenRound({
  contest,
  appeal,
  onClose,
  onSaved,
}: Ends & { readonly contest: Contest; readonly appeal: AppealRowFragment }) {
  const round = contest.disciplines.nodes
    .flatMap(({ rounds }) => rounds.nodes)
    .find(({ id }) => id === appeal.round?.id);
  return (
    <SheetForm
      title={say("appeal.reopen")}
      draft={`${appeal.id}:reopen:${round?.revision}`}
      hint={say("appeal.reopenHint")}
      fields={[{ name: "reason", label: say("appeal.why"), kind: "text", isRequired: true }]}
      initial={{ texts: { reason: appeal.decision ?? "" }, names: {} }}
      action={say("appeal.reopen")}
      send={(input: object, idempotencyKey) =>
        put(OpenRoundDocument, {
          id: round?.id,
          revision: round?.revision,
          ...input,
          idempotencyKey,
        })
      }
      onSaved={onSaved}
      onClose={onClose}
    />
  );
}
