// Making, editing and copying a contest.

import { CopyContestDocument, CreateContestDocument, EditContestDocument } from "../../gql/graphql";
import { today } from "../../lib/today";
import type { FormField, FormTexts } from "./formFields";
import { type Contest, put } from "./load";
import { SheetForm } from "./SheetForm";
import { choicesOf, say } from "./words";

interface MakeProps {
  readonly onClose: () => void;
  readonly onSaved: (id: string) => void;
}

type Input = Record<string, unknown>;

export function ContestForm({ onClose, onSaved }: MakeProps) {
  return (
    <SheetForm
      title={say("contest.new")}
      draft="contest:new"
      fields={[...ownFields(), ...details()]}
      initial={{
        texts: { kind: "CONTEST", level: "DISTRICT", startsOn: today(), endsOn: today() },
        names: {},
      }}
      send={({ kind, level, ...contest }: Input, idempotencyKey) =>
        put(CreateContestDocument, { kind, level, contest, idempotencyKey })
      }
      onSaved={({ contest }) => contest && onSaved(contest.id)}
      onClose={onClose}
    />
  );
}

export function EditContestForm({
  contest,
  onClose,
  onSaved,
}: {
  readonly contest: Contest;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}) {
  return (
    <SheetForm
      title={say("contest.edit")}
      draft={`contest:${contest.id}:${contest.revision}`}
      fields={details()}
      initial={textsOf(contest)}
      send={(input: Input, idempotencyKey) =>
        put(EditContestDocument, {
          id: contest.id,
          revision: contest.revision,
          contest: input,
          idempotencyKey,
        })
      }
      onSaved={onSaved}
      onClose={onClose}
    />
  );
}

export function CopyContestForm({ contest, ...props }: MakeProps & { contest: Contest }) {
  return (
    <SheetForm
      title={say("contest.copy")}
      hint={say("contest.copyHint")}
      draft={`contest:${contest.id}:copy`}
      fields={details().filter(({ name }) => ["name", "startsOn", "endsOn"].includes(name))}
      initial={{
        texts: { name: contest.name, startsOn: today(), endsOn: today() },
        names: {},
      }}
      send={(input: Input, idempotencyKey) =>
        put(CopyContestDocument, { id: contest.id, ...input, idempotencyKey })
      }
      onSaved={(payload) => payload.contest && props.onSaved(payload.contest.id)}
      onClose={props.onClose}
    />
  );
}

function ownFields(): readonly FormField[] {
  return [
    {
      name: "kind",
      label: say("contest.kind"),
      kind: "choice",
      choices: choicesOf("ContestKind"),
      isRequired: true,
    },
    {
      name: "level",
      label: say("contest.level"),
      kind: "choice",
      choices: choicesOf("ContestLevel"),
      isRequired: true,
    },
  ];
}

function details(): readonly FormField[] {
  return [
    { name: "name", label: say("contest.name"), kind: "text", isRequired: true },
    { name: "startsOn", label: say("contest.startsOn"), kind: "date", isRequired: true },
    { name: "endsOn", label: say("contest.endsOn"), kind: "date", isRequired: true },
    { name: "trade", label: say("contest.trade"), kind: "text" },
    { name: "clusterName", label: say("contest.cluster"), kind: "text" },
    { name: "hostBranchId", label: say("contest.host"), kind: "lookup", lookup: "branches" },
    {
      name: "standard",
      label: say("contest.standard"),
      kind: "lines",
      hint: say("contest.standardHint"),
    },
    {
      name: "appealHours",
      label: say("contest.appealHours"),
      kind: "whole",
      hint: say("contest.appealHoursHint"),
    },
    {
      name: "nameDays",
      label: say("contest.nameDays"),
      kind: "whole",
      hint: say("contest.nameDaysHint"),
    },
  ];
}

function textsOf(contest: Contest): FormTexts {
  return {
    texts: {
      name: contest.name,
      startsOn: contest.startsOn,
      endsOn: contest.endsOn,
      trade: contest.trade ?? "",
      clusterName: contest.clusterName ?? "",
      hostBranchId: contest.hostBranch?.id ?? "",
      standard: contest.standard ?? "",
      appealHours: String(contest.appealHours),
      nameDays: String(contest.nameDays),
    },
    names: { hostBranchId: contest.hostBranch?.name ?? "" },
  };
}
