// Disciplines, their rounds with the rules, and the criteria of each round.

import { useSignal } from "@preact/signals";
import { t } from "../../i18n";
import { percent } from "../../lib/numbers";
import { Tag } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Empty } from "../../ui/State";
import { type Column, Table } from "../../ui/Table";
import { RoundBadge } from "./ContestBadge";
import type { Criterion, Discipline, PartProps, Round } from "./load";
import { plainNumber } from "./plainNumber";
import { CriterionForm, DisciplineForm, type Removable, RemoveForm, RoundForm } from "./roundForms";
import { say } from "./words";

type Doing =
  | { readonly what: "discipline"; readonly discipline: Discipline | null }
  | { readonly what: "round"; readonly discipline: Discipline; readonly round: Round | null }
  | { readonly what: "criterion"; readonly round: Round; readonly criterion: Criterion | null }
  | ({ readonly what: "remove" } & Removable);

export function SetUp({ contest, isOpen, onReload }: PartProps) {
  const doing = useSignal<Doing | null>(null);
  const begin = (what: Doing) => {
    doing.value = what;
  };
  const end = () => {
    doing.value = null;
  };
  const ends = {
    onClose: end,
    onSaved: () => {
      end();
      onReload();
    },
  };
  const now = doing.value;
  return (
    <div class="stack">
      {isOpen && (
        <div>
          <Button onClick={() => begin({ what: "discipline", discipline: null })}>
            {say("discipline.add")}
          </Button>
        </div>
      )}
      {contest.disciplines.nodes.length === 0 && (
        <Empty title={say("discipline.none")}>
          <p>{say("discipline.noneRemedy")}</p>
        </Empty>
      )}
      {contest.disciplines.nodes.map((discipline) => (
        <DisciplineCard key={discipline.id} discipline={discipline} isOpen={isOpen} onDo={begin} />
      ))}
      {now?.what === "discipline" && (
        <DisciplineForm contest={contest} discipline={now.discipline} {...ends} />
      )}
      {now?.what === "round" && (
        <RoundForm discipline={now.discipline} round={now.round} {...ends} />
      )}
      {now?.what === "criterion" && (
        <CriterionForm round={now.round} criterion={now.criterion} {...ends} />
      )}
      {now?.what === "remove" && <RemoveForm {...now} {...ends} />}
    </div>
  );
}

interface CardProps {
  readonly discipline: Discipline;
  readonly isOpen: boolean;
  readonly onDo: (what: Doing) => void;
}

function DisciplineCard({ discipline, isOpen, onDo }: CardProps) {
  return (
    <section class="card stack" aria-label={discipline.name}>
      <div class="contest-line">
        <h2>
          {discipline.name} {discipline.isTeam && <Tag>{say("discipline.isTeam")}</Tag>}
        </h2>
        {isOpen && (
          <span class="cluster">
            <Button weight="quiet" onClick={() => onDo({ what: "discipline", discipline })}>
              {say("discipline.edit")}
            </Button>
            <Button
              weight="quiet"
              label={say("remove.of", { name: discipline.name })}
              onClick={() => onDo({ what: "remove", kind: "discipline", row: discipline })}
            >
              {say("remove")}
            </Button>
            <Button onClick={() => onDo({ what: "round", discipline, round: null })}>
              {say("round.add")}
            </Button>
          </span>
        )}
      </div>
      {discipline.rounds.nodes.length === 0 && <p class="muted">{say("round.none")}</p>}
      {discipline.rounds.nodes.map((round) => (
        <RoundRules
          key={round.id}
          round={round}
          isOpen={isOpen && round.state === "SET_UP"}
          onEdit={() => onDo({ what: "round", discipline, round })}
          onCriterion={(criterion) => onDo({ what: "criterion", round, criterion })}
          onRemove={(removable) => onDo({ what: "remove", ...removable })}
        />
      ))}
    </section>
  );
}

