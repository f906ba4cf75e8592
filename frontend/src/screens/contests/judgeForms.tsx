// What is done with a judge: appointing, assigning to a round and taking out of it, declaring a
// recusal and taking it back, and the pass for the day.

import { useResource } from "../../api/resource";
import {
  AppointJudgeDocument,
  AssignJudgeDocument,
  DeclareRecusalDocument,
  type JudgeRowFragment,
  UnassignJudgeDocument,
  WithdrawRecusalDocument,
} from "../../gql/graphql";
import { Sheet } from "../../ui/Sheet";
import { Skeleton } from "../../ui/Skeleton";
import { Failed } from "../../ui/State";
import { allEntries } from "./entryRows";
import type { FormField } from "./formFields";
import { type Contest, put } from "./load";
import { Pass } from "./Pass";
import { SheetForm } from "./SheetForm";
import { choicesOf, say } from "./words";

export type Deed = "assign" | "unassign" | "recuse" | "withdraw" | "pass";
export type Doing =
  | { readonly what: "add" }
  | { readonly what: Deed; readonly judge: JudgeRowFragment };

interface DeedsProps {
  readonly contest: Contest;
  readonly doing: Doing;
  readonly onClose: () => void;
  readonly onSaved: (words: string) => void;
}

export function Deeds({ contest, doing, onClose, onSaved }: DeedsProps) {
  if (doing.what === "add") {
    return <Appoint contest={contest} onClose={onClose} onSaved={onSaved} />;
  }
  const props = { contest, judge: doing.judge, onClose, onSaved };
  switch (doing.what) {
    case "assign":
      return <Assign {...props} />;
    case "unassign":
      return <Unassign {...props} />;
    case "recuse":
      return <Recuse {...props} />;
    case "withdraw":
      return <WithdrawRecusal {...props} />;
    case "pass":
      return <Pass judge={doing.judge} onClose={onClose} />;
  }
}

type Ends = Pick<DeedsProps, "contest" | "onClose" | "onSaved">;
type Props = Ends & { readonly judge: JudgeRowFragment };

function Appoint({ contest, onClose, onSaved }: Ends) {
  return (
    <SheetForm
      title={say("judges.add")}
      draft={`${contest.id}:judge`}
      fields={[
        { name: "name", label: say("judges.name"), kind: "text", isRequired: true },
        {
          name: "organizationId",
          label: say("judges.organization"),
          kind: "lookup",
          lookup: "organizations",
          hint: say("judges.organizationHint"),
        },
        { name: "isHead", label: say("judges.isHead"), kind: "yesNo" },
      ]}
      send={(judge: object, idempotencyKey) =>
        put(AppointJudgeDocument, { contestId: contest.id, judge, idempotencyKey })
      }
      onSaved={() => onSaved(say("contest.saved"))}
      onClose={onClose}
    />
  );
}

function Assign({ contest, judge, onClose, onSaved }: Props) {
  const taken = new Set(judge.rounds.nodes.map(({ round }) => round?.id));
  const choices = contest.disciplines.nodes.flatMap((discipline) =>
    discipline.rounds.nodes
      .filter(({ id, state }) => !taken.has(id) && (state === "SET_UP" || state === "OPEN"))
      .map(({ id, name }) => ({ value: id, label: `${discipline.name} · ${name}` })),
  );
  return (
    <SheetForm
      title={`${say("judges.assign")} · ${judge.name}`}
      draft={`${judge.id}:assign:${taken.size}`}
      fields={[
        roundField(choices),
        ...unequalField(
          contest,
          choices.map(({ value }) => value),
        ),
      ]}
      initial={{ texts: { roundId: choices[0]?.value ?? "" }, names: {} }}
      send={(input: object, idempotencyKey) =>
        put(AssignJudgeDocument, { judgeId: judge.id, ...input, idempotencyKey })
      }
      onSaved={() => onSaved(say("judges.assigned", { name: judge.name }))}
      onClose={onClose}
    />
  );
}

/** The consent to unlike panels, asked for only where a round adds judges up and has begun. */
function unequalField(contest: Contest, roundIds: readonly string[]): readonly FormField[] {
  const isAsked = contest.disciplines.nodes.some(({ rounds }) =>
    rounds.nodes.some(
      ({ id, state, judgesRule }) =>
        state === "OPEN" && judgesRule === "SUM" && roundIds.includes(id),
    ),
  );
  const name = "acceptsUnequalPanels";
  return isAsked
    ? [{ name, label: say("judges.unequal"), kind: "yesNo", hint: say("judges.unequalHint") }]
    : [];
}

