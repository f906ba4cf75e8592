// The steps of a change as bars: where it began, what came and went by reason, where it ended.

import { isKeptFromMe } from "../../api/smallCounts";
import type { Part } from "../../gql/graphql";
import { grouped, signed } from "../../lib/numbers";
import { ObjectLink } from "../ledgers/cells";
import { say as sayChange } from "./changeWords";
import { FigureLink } from "./FigureLink";
import { rowsAddress } from "./figures";
import type { Scope } from "./scope";
import { axisStart, type Explained, type Group, type Step, stepsOf } from "./waterfall";
import { say } from "./words";

interface WaterfallProps {
  readonly explained: Explained;
  readonly part: Part;
  readonly title: string;
  readonly from: string;
  readonly scope: Scope;
}

const width = 400;
const height = 20;

export function Waterfall({ explained, part, title, from, scope }: WaterfallProps) {
  const steps = stepsOf(explained, part);
  const low = axisStart(steps);
  const high = Math.max(...steps.map((step) => Math.max(step.from, step.to)), low + 1);
  return (
    <table class="table table-small waterfall">
      <caption>
        {title}
        {low > 0 && (
          <span class="muted small"> {say("waterfall.cut", { from: grouped(low) })}</span>
        )}
      </caption>
      <thead>
        <tr>
          <th scope="col">{say("waterfall.item")}</th>
          <th scope="col" class="number">
            {say("waterfall.count")}
          </th>
          <th scope="col">{say("waterfall.bar")}</th>
          <th scope="col" class="minor">
            {say("waterfall.who")}
          </th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step, place) => (
          <tr key={step.group ? `${step.group.direction}${step.group.reason}` : step.kind}>
            <th scope="row" class={step.group ? undefined : "strong"}>
              {labelOf(step, from, scope)}
            </th>
            <td class="number">
              <StepNumber step={step} explained={explained} part={part} from={from} scope={scope} />
            </td>
            <td class="waterfall-cell">
              <Bar step={step} next={steps[place + 1]} low={low} high={high} />
            </td>
            <td class="minor">{step.group && <Who group={step.group} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function labelOf(step: Step, from: string, scope: Scope): string {
  if (step.group) {
    return sayChange(`ChangeReason.${step.group.reason}`);
  }
  return step.kind === "start"
    ? say("waterfall.start", { date: from })
    : say("waterfall.end", { date: scope.asOf });
}

interface StepNumberProps {
  readonly step: Step;
  readonly explained: Explained;
  readonly part: Part;
  readonly from: string;
  readonly scope: Scope;
}

function StepNumber({ step, explained, part, from, scope }: StepNumberProps) {
  if (step.group === null) {
    const isStart = step.kind === "start";
    return (
      <FigureLink
        class="strong"
        reading={isStart ? explained.before : explained.after}
        scope={isStart ? { ...scope, asOf: from } : scope}
        part={part}
      >
        {grouped(step.count)}
      </FigureLink>
    );
  }
  const change = {
    changedSince: from,
    direction: step.group.direction,
    changeReason: step.group.reason,
  };
  if (isKeptFromMe(explained.after.code)) {
    return <>{signed(step.count)}</>;
  }
  return (
    <a
      href={rowsAddress(explained.after, scope, part, change)}
      data-figure-count={step.group.count}
    >
      {signed(step.count)}
    </a>
  );
}

function Bar(props: { step: Step; next: Step | undefined; low: number; high: number }) {
  const { step, next, low, high } = props;
  const at = (level: number) =>
    (Math.max(0, Math.min(1, (level - low) / (high - low))) * (width - 4)).toFixed(1);
  const left = Number(at(Math.min(step.from, step.to)));
  const right = Number(at(Math.max(step.from, step.to)));
  return (
    <svg
      class="waterfall-bar"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect
        class={`fall-${step.kind}`}
        x={left}
        y={3}
        width={Math.max(2, right - left)}
        height={height - 6}
      />
      {next && <path class="fall-link" d={`M${at(step.to)} ${height - 3}V${height}`} />}
    </svg>
  );
}

function Who({ group }: { group: Group }) {
  const organizations = group.organizations.nodes;
  const branches = group.branches.nodes;
  const hidden = group.count - organizations.length - branches.length;
  return (
    <span class="names">
      {organizations.map((row) => (
        <span key={row.id}>
          <ObjectLink ledger="organizations" to={row} />
        </span>
      ))}
      {branches.map((row) => (
        <span key={row.id}>
          <ObjectLink ledger="branches" to={row} />
        </span>
      ))}
      {hidden > 0 && <span class="muted">{say("change.more", { count: hidden })}</span>}
    </span>
  );
}