interface RulesProps {
  readonly round: Round;
  readonly isOpen: boolean;
  readonly onEdit: () => void;
  readonly onCriterion: (criterion: Criterion | null) => void;
  readonly onRemove: (removable: Removable) => void;
}

function RoundRules({ round, isOpen, onEdit, onCriterion, onRemove }: RulesProps) {
  return (
    <section class="stack-tight contest-round" aria-label={round.name}>
      <div class="contest-line">
        <h3>
          {round.name} <RoundBadge state={round.state} />
        </h3>
        {isOpen && (
          <span class="cluster">
            <Button weight="quiet" onClick={onEdit}>
              {say("round.edit")}
            </Button>
            <Button
              weight="quiet"
              label={say("remove.of", { name: round.name })}
              onClick={() => onRemove({ kind: "round", row: round })}
            >
              {say("remove")}
            </Button>
            <Button onClick={() => onCriterion(null)}>{say("criterion.add")}</Button>
          </span>
        )}
      </div>
      <p class="muted">{rulesOf(round)}</p>
      <p class="muted">
        {say("round.ties", {
          rules: round.tieRules.map(({ rule }) => say(`TieRule.${rule}`)).join(t("list.comma")),
        })}
        {round.advanceRule !== "NONE" &&
          ` · ${say("round.advance", {
            rule: say(`AdvanceRule.${round.advanceRule}`),
            value: ` ${plainNumber(round.advanceValue ?? "")}`,
          })}`}
      </p>
      {round.criteria.nodes.length === 0 ? (
        <p class="muted">{say("criterion.none")}</p>
      ) : (
        <Table
          caption={say("criterion.table")}
          columns={columns(isOpen ? { onEdit: onCriterion, onRemove } : null)}
          rows={round.criteria.nodes}
          keyOf={(row) => row.id}
          isPlain
        />
      )}
    </section>
  );
}

function rulesOf(round: Round): string {
  return say("round.rules", {
    theory: percent(Number(round.theoryShare)),
    judges: say(`JudgesRule.${round.judgesRule}`),
    attempts: round.attempts,
    attemptsRule:
      round.attempts > 1
        ? say("round.attemptsOf", { rule: say(`AttemptsRule.${round.attemptsRule}`) })
        : "",
    ranking: say(`RoundRanking.${round.ranking}`),
    decimals: round.decimals,
  });
}

interface Deeds {
  readonly onEdit: (criterion: Criterion) => void;
  readonly onRemove: (removable: Removable) => void;
}

function columns(deeds: Deeds | null): readonly Column<Criterion>[] {
  const shown: Column<Criterion>[] = [
    {
      id: "name",
      heading: say("criterion.name"),
      cell: (row) =>
        deeds ? (
          <Button weight="quiet" onClick={() => deeds.onEdit(row)}>
            {row.name}
          </Button>
        ) : (
          row.name
        ),
    },
    { id: "part", heading: say("criterion.part"), cell: (row) => say(`CriterionPart.${row.part}`) },
    {
      id: "kind",
      heading: say("criterion.kind"),
      cell: (row) => say(`CriterionKind.${row.kind}`),
      isMinor: true,
    },
    {
      id: "maximum",
      heading: say("criterion.maximum"),
      isNumber: true,
      cell: (row) => (row.maximum ? plainNumber(row.maximum) : "—"),
    },
    {
      id: "step",
      heading: say("criterion.step"),
      isNumber: true,
      cell: (row) => `${plainNumber(row.step)} ${row.unit}`,
    },
    {
      id: "weight",
      heading: say("criterion.weight"),
      isNumber: true,
      cell: (row) => plainNumber(row.weight),
    },
  ];
  if (deeds) {
    shown.push({
      id: "remove",
      heading: say("remove"),
      cell: (row) => (
        <Button
          weight="quiet"
          label={say("remove.of", { name: row.name })}
          onClick={() => deeds.onRemove({ kind: "criterion", row })}
        >
          {say("remove")}
        </Button>
      ),
    });
  }
  return shown;
}
