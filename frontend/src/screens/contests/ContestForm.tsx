// Making, editing and copying a contest.

import { knownPlaces } from "../../api/places";
import { type Role, session } from "../../api/session";
import {
  type ContestLevel,
  CopyContestDocument,
  CreateContestDocument,
  EditContestDocument,
} from "../../gql/graphql";
import { today } from "../../lib/today";
import type { FormField, FormTexts } from "./formFields";
import { type Contest, put } from "./load";
import { nextHeld } from "./nextYear";
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
        texts: { kind: "CONTEST", level: ownLevel(), startsOn: today(), endsOn: today() },
        names: {},
      }}
      send={({ kind, level, organizerTownId, organizerDepartmentId, ...contest }: Input, key) =>
        put(CreateContestDocument, {
          kind,
          level,
          organizerTownId,
          organizerDepartmentId,
          contest,
          idempotencyKey: key,
        })
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
        texts: { ...nextHeld(contest, today()) },
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

/** The level at which a person holds contests as a rule. */
function ownLevel(): ContestLevel {
  switch (roleNow()) {
    case "TOWN_OFFICER":
      return "TOWN";
    case "DEPARTMENT_OFFICER":
      return "DEPARTMENT";
    default:
      return "DISTRICT";
  }
}

function roleNow(): Role | null {
  const now = session.value;
  return now.state === "in" ? now.user.role : null;
}

/** What is said once, when a contest is made; only the district chooses who organizes it. */
function ownFields(): readonly FormField[] {
  const isDistrict = roleNow() === "DISTRICT_OFFICER";
  const levels = choicesOf("ContestLevel").filter(
    ({ value }) => isDistrict || value === ownLevel() || value === "ENTERPRISE",
  );
  const { towns, departments } = knownPlaces();
  const organizers: readonly FormField[] = [
    {
      name: "organizerTownId",
      label: say("contest.organizerTown"),
      kind: "choice",
      choices: towns,
      hint: say("contest.organizerHint"),
    },
    {
      name: "organizerDepartmentId",
      label: say("contest.organizerDepartment"),
      kind: "choice",
      choices: departments,
    },
  ];
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
      choices: levels,
      isRequired: true,
    },
    ...(isDistrict ? organizers : []),
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
    {
      name: "showsOwnScores",
      label: say("contest.ownScores"),
      kind: "yesNo",
      hint: say("contest.ownScoresHint"),
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
      showsOwnScores: String(contest.showsOwnScores),
    },
    names: { hostBranchId: contest.hostBranch?.name ?? "" },
  };
}
