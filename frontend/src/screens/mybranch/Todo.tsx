// What is to be done in the branch, the most pressing first, each with its rule.

import type { Fault } from "../../api/faults";
import type { Resource } from "../../api/resource";
import type { WarningsOfBranchQuery } from "../../gql/graphql";
import { t } from "../../i18n";
import { dayBefore, daysBetween } from "../../lib/dates";
import { today } from "../../lib/today";
import { Badge, type Tone } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { Skeleton } from "../../ui/Skeleton";
import { wordsOf } from "../../ui/State";
import type { WholeBranch } from "./load";
import { holdsOn } from "./roster";
import { rules, say, type Warning } from "./words";

interface Task {
  readonly id: string;
  readonly tone: Tone;
  readonly title: string;
  readonly what: string;
  readonly source?: string;
  readonly href?: string;
}

interface TodoProps {
  readonly branch: WholeBranch;
  readonly warnings: Resource<WarningsOfBranchQuery>;
  readonly onRetry: () => void;
}

const pressingDays = 90;

export function Todo({ branch, warnings, onRetry }: TodoProps) {
  const tasks = [
    ...rosterTask(branch, (warnings.data?.WARN_ROSTER.nodes.length ?? 0) > 0),
    ...termTask(branch),
    ...(warnings.data ? warningTasks(warnings.data) : []),
  ];
  const isWhole = warnings.data !== null;
  return (
    <section class="card" aria-labelledby="todo-title">
      <h2 id="todo-title">{say("todo.title")}</h2>
      {tasks.length > 0 && (
        <ul class="todo">
          {tasks.map((task) => (
            <Line key={task.id} task={task} />
          ))}
        </ul>
      )}
      {warnings.fault && <NotAll fault={warnings.fault} onRetry={onRetry} />}
      {!isWhole && warnings.isLoading && <Skeleton lines={2} />}
      {isWhole && tasks.length === 0 && <p class="muted">{say("todo.none")}</p>}
    </section>
  );
}

function Line({ task }: { task: Task }) {
  return (
    <li>
      <Badge tone={task.tone}>
        {task.href ? <a href={task.href}>{task.title}</a> : <b>{task.title}</b>}
      </Badge>
      <p>{task.what}</p>
      {task.source && <p class="small muted">{say("todo.source", { source: task.source })}</p>}
    </li>
  );
}

function NotAll({ fault, onRetry }: { fault: Fault; onRetry: () => void }) {
  const { title, remedy } = wordsOf(fault);
  return (
    <Notice tone="bad" title={title}>
      <p>{remedy}</p>
      <Button onClick={onRetry}>{t("action.retry")}</Button>
    </Notice>
  );
}

function rosterTask({ lastRosterConfirmation: last }: WholeBranch, isOverdue: boolean): Task[] {
  const task = { id: "roster", title: say("todo.roster"), href: "#roster" } as const;
  if (!last) {
    return [{ ...task, tone: "warn", what: say("todo.rosterNever") }];
  }
  if (isOverdue) {
    return [{ ...task, tone: "warn", what: say("todo.rosterOld", { date: last.confirmedOn }) }];
  }
  return last.isCurrent
    ? []
    : [{ ...task, tone: "info", what: say("todo.rosterChanged", { date: last.confirmedOn }) }];
}

function termTask({ terms }: WholeBranch): Task[] {
  const source = `${rules}${say("chapter6")}`;
  const term = terms.nodes.find((one) => holdsOn(one, today())) ?? terms.nodes[0];
  if (!term?.validTo) {
    return [];
  }
  const date = dayBefore(term.validTo);
  const days = daysBetween(today(), date);
  if (days < 0) {
    const what = say("todo.termEndedWhat", { date });
    return [{ id: "term", tone: "bad", title: say("todo.termEnded"), what, source }];
  }
  if (days > pressingDays) {
    return [];
  }
  const what = say("todo.termEndingWhat", { date });
  return [{ id: "term", tone: "warn", title: say("todo.termEnding"), what, source }];
}

const sources: Partial<Record<Warning, "chapter4" | "chapter6">> = {
  WARN_COMMITTEE: "chapter6",
  WARN_SIZE: "chapter4",
  WARN_CAP: "chapter4",
};

function warningTasks(found: WarningsOfBranchQuery): Task[] {
  const codes = (Object.keys(found) as (Warning | "WARN_ROSTER")[]).filter(
    (code): code is Warning =>
      code.startsWith("WARN_") && code !== "WARN_ROSTER" && found[code].nodes.length > 0,
  );
  return codes.map((code) => {
    const chapter = sources[code];
    return {
      id: code,
      tone: "warn",
      title: say(`todo.${code}`),
      what: say(`todo.${code}.what`),
      ...(chapter ? { source: `${rules}${say(chapter)}` } : {}),
    };
  });
}
