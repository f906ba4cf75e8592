// One cell to score: whose, by which criterion, and the keys. Everything within reach of a thumb.

import { useLayoutEffect, useRef } from "preact/hooks";
import type { Criterion } from "../../offline/records";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Notice } from "../../ui/Notice";
import { Answer } from "./Answer";
import { CellBadge } from "./CellBadge";
import { columnName, valueWords } from "./columnName";
import {
  besides,
  type Column,
  columnsOf,
  isSame,
  isStarting,
  markOf,
  type Spot,
  spotOf,
} from "./course";
import { Keys } from "./Keys";
import { Marks, MarkWays } from "./Marks";
import { markColumnsOf } from "./marks";
import { Questions } from "./Questions";
import { say } from "./words";
import {
  attention,
  course,
  done,
  failure,
  goTo,
  isWritable,
  lastKept,
  question,
  refusal,
  saidAt,
  sheet,
  stateAt,
  typed,
  valueAt,
} from "./writing";

export function Pad({ spot }: { spot: Spot }) {
  const mark = markOf(spot.column);
  const isOpen = isWritable(spot);
  return (
    <>
      <EntrantHead spot={spot} />
      <Criteria spot={spot} />
      <Display spot={spot} />
      <Answer spot={spot} />
      <Failure />
      {!isOpen && mark === null && (
        <Notice tone="info">{say("pad.notStarting", { status: reasonToRest(spot) })}</Notice>
      )}
      {question.value ? <Questions spot={spot} /> : isOpen && <Keys spot={spot} />}
      {mark && !question.value && <MarkWays spot={spot} />}
      <LastKept />
      {isStarting(spot.entrant) && !question.value && <Marks spot={spot} />}
      {done.value > 0 && done.value === course.value.length && attention.value === 0 && (
        <Notice tone="good" title={say("pad.done")}>
          {say("pad.doneWhat")}
        </Notice>
      )}
    </>
  );
}

/** Why nothing is to be scored: what the desk noted, else what this judge did. */
function reasonToRest({ entrant }: Spot): string {
  const noted = isStarting(entrant) ? [] : [say(`status.${entrant.status}`)];
  const said = marksAt(entrant, ({ column, cell }) => {
    const value = markOf(column) === "STATUS" ? saidAt(cell) : null;
    return value !== null && value !== "STARTING";
  });
  return [
    ...noted,
    ...said.map(({ column, cell }) =>
      [
        column.criterion.attempts > 1 && say("pad.attempt", column),
        valueWords(column, saidAt(cell) ?? ""),
      ]
        .filter(Boolean)
        .join(" "),
    ),
  ].join("；");
}

function marksAt(entrant: Spot["entrant"], isWanted: (one: Spot) => boolean): readonly Spot[] {
  const here = sheet.value;
  return here
    ? markColumnsOf(here)
        .map((column) => spotOf(here, entrant, column))
        .filter(isWanted)
    : [];
}

function EntrantHead({ spot }: { spot: Spot }) {
  const { entrant } = spot;
  const move = (steps: 1 | -1) => {
    if (sheet.value) {
      goTo(besides(sheet.value, spot, steps));
    }
  };
  return (
    <div class="judge-entrant">
      <Button icon="left" label={say("pad.previous")} onClick={() => move(-1)} />
      <div class="judge-who">
        <h2 class="judge-bib">{say("pad.entry", { bib: entrant.bib })}</h2>
        <p class="muted">{[entrant.name, entrant.organization].filter(Boolean).join(" · ")}</p>
      </div>
      <Button icon="right" label={say("pad.next")} onClick={() => move(1)} />
    </div>
  );
}

function Criteria({ spot }: { spot: Spot }) {
  const here = sheet.value;
  if (!here) {
    return null;
  }
  const mark = markOf(spot.column);
  const marks = marksAt(
    spot.entrant,
    ({ column, cell }) => stateAt(cell) !== "EMPTY" || markOf(column) === mark,
  );
  const spots = [...columnsOf(here).map((column) => spotOf(here, spot.entrant, column)), ...marks];
  return (
    <nav class="judge-criteria" aria-label={say("pad.criteria")}>
      {spots.map((one) => {
        const { column, cell } = one;
        const isHere = isSame(column, spot.column);
        return (
          <button
            key={cell}
            type="button"
            class="judge-criterion"
            aria-current={isHere ? "true" : undefined}
            onClick={() => goTo(one)}
          >
            {columnName(column)}
            <span class="judge-mini">{shown(column, valueAt(cell))}</span>
          </button>
        );
      })}
    </nav>
  );
}

