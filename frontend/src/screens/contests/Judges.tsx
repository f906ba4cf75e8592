// Who judges: the rounds, the recusals, and the pass with which a judge signs in on the day.

import { useSignal } from "@preact/signals";
import { useQuestion } from "../../api/resource";
import {
  AppointJudgeDocument,
  AssignJudgeDocument,
  ContestJudgesDocument,
  DeclareRecusalDocument,
  type JudgeRowFragment,
} from "../../gql/graphql";
import { Tag } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Menu } from "../../ui/Menu";
import { Skeleton } from "../../ui/Skeleton";
import { Empty, Failed } from "../../ui/State";
import { type Column, Table } from "../../ui/Table";
import { tell } from "../../ui/toasts";
import { type Contest, type PartProps, put } from "./load";
import { Pass } from "./Pass";
import { SheetForm } from "./SheetForm";
import { choicesOf, say } from "./words";

type Deed = "assign" | "recuse" | "pass";
type Doing = { readonly what: "add" } | { readonly what: Deed; readonly judge: JudgeRowFragment };

export function Judges({ contest, isOpen, onReload }: PartProps) {
  const doing = useSignal<Doing | null>(null);
  const { state, reload } = useQuestion(ContestJudgesDocument, () => ({ id: contest.id }));
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
          columns={columns(isOpen, (what, judge) => {
            doing.value = { what, judge };
          })}
          rows={judges}
          keyOf={(row) => row.id}
        />
      )}
      {doing.value && <Deeds contest={contest} doing={doing.value} onClose={end} onSaved={saved} />}
    </div>
  );
}

interface DeedsProps {
  readonly contest: Contest;
  readonly doing: Doing;
  readonly onClose: () => void;
  readonly onSaved: (words: string) => void;
}

function Deeds({ contest, doing, onClose, onSaved }: DeedsProps) {
  const done = () => onSaved(say("contest.saved"));
  switch (doing.what) {
    case "add":
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
          onSaved={done}
          onClose={onClose}
        />
      );
    case "assign":
      return (
        <SheetForm
          title={`${say("judges.assign")} · ${doing.judge.name}`}
          draft={`${doing.judge.id}:assign`}
          fields={[
            {
              name: "roundId",
              label: say("judges.rounds"),
              kind: "choice",
              isRequired: true,
              choices: roundsLeft(contest, doing.judge),
            },
          ]}
          initial={{
            texts: { roundId: roundsLeft(contest, doing.judge)[0]?.value ?? "" },
            names: {},
          }}
          send={(input: object, idempotencyKey) =>
            put(AssignJudgeDocument, { judgeId: doing.judge.id, ...input, idempotencyKey })
          }
          onSaved={() => onSaved(say("judges.assigned", { name: doing.judge.name }))}
          onClose={onClose}
        />
      );
    case "recuse":
      return (
        <SheetForm
          title={`${say("judges.recuse")} · ${doing.judge.name}`}
          draft={`${doing.judge.id}:recuse`}
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
              name: "organizationId",
              label: say("judges.recuseOrganization"),
              kind: "lookup",
              lookup: "organizations",
            },
          ]}
          initial={{ texts: { reason: "KINSHIP" }, names: {} }}
          send={(input: object, idempotencyKey) =>
            put(DeclareRecusalDocument, { judgeId: doing.judge.id, ...input, idempotencyKey })
          }
          onSaved={done}
          onClose={onClose}
        />
      );
    case "pass":
      return <Pass judge={doing.judge} onClose={onClose} />;
  }
}

function roundsLeft(contest: Contest, judge: JudgeRowFragment) {
  const taken = new Set(judge.rounds.nodes.map(({ round }) => round?.id));
  return contest.disciplines.nodes.flatMap((discipline) =>
    discipline.rounds.nodes
      .filter(({ id }) => !taken.has(id))
      .map(({ id, name }) => ({ value: id, label: `${discipline.name} · ${name}` })),
  );
}

function columns(
  isOpen: boolean,
  onDo: (what: Deed, judge: JudgeRowFragment) => void,
): readonly Column<JudgeRowFragment>[] {
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
      cell: (row) => row.rounds.nodes.map(({ round }) => round?.name).join("、") || "—",
    },
    {
      id: "recusals",
      heading: say("judges.recusals"),
      cell: (row) =>
        row.recusals.nodes
          .map((one) => {
            const subject = one.entry?.bib ?? one.organization?.name ?? "";
            return `${subject}（${say(`RecusalReason.${one.reason}`)}）`;
          })
          .join("、") || say("judges.noRecusals"),
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
            { id: "recuse", label: say("judges.recuse"), onChoose: () => onDo("recuse", row) },
          ]}
        />
      ),
    },
  ];
}
