// Who judges: the rounds, the recusals, and the pass with which a judge signs in on the day.

import { useSignal } from "@preact/signals";
import { useQuestion } from "../../api/resource";
import { ContestJudgesDocument, type JudgeRowFragment } from "../../gql/graphql";
import { t } from "../../i18n";
import { Tag } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Menu } from "../../ui/Menu";
import { Skeleton } from "../../ui/Skeleton";
import { Empty, Failed } from "../../ui/State";
import { type Column, Table } from "../../ui/Table";
import { tell } from "../../ui/toasts";
import { JudgeCoverage } from "./JudgeCoverage";
import { type Deed, Deeds, type Doing, recusalName, roundNames } from "./judgeForms";
import type { Contest, PartProps } from "./load";
import { Passes } from "./Passes";
import { say } from "./words";

export function Judges({ contest, isOpen, onReload }: PartProps) {
  const doing = useSignal<Doing | null>(null);
  const turn = useSignal(0);
  const { state, reload } = useQuestion(ContestJudgesDocument, () => ({ id: contest.id }));
  const { data, fault } = state.value;
  const end = () => {
    if (doing.peek()?.what === "pass") {
      turn.value++;
    }
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
    return <Skeleton lines={4} />;
  }
  const judges = data.contest?.judges.nodes ?? [];
  return (
    <div class="stack">
      {isOpen && (
        <div>
          <Button
            weight="primary"
            onClick={() => {
              doing.value = { what: "add" };
            }}
          >
            {say("judges.add")}
          </Button>
        </div>
      )}
      {judges.length === 0 ? (
        <Empty title={say("judges.none")}>
          <p>{say("judges.noneRemedy")}</p>
        </Empty>
      ) : (
        <Table
          caption={say("tab.judges")}
          columns={columns(contest, isOpen, (what, judge) => {
            doing.value = { what, judge };
          })}
          rows={judges}
          keyOf={(row) => row.id}
        />
      )}
      {judges.length > 0 && <Passes contestId={contest.id} turn={turn} />}
      <JudgeCoverage key={keyOf(judges)} contest={contest} judges={judges} />
      {doing.value && <Deeds contest={contest} doing={doing.value} onClose={end} onSaved={saved} />}
    </div>
  );
}

/** Another panel is looked at anew. */
function keyOf(judges: readonly JudgeRowFragment[]): string {
  return judges
    .map(({ id, rounds }) => `${id} ${rounds.nodes.map((one) => one.id).join(" ")}`)
    .join(",");
}

function columns(
  contest: Contest,
  isOpen: boolean,
  onDo: (what: Deed, judge: JudgeRowFragment) => void,
): readonly Column<JudgeRowFragment>[] {
  const names = roundNames(contest);
  const shown: Column<JudgeRowFragment>[] = [
    {
      id: "name",
      heading: say("judges.name"),
      cell: (row) => (
        <>
          {row.name} {row.isHead && <Tag>{say("judges.isHead")}</Tag>}
        </>
      ),
    },
    {
      id: "organization",
      heading: say("judges.organization"),
      cell: (row) => row.organization?.name ?? "—",
    },
    {
      id: "rounds",
      heading: say("judges.rounds"),
      cell: (row) =>
        row.rounds.nodes
          .map(({ round }) => names.get(round?.id ?? "") ?? round?.name)
          .join(t("list.comma")) || "—",
    },
    {
      id: "recusals",
      heading: say("judges.recusals"),
      cell: (row) =>
        row.recusals.nodes.map(recusalName).join(t("list.comma")) || say("judges.noRecusals"),
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
          label={`${say("more")} ${row.name}`}
          icon="more"
          items={[
            { id: "pass", label: say("judges.pass"), onChoose: () => onDo("pass", row) },
            { id: "assign", label: say("judges.assign"), onChoose: () => onDo("assign", row) },
            {
              id: "unassign",
              label: say("judges.unassign"),
              isDisabled: row.rounds.nodes.every(({ round }) => round?.state !== "SET_UP"),
              onChoose: () => onDo("unassign", row),
            },
            { id: "recuse", label: say("judges.recuse"), onChoose: () => onDo("recuse", row) },
            {
              id: "withdraw",
              label: say("judges.withdraw"),
              isDisabled: row.recusals.nodes.length === 0,
              onChoose: () => onDo("withdraw", row),
            },
          ]}
        />
      ),
    },
  ];
}