function roundField(choices: FormField["choices"]): FormField {
  return {
    name: "roundId",
    label: say("judges.rounds"),
    kind: "choice",
    isRequired: true,
    choices: choices ?? [],
  };
}

/** What each round of a contest is called beside those of other disciplines. */
export function roundNames(contest: Contest): ReadonlyMap<string, string> {
  return new Map(
    contest.disciplines.nodes.flatMap((discipline) =>
      discipline.rounds.nodes.map(({ id, name }) => [id, `${discipline.name} · ${name}`] as const),
    ),
  );
}

function Unassign({ contest, judge, onClose, onSaved }: Props) {
  const names = roundNames(contest);
  const choices = judge.rounds.nodes.flatMap(({ round }) =>
    round?.state === "SET_UP"
      ? [{ value: round.id, label: names.get(round.id) ?? round.name }]
      : [],
  );
  return (
    <SheetForm
      title={`${say("judges.unassign")} · ${judge.name}`}
      draft={`${judge.id}:unassign:${choices.length}`}
      hint={say("judges.unassignHint")}
      fields={[roundField(choices)]}
      initial={{ texts: { roundId: choices[0]?.value ?? "" }, names: {} }}
      action={say("judges.unassign")}
      send={(input: object, idempotencyKey) =>
        put(UnassignJudgeDocument, { judgeId: judge.id, ...input, idempotencyKey })
      }
      onSaved={() => onSaved(say("judges.unassigned", { name: judge.name }))}
      onClose={onClose}
    />
  );
}

function Recuse({ contest, judge, onClose, onSaved }: Props) {
  const { state, reload } = useResource((signal) => allEntries(contest.id, signal));
  const { data, fault } = state.value;
  const title = `${say("judges.recuse")} · ${judge.name}`;
  if (!data) {
    return (
      <Sheet title={title} onClose={onClose}>
        {fault ? <Failed fault={fault} onRetry={reload} /> : <Skeleton lines={3} />}
      </Sheet>
    );
  }
  return (
    <SheetForm
      title={title}
      draft={`${judge.id}:recuse`}
      hint={say("judges.recuseHint")}
      fields={[
        {
          name: "reason",
          label: say("judges.reason"),
          kind: "choice",
          isRequired: true,
          choices: choicesOf("RecusalReason"),
        },
        {
          name: "entryId",
          label: say("judges.recuseEntry"),
          kind: "choice",
          choices: data.map(({ id, bib, name, organizationName }) => ({
            value: id,
            label: [bib, name, organizationName].filter(Boolean).join(" "),
          })),
        },
        {
          name: "organizationId",
          label: say("judges.recuseOrganization"),
          kind: "lookup",
          lookup: "organizations",
        },
        ...unequalField(
          contest,
          judge.rounds.nodes.flatMap(({ round }) => (round ? [round.id] : [])),
        ),
      ]}
      initial={{ texts: { reason: "KINSHIP" }, names: {} }}
      send={(input: object, idempotencyKey) =>
        put(DeclareRecusalDocument, { judgeId: judge.id, ...input, idempotencyKey })
      }
      onSaved={() => onSaved(say("contest.saved"))}
      onClose={onClose}
    />
  );
}

function WithdrawRecusal({ judge, onClose, onSaved }: Props) {
  const choices = judge.recusals.nodes.map((one) => ({ value: one.id, label: recusalName(one) }));
  return (
    <SheetForm
      title={`${say("judges.withdraw")} · ${judge.name}`}
      draft={`${judge.id}:withdraw:${choices.length}`}
      hint={say("judges.withdrawHint")}
      fields={[
        {
          name: "id",
          label: say("judges.recusals"),
          kind: "choice",
          isRequired: true,
          choices,
        },
        { name: "reason", label: say("judges.reason"), kind: "text", isRequired: true },
      ]}
      initial={{ texts: { id: choices[0]?.value ?? "" }, names: {} }}
      action={say("judges.withdraw")}
      send={(input: object, idempotencyKey) =>
        put(WithdrawRecusalDocument, { ...input, idempotencyKey })
      }
      onSaved={() => onSaved(say("judges.withdrawn"))}
      onClose={onClose}
    />
  );
}

export function recusalName(one: JudgeRowFragment["recusals"]["nodes"][number]): string {
  const subject = one.entry?.bib ?? one.organization?.name ?? "";
  return say("judges.recusalOf", { subject, reason: say(`RecusalReason.${one.reason}`) });
}
