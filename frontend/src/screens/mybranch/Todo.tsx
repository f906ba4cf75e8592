// What is to be done in the branch, the most pressing first, each with its rule.

import { dayBefore, daysBetween } from "../../lib/dates";
import { today } from "../../lib/today";
import { Badge, type Tone } from "../../ui/Badge";
import { isWarned, type WholeBranch } from "./load";
import { hasCommittee, holdsOn } from "./roster";
import { rules, say } from "./words";

interface Task {
  readonly id: string;
  readonly tone: Tone;
  readonly title: string;
  readonly what: string;
  readonly source?: string;
  readonly href?: string;
}

const pressingDays = 90;

export function Todo({ branch }: { branch: WholeBranch }) {
  const tasks = [
    ...rosterTask(branch, isWarned(branch, "ROSTER_DUE")),
    ...termTask(branch),
    ...warningTasks(branch),
  ];
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
      {tasks.length === 0 && <p class="muted">{say("todo.none")}</p>}
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

/** The warnings of the server that are tasks of the branch, in the order in which they are shown. */
const warned = [
  ["JOINT_UNDER_MINIMUM", "WARN_JOINT_MEMBERS", null],
  ["COMMITTEE_DUE", "WARN_COMMITTEE", "chapter6"],
  ["OVER_SIZE", "WARN_SIZE", "chapter4"],
  ["OVER_CAP", "WARN_CAP", "chapter4"],
  ["OTHERS_HOSTLESS", "WARN_HOSTLESS", null],
] as const;

function warningTasks(branch: WholeBranch): Task[] {
  return warned.flatMap(([code, warning, chapter]) =>
    isWarned(branch, code) && !(code === "COMMITTEE_DUE" && hasCommittee(branch, today()))
      ? [
          {
            id: warning,
            tone: "warn",
            title: say(`todo.${warning}`),
            what: say(`todo.${warning}.what`),
            ...(chapter && { source: `${rules}${say(chapter)}` }),
          },
        ]
      : [],
  );
}
