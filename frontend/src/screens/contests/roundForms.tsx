// The forms of a discipline, a round and a criterion, each for a new one and for an edit.

import type { FieldProblem } from "../../forms/useSaving";
import {
  AddCriterionDocument,
  AddDisciplineDocument,
  AddRoundDocument,
  EditCriterionDocument,
  EditDisciplineDocument,
  EditRoundDocument,
  RemoveCriterionDocument,
  RemoveDisciplineDocument,
  RemoveRoundDocument,
} from "../../gql/graphql";
import { t } from "../../i18n";
import type { FormField, FormTexts } from "./formFields";
import { type Contest, type Criterion, type Discipline, put, type Round } from "./load";
import { SheetForm } from "./SheetForm";
import { tieRulesOf, tieWords } from "./tieRules";
import { choicesOf, say } from "./words";

interface Ends {
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

type Input = Record<string, unknown>;

export function DisciplineForm({
  contest,
  discipline,
  ...ends
}: Ends & { readonly contest: Contest; readonly discipline: Discipline | null }) {
  const fields: readonly FormField[] = [
    { name: "name", label: say("discipline.name"), kind: "text", isRequired: true },
    { name: "isTeam", label: say("discipline.isTeam"), kind: "yesNo" },
  ];
  return (
    <SheetForm
      title={say(discipline ? "discipline.edit" : "discipline.add")}
      draft={discipline ? keyOf(discipline) : `${contest.id}:discipline`}
      fields={fields}
      initial={texts({ name: discipline?.name, isTeam: discipline?.isTeam })}
      send={(input: Input, idempotencyKey) =>
        discipline
          ? put(EditDisciplineDocument, {
              ...edited(discipline),
              discipline: { ...input, position: discipline.position },
              idempotencyKey,
            })
          : put(AddDisciplineDocument, {
              contestId: contest.id,
              discipline: input,
              idempotencyKey,
            })
      }
      {...ends}
    />
  );
}

export function RoundForm({
  discipline,
  round,
  ...ends
}: Ends & { readonly discipline: Discipline; readonly round: Round | null }) {
  return (
    <SheetForm
      title={say(round ? "round.edit" : "round.add")}
      draft={round ? keyOf(round) : `${discipline.id}:round`}
      fields={roundFields()}
      initial={roundTexts(round)}
      send={({ tieRules, ...input }: Input, idempotencyKey) => {
        const rules = { ...input, tieRules: tieRulesOf(tieRules as readonly string[]) };
        return round
          ? put(EditRoundDocument, {
              ...edited(round),
              round: { ...rules, position: round.position },
              idempotencyKey,
            })
          : put(AddRoundDocument, { disciplineId: discipline.id, round: rules, idempotencyKey });
      }}
      {...ends}
    />
  );
}

function roundFields(): readonly FormField[] {
  return [
    { name: "name", label: say("round.name"), kind: "text", isRequired: true },
    {
      name: "theoryShare",
      label: say("round.theoryShare"),
      kind: "decimal",
      hint: say("round.theoryShareHint"),
      help: { text: say("round.theoryShareHelp"), source: say("round.theoryShareSource") },
    },
    choice("judgesRule", say("round.judgesRule"), choicesOf("JudgesRule")),
    { name: "drops", label: say("round.drops"), kind: "whole", hint: say("round.dropsHint") },
    { name: "attempts", label: say("round.attempts"), kind: "whole" },
    choice("attemptsRule", say("round.attemptsRule"), choicesOf("AttemptsRule")),
    choice("ranking", say("round.ranking"), choicesOf("RoundRanking")),
    { name: "decimals", label: say("round.decimals"), kind: "whole" },
    {
      name: "tieRules",
      label: say("round.tieRules"),
      kind: "list",
      choices: choicesOf("TieRule"),
      hint: say("round.tieRulesHint", { rules: tieWords().join(t("list.comma")) }),
    },
    choice("advanceRule", say("round.advanceRule"), choicesOf("AdvanceRule")),
    {
      name: "advanceValue",
      label: say("round.advanceValue"),
      kind: "decimal",
      hint: say("round.advanceValueHint"),
    },
    { name: "isBlind", label: say("round.isBlind"), kind: "yesNo" },
    { name: "needsCheck", label: say("round.needsCheck"), kind: "yesNo" },
    {
      name: "outlierSpread",
      label: say("round.outlierSpread"),
      kind: "decimal",
      hint: say("round.outlierSpreadHint"),
    },
  ];
}

function roundTexts(round: Round | null): FormTexts {
  const ties = round?.tieRules.map(({ rule }) => say(`TieRule.${rule}`)).join(t("list.comma"));
  return texts({
    name: round?.name,
    theoryShare: round?.theoryShare ?? "0.3",
    judgesRule: round?.judgesRule ?? "DROP_HIGH_LOW",
    drops: round?.drops ?? 1,
    attempts: round?.attempts ?? 1,
    attemptsRule: round?.attemptsRule ?? "BEST",
    ranking: round?.ranking ?? "HIGHEST",
    decimals: round?.decimals ?? 2,
    tieRules:
      ties ??
      [say("TieRule.PRACTICAL"), say("TieRule.TIME"), say("TieRule.SHARED")].join(t("list.comma")),
    advanceRule: round?.advanceRule ?? "NONE",
    advanceValue: round?.advanceValue,
    isBlind: round?.isBlind,
    needsCheck: round?.needsCheck,
    outlierSpread: round?.outlierSpread,
  });
}

export function CriterionForm({
  round,
  criterion,
  ...ends
}: Ends & { readonly round: Round; readonly criterion: Criterion | null }) {
  const fields: readonly FormField[] = [
    { name: "name", label: say("criterion.name"), kind: "text", isRequired: true },
    choice("part", say("criterion.part"), choicesOf("CriterionPart")),
    choice("kind", say("criterion.kind"), choicesOf("CriterionKind")),
    { name: "maximum", label: say("criterion.maximum"), kind: "decimal" },
    { name: "weight", label: say("criterion.weight"), kind: "decimal" },
    { name: "step", label: say("criterion.step"), kind: "decimal" },
    { name: "unit", label: say("criterion.unit"), kind: "text" },
  ];
  return (
    <SheetForm
      title={say(criterion ? "criterion.edit" : "criterion.add")}
      draft={criterion ? keyOf(criterion) : `${round.id}:criterion`}
      fields={fields}
      initial={texts({
        name: criterion?.name,
        part: criterion?.part ?? "PRACTICAL",
        kind: criterion?.kind ?? "JUDGED",
        maximum: criterion ? criterion.maximum : "100",
        weight: criterion?.weight ?? "1",
        step: criterion?.step ?? "0.5",
        unit: criterion?.unit ?? "分",
      })}
      send={(input: Input, idempotencyKey) =>
        criterion
          ? put(EditCriterionDocument, {
              ...edited(criterion),
              criterion: input,
              idempotencyKey,
            })
          : put(AddCriterionDocument, { roundId: round.id, criterion: input, idempotencyKey })
      }
      {...ends}
    />
  );
}

export type Removable =
  | { readonly kind: "discipline"; readonly row: Discipline }
  | { readonly kind: "round"; readonly row: Round }
  | { readonly kind: "criterion"; readonly row: Criterion };

/** Taking out what a copy brought and nobody needs; what is used already is refused. */
export function RemoveForm({ kind, row, ...ends }: Ends & Removable) {
  return (
    <SheetForm
      title={say("remove.of", { name: row.name })}
      draft={`${keyOf(row)}:remove`}
      hint={say(`remove.${kind}`)}
      fields={[]}
      action={say("remove")}
      send={(
        _: object,
        idempotencyKey,
      ): Promise<{ readonly problems: readonly FieldProblem[] }> => {
        const input = { ...edited(row), idempotencyKey };
        switch (kind) {
          case "discipline":
            return put(RemoveDisciplineDocument, input);
          case "round":
            return put(RemoveRoundDocument, input);
          case "criterion":
            return put(RemoveCriterionDocument, input);
        }
      }}
      {...ends}
    />
  );
}

function choice(name: string, label: string, choices: FormField["choices"]): FormField {
  return { name, label, kind: "choice", choices: choices ?? [], isRequired: true };
}

interface Revised {
  readonly id: string;
  readonly revision: number;
}

/** A form that was begun on an older state of the row is another form. */
function keyOf({ id, revision }: Revised): string {
  return `${id}:${revision}`;
}

function edited({ id, revision }: Revised): Revised {
  return { id, revision };
}

function texts(values: Readonly<Record<string, string | number | boolean | null | undefined>>) {
  const said = Object.entries(values).map(([name, value]) => [name, String(value ?? "")]);
  return { texts: Object.fromEntries(said) as Record<string, string>, names: {} };
}
