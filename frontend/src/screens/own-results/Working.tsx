// The slips of a contest that work: whose they are, who made them, when somebody last looked; and
// their end, such as of a lost one.

import { useSignal } from "@preact/signals";
import { ask } from "../../api/client";
import { useResource } from "../../api/resource";
import {
  RevokeEntrySlipDocument,
  type WorkingSlipFragment,
  WorkingSlipsDocument,
  type WorkingSlipsQuery,
} from "../../gql/graphql";
import { localTime } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { Skeleton } from "../../ui/Skeleton";
import { Failed } from "../../ui/State";
import { type Column, Table } from "../../ui/Table";
import { tell } from "../../ui/toasts";
import { put } from "../contests/load";
import { whole } from "../contests/roundData";
import { SheetForm } from "../contests/SheetForm";
import { matching } from "./slipSearch";
import { say } from "./words";

const mostShown = 50;

export function Working({ contestId }: { contestId: string }) {
  const words = useSignal("");
  const ending = useSignal<WorkingSlipFragment | null>(null);
  const { state, reload } = useResource((signal) => allWorking(contestId, signal));
  const { data, fault } = state.value;
  const end = () => {
    ending.value = null;
  };
  if (fault && !data) {
    return <Failed fault={fault} onRetry={reload} />;
  }
  if (!data) {
    return <Skeleton lines={4} />;
  }
  if (data.length === 0) {
    return null;
  }
  const found = matching(data, words.value);
  const one = ending.value;
  const bib = one?.entry?.bib ?? "";
  return (
    <section class="stack no-print">
      <h2>{say("working.title")}</h2>
      <div class="filters">
        <TextField
          label={say("working.search")}
          value={words.value}
          onInput={(text) => {
            words.value = text;
          }}
        />
      </div>
      <p class="muted" role="status">
        {say("working.count", { count: found.length, shown: Math.min(found.length, mostShown) })}
      </p>
      {found.length > 0 && (
        <Table
          caption={say("working.title")}
          columns={columns((slip) => {
            ending.value = slip;
          })}
          rows={found.slice(0, mostShown)}
          keyOf={(row) => row.id}
        />
      )}
      {one && (
        <SheetForm
          title={say("working.revokeOf", { bib })}
          draft={`${one.id}:revoke`}
          hint={say("working.revokeHint")}
          fields={[]}
          action={say("working.revoke")}
          send={(_, idempotencyKey) =>
            put(RevokeEntrySlipDocument, { entryId: one.entry?.id, idempotencyKey })
          }
          onSaved={() => {
            end();
            tell("good", say("working.revoked", { bib }));
            reload();
          }}
          onClose={end}
        />
      )}
    </section>
  );
}

async function allWorking(
  id: string,
  signal: AbortSignal,
): Promise<readonly WorkingSlipFragment[]> {
  return whole(async (after) => {
    const page: WorkingSlipsQuery = await ask(WorkingSlipsDocument, { id, after }, { signal });
    return page.contest?.workingSlips;
  });
}

function columns(
  onRevoke: (slip: WorkingSlipFragment) => void,
): readonly Column<WorkingSlipFragment>[] {
  return [
    {
      id: "holder",
      heading: say("working.holder"),
      cell: ({ entry }) => [entry?.bib, entry?.name].filter(Boolean).join(" "),
    },
    {
      id: "organization",
      heading: say("working.organization"),
      cell: ({ entry }) => entry?.organizationName,
    },
    {
      id: "discipline",
      heading: say("slips.discipline"),
      cell: ({ entry }) => entry?.discipline?.name,
      isMinor: true,
    },
    {
      id: "made",
      heading: say("working.made"),
      cell: (row) => [localTime(row.createdAt), row.issuer?.name].filter(Boolean).join(" · "),
    },
    {
      id: "used",
      heading: say("working.used"),
      cell: (row) => (row.usedAt ? localTime(row.usedAt) : say("working.unused")),
    },
    {
      id: "revoke",
      heading: say("working.revoke"),
      cell: (row) => (
        <Button
          weight="quiet"
          label={say("working.revokeOf", { bib: row.entry?.bib ?? "" })}
          onClick={() => onRevoke(row)}
        >
          {say("working.revoke")}
        </Button>
      ),
    },
  ];
}
