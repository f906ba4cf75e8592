// The passes of a contest that hold: whose they are, who made them, until when; and their end.

import { type Signal, useSignal } from "@preact/signals";
import { ask } from "../../api/client";
import { useResource } from "../../api/resource";
import {
  type HeldPassFragment,
  RevokeJudgePassDocument,
  UnrevokedPassesDocument,
  type UnrevokedPassesQuery,
} from "../../gql/graphql";
import { localTime } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { Failed } from "../../ui/State";
import { type Column, Table } from "../../ui/Table";
import { tell } from "../../ui/toasts";
import { put } from "./load";
import { whole } from "./roundData";
import { SheetForm } from "./SheetForm";
import { say } from "./words";

interface PassesProps {
  readonly contestId: string;
  /** Changes when a pass may have been made. */
  readonly turn: Signal<number>;
}

export function Passes({ contestId, turn }: PassesProps) {
  const ending = useSignal<HeldPassFragment | null>(null);
  const { state, reload } = useResource((signal) => {
    turn.value;
    return allHeld(contestId, signal);
  });
  const { data, fault } = state.value;
  const end = () => {
    ending.value = null;
  };
  if (fault && !data) {
    return <Failed fault={fault} onRetry={reload} />;
  }
  if (!data?.length) {
    return null;
  }
  const one = ending.value;
  return (
    <section class="stack-tight">
      <h2>{say("passes.title")}</h2>
      <p class="muted">{say("passes.hint")}</p>
      <Table
        caption={say("passes.title")}
        columns={columns((held) => {
          ending.value = held;
        })}
        rows={data}
        keyOf={(row) => row.id}
      />
      {one && (
        <SheetForm
          title={say("passes.revokeOf", { name: one.judge?.name ?? "" })}
          draft={`${one.id}:revoke`}
          hint={say("passes.revokeHint")}
          fields={[]}
          action={say("passes.revoke")}
          send={(_, idempotencyKey) => put(RevokeJudgePassDocument, { id: one.id, idempotencyKey })}
          onSaved={() => {
            end();
            tell("good", say("passes.revoked", { name: one.judge?.name ?? "" }));
            reload();
          }}
          onClose={end}
        />
      )}
    </section>
  );
}

async function allHeld(id: string, signal: AbortSignal): Promise<readonly HeldPassFragment[]> {
  const found = await whole(async (after) => {
    const page: UnrevokedPassesQuery = await ask(
      UnrevokedPassesDocument,
      { id, after },
      { signal },
    );
    return page.contest?.unrevokedPasses;
  });
  return found.filter(({ endsAt }) => Date.parse(endsAt) > Date.now());
}

function columns(onRevoke: (held: HeldPassFragment) => void): readonly Column<HeldPassFragment>[] {
  return [
    { id: "judge", heading: say("judges.name"), cell: (row) => row.judge?.name },
    { id: "from", heading: say("passes.worksOn"), cell: (row) => row.worksOn },
    { id: "until", heading: say("passes.endsAt"), cell: (row) => localTime(row.endsAt) },
    {
      id: "made",
      heading: say("passes.made"),
      cell: (row) => [localTime(row.createdAt), row.issuer?.name].filter(Boolean).join(" · "),
    },
    {
      id: "used",
      heading: say("passes.used"),
      cell: (row) => (row.usedAt ? localTime(row.usedAt) : say("passes.unused")),
    },
    {
      id: "revoke",
      heading: say("passes.revoke"),
      cell: (row) => (
        <Button
          weight="quiet"
          label={say("passes.revokeOf", { name: row.judge?.name ?? "" })}
          onClick={() => onRevoke(row)}
        >
          {say("passes.revoke")}
        </Button>
      ),
    },
  ];
}
