// Who takes part: by discipline and bib, added one by one or from Excel, withdrawn in mid-round too.

import { useSignal } from "@preact/signals";
import { useResource } from "../../api/resource";
import {
  EditEntryDocument,
  EnterContestantDocument,
  type EntryRowFragment,
  WithdrawEntryDocument,
} from "../../gql/graphql";
import { address } from "../../router";
import { Badge } from "../../ui/Badge";
import { Button, ButtonLink } from "../../ui/Button";
import { DownloadButton } from "../../ui/DownloadButton";
import { Menu } from "../../ui/Menu";
import { Skeleton } from "../../ui/Skeleton";
import { Empty, Failed } from "../../ui/State";
import { type Column, Table } from "../../ui/Table";
import { tell } from "../../ui/toasts";
import { allEntries } from "./entryRows";
import type { FormField, FormTexts } from "./formFields";
import { type Contest, type PartProps, put } from "./load";
import { SheetForm } from "./SheetForm";
import { say } from "./words";

type Doing =
  | { readonly what: "add" }
  | { readonly what: "edit" | "withdraw"; readonly entry: EntryRowFragment };

export function Entries({ contest, isOpen, onReload }: PartProps) {
  const doing = useSignal<Doing | null>(null);
  const { state, reload } = useResource((signal) => allEntries(contest.id, signal));
  const { data, fault } = state.value;
  const end = () => {
    doing.value = null;
  };
  const saved = (words: string) => {
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
  const now = doing.value;
  return (
    <div class="stack">
      <div class="contest-line">
        <p class="muted">
          {say("entries.count", {
            count: data.length,
            organizations: new Set(data.map(({ organizationName }) => organizationName)).size,
          })}
        </p>
        <span class="cluster">
          {data.length > 0 && (
            <DownloadButton path={address("/exports/entries.xlsx", { contest: contest.id })}>
              {say("entries.export")}
            </DownloadButton>
          )}
          {data.length > 0 && contest.state !== "CANCELLED" && (
            <ButtonLink href={address("/contests/slips", { contest: contest.id })}>
              {say("entries.slips")}
            </ButtonLink>
          )}
          {isOpen && contest.disciplines.nodes.length > 0 && (
            <>
              <ButtonLink href={address("/import", { contest: contest.id })}>
                {say("entries.import")}
              </ButtonLink>
              <Button
                weight="primary"
                onClick={() => {
                  doing.value = { what: "add" };
                }}
              >
                {say("entries.add")}
              </Button>
            </>
          )}
        </span>
      </div>
      {data.length === 0 ? (
        <Empty title={say("entries.none")}>
          <p>{say("entries.noneRemedy")}</p>
        </Empty>
      ) : (
        <Table
          caption={say("tab.entries")}
          columns={columns(isOpen, (what, entry) => {
            doing.value = { what, entry };
          })}
          rows={data}
          keyOf={(row) => row.id}
        />
      )}
      {now?.what === "add" && (
        <SheetForm
          title={say("entries.add")}
          draft={`${contest.id}:entry`}
          fields={[disciplineField(contest), ...fields()]}
          initial={{
            texts: { disciplineId: contest.disciplines.nodes[0]?.id ?? "" },
            names: {},
          }}
          send={({ disciplineId, ...entry }: Record<string, unknown>, idempotencyKey) =>
            put(EnterContestantDocument, { disciplineId, entry, idempotencyKey })
          }
          onSaved={({ entry }) => saved(say("entries.added", { bib: entry?.bib ?? "" }))}
          onClose={end}
        />
      )}
      {now?.what === "edit" && (
        <SheetForm
          title={`${say("entries.edit")} ${now.entry.bib}`}
          draft={`${now.entry.id}:${now.entry.revision}`}
          fields={fields()}
          initial={textsOf(now.entry)}
          send={(entry: object, idempotencyKey) =>
            put(EditEntryDocument, {
              id: now.entry.id,
              revision: now.entry.revision,
              entry,
              idempotencyKey,
            })
          }
          onSaved={() => saved(say("contest.saved"))}
          onClose={end}
        />
      )}
      {now?.what === "withdraw" && (
        <SheetForm
          title={`${say("entries.withdraw")} ${now.entry.bib}`}
          draft={`${now.entry.id}:withdraw`}
          fields={[
            { name: "reason", label: say("contest.reason"), kind: "text", isRequired: true },
          ]}
          action={say("entries.withdraw")}
          send={(input: object, idempotencyKey) =>
            put(WithdrawEntryDocument, { id: now.entry.id, ...input, idempotencyKey })
          }
          onSaved={() => saved(say("entries.withdrawn", { bib: now.entry.bib }))}
          onClose={end}
        />
      )}
    </div>
  );
}

function disciplineField(contest: Contest): FormField {
  return {
    name: "disciplineId",
    label: say("entries.discipline"),
    kind: "choice",
    isRequired: true,
    choices: contest.disciplines.nodes.map(({ id, name }) => ({ value: id, label: name })),
  };
}

function fields(): readonly FormField[] {
  return [
    { name: "name", label: say("entries.name"), kind: "text", isRequired: true },
    {
      name: "organizationId",
      label: say("entries.organization"),
      kind: "lookup",
      lookup: "organizations",
      isRequired: true,
    },
    { name: "bib", label: say("entries.bib"), kind: "text", hint: say("entries.bibHint") },
    { name: "teamNames", label: say("entries.team"), kind: "list", hint: say("entries.teamHint") },
    { name: "branchId", label: say("entries.branch"), kind: "lookup", lookup: "branches" },
    { name: "showsName", label: say("entries.showsName"), kind: "yesNo" },
    { name: "keepsName", label: say("entries.keepsName"), kind: "yesNo" },
  ];
}

function textsOf(entry: EntryRowFragment): FormTexts {
  return {
    texts: {
      name: entry.name ?? "",
      organizationId: entry.organization?.id ?? "",
      bib: entry.bib,
      teamNames: entry.teamNames ?? "",
      branchId: entry.branch?.id ?? "",
      showsName: String(entry.showsName ?? false),
      keepsName: String(entry.keepsName ?? false),
    },
    names: {
      organizationId: entry.organization?.name ?? "",
      branchId: entry.branch?.name ?? "",
    },
  };
}

function columns(
  isOpen: boolean,
  onDo: (what: "edit" | "withdraw", entry: EntryRowFragment) => void,
): readonly Column<EntryRowFragment>[] {
  const shown: Column<EntryRowFragment>[] = [
    { id: "bib", heading: say("entries.bib"), cell: (row) => row.bib },
    {
      id: "name",
      heading: say("entries.name"),
      cell: (row) => (
        <>
          {row.name ?? <span class="muted">{row.nameErasedAt ? say("entries.erased") : "—"}</span>}
          {row.teamNames && <span class="cell-note">{row.teamNames}</span>}
        </>
      ),
    },
    {
      id: "organization",
      heading: say("entries.organization"),
      cell: (row) => row.organizationName ?? "—",
    },
    {
      id: "branch",
      heading: say("entries.branch"),
      cell: (row) => row.branch?.name ?? "—",
      isMinor: true,
    },
    {
      id: "discipline",
      heading: say("entries.discipline"),
      cell: (row) => row.discipline?.name ?? "—",
    },
    {
      id: "state",
      heading: say("entries.state"),
      cell: (row) => (
        <>
          <Badge tone={row.state === "ENTERED" ? "good" : "calm"}>
            {say(`EntryState.${row.state}`)}
          </Badge>
          {row.withdrawalReason && <span class="cell-note">{row.withdrawalReason}</span>}
        </>
      ),
    },
  ];
  if (!isOpen) {
    return shown;
  }
  return [
    ...shown,
    {
      id: "do",
      heading: say("more"),
      cell: (row) => (
        <Menu
          label={`${say("more")} ${row.bib}`}
          icon="more"
          items={[
            { id: "edit", label: say("entries.edit"), onChoose: () => onDo("edit", row) },
            {
              id: "withdraw",
              label: say("entries.withdraw"),
              isDangerous: true,
              isDisabled: row.state === "WITHDRAWN",
              onChoose: () => onDo("withdraw", row),
            },
          ]}
        />
      ),
    },
  ];
}