function shown(column: Column, value: string | null): string {
  return value === null ? "–" : valueWords(column, value);
}

function Display({ spot }: { spot: Spot }) {
  const { criterion } = spot.column;
  const known = valueAt(spot.cell);
  const box = useRef<HTMLDivElement>(null);
  const last = useRef(spot.cell);
  useLayoutEffect(() => {
    const here = document.activeElement;
    const hasMoved = last.current !== spot.cell;
    last.current = spot.cell;
    // After a key of the list or of a question the keyboard writes here again; so it does once a
    // score was given after the choice of a view, whose arrows would else change the view.
    if (here instanceof HTMLButtonElement || (hasMoved && here?.matches("input[type=radio]"))) {
      box.current?.focus({ preventScroll: true });
    }
  }, [spot.cell]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a field would call up the phone's own keyboard.
    <div
      class="judge-display"
      ref={box}
      role="group"
      tabIndex={-1}
      aria-label={columnName(spot.column)}
    >
      <p class="judge-limit">
        <span class="strong">{columnName(spot.column)}</span> {limitWords(criterion)}
      </p>
      <output class="judge-typed" aria-label={say("pad.typed")} data-typed>
        {typed.value ||
          (known === null ? "–" : <span class="judge-known">{shown(spot.column, known)}</span>)}
        {criterion.unit && <span class="judge-unit">{criterion.unit}</span>}
      </output>
      <p class="judge-state">
        <StateBadge spot={spot} />
        {known !== null && typed.value !== "" && (
          <span class="muted">{say("pad.hasScore", { value: known })}</span>
        )}
        {refusal.value && (
          <span class="judge-refusal" role="alert">
            {refusalWords(refusal.value, criterion)}
          </span>
        )}
      </p>
    </div>
  );
}

/** A mark that nobody made is no gap, and neither is a score that is not asked for. */
function StateBadge({ spot }: { spot: Spot }) {
  const state = stateAt(spot.cell);
  if (state !== "EMPTY") {
    return <CellBadge state={state} />;
  }
  return markOf(spot.column) ? <span /> : <CellBadge state={isWritable(spot) ? state : "RESTED"} />;
}

function limitWords({ maximum, step }: Criterion): string {
  if (maximum === null) {
    return step === null ? "" : say("pad.stepOnly", { step });
  }
  return step === null ? say("pad.limitOnly", { maximum }) : say("pad.limit", { maximum, step });
}

function refusalWords(why: NonNullable<typeof refusal.value>, criterion: Criterion): string {
  const { maximum, step } = criterion;
  switch (why) {
    case "OVER_MAXIMUM":
      return say("refusal.OVER_MAXIMUM", { maximum: maximum ?? "" });
    case "OFF_STEP":
      return say("refusal.OFF_STEP", { step: step ?? "" });
    default:
      return say(`refusal.${why}`);
  }
}

function LastKept() {
  const last = lastKept.value;
  return (
    <p class="judge-last" role="status" data-kept={last?.state}>
      {last && (
        <>
          {last.state === "kept" && <Icon name="check" />}
          {say(last.state === "kept" ? "pad.saved" : "pad.saving", {
            bib: last.spot.entrant.bib,
            criterion: columnName(last.spot.column),
            value: valueWords(last.spot.column, last.value),
          })}
          <button type="button" class="button button-quiet" onClick={() => goTo(last.spot)}>
            {say("doubt.no")}
          </button>
        </>
      )}
    </p>
  );
}

function Failure() {
  if (failure.value === null) {
    return null;
  }
  return (
    <Notice tone="bad" title={say("keep.failed")} isUrgent>
      {say(`keep.${failure.value}`)}
    </Notice>
  );
}
