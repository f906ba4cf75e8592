// All entries with what this judge gave them and the state of each score.

import { signal } from "@preact/signals";
import { needsAttention } from "../../offline/cells";
import type { Entrant, Sheet } from "../../offline/records";
import { Segmented } from "../../ui/Segmented";
import { CellBadge } from "./CellBadge";
import { columnName, valueWords } from "./columnName";
import { type Column, columnsOf, isStarting, markOf, type Spot, spotOf } from "./course";
import { markColumnsOf } from "./marks";
import { say } from "./words";
import {
  cellAt,
  cells,
  course,
  done,
  goTo,
  isScored,
  isWritable,
  sheet,
  spot,
  stateAt,
  valueAt,
} from "./writing";

type Filter = "all" | "open" | "attention";

const filter = signal<Filter>("all");

export function List({ onChoose }: { onChoose: () => void }) {
  const here = sheet.value;
  if (!here) {
    return null;
  }
  const attention = [...cells.value.values()].filter(needsAttention).length;
  const rows = here.entrants.filter((entrant) => isWanted(here, entrant));
  return (
    <>
      <Segmented
        label={say("list.filter")}
        value={filter.value}
        segments={[
          { value: "all", label: say("list.all") },
          { value: "open", label: say("list.open", { count: course.value.length - done.value }) },
          { value: "attention", label: say("list.attention", { count: attention }) },
        ]}
        onChange={(value) => {
          filter.value = value;
        }}
      />
      {rows.length === 0 ? (
        <p class="muted">{say("list.none")}</p>
      ) : (
        <Rows here={here} rows={rows} onChoose={onChoose} />
      )}
    </>
  );
}

function isWanted(here: Sheet, entrant: Entrant): boolean {
  const ids = columnsOf(here).map((column) => spotOf(here, entrant, column).cell);
  switch (filter.value) {
    case "all":
      return true;
    case "open":
      return isStarting(entrant) && !ids.every(isScored);
    case "attention":
      return [...columnsOf(here), ...markColumnsOf(here)].some((column) =>
        needsAttention(cellAt(spotOf(here, entrant, column).cell)),
      );
  }
}

interface RowsProps {
  readonly here: Sheet;
  readonly rows: readonly Entrant[];
  readonly onChoose: () => void;
}

function Rows({ here, rows, onChoose }: RowsProps) {
  // What was noted comes first: a phone shows no more than two or three columns.
  const columns = [...markColumnsOf(here).filter((one) => isUsed(here, one)), ...columnsOf(here)];
  return (
    <div class="judge-rows">
      <table>
        <caption class="hidden-text">{say("list.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("list.bib")}</th>
            {columns.map((column) => (
              <th scope="col" key={`${column.criterion.id}/${column.attempt}`}>
                {columnName(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((entrant) => (
            <tr key={entrant.id}>
              <th scope="row">
                {entrant.bib}
                {entrant.name && <span class="judge-name">{entrant.name}</span>}
              </th>
              {columns.map((column) => {
                const one = spotOf(here, entrant, column);
                return (
                  <td key={one.cell}>
                    {(markOf(column) === null || stateAt(one.cell) !== "EMPTY") && (
                      <Score one={one} onChoose={onChoose} />
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function isUsed(here: Sheet, column: Column): boolean {
  return here.entrants.some((entrant) => stateAt(spotOf(here, entrant, column).cell) !== "EMPTY");
}

function Score({ one, onChoose }: { one: Spot; onChoose: () => void }) {
  const value = valueAt(one.cell);
  const state = stateAt(one.cell);
  const isRested = state === "EMPTY" && !isWritable(one);
  const words = value === null ? null : valueWords(one.column, value);
  return (
    <button
      type="button"
      class="judge-score"
      aria-current={spot.value?.cell === one.cell ? "true" : undefined}
      aria-label={say("cell.name", {
        bib: one.entrant.bib,
        criterion: columnName(one.column),
        value: words ?? say("cell.none"),
        state: say(isRested ? "cell.RESTED" : `cell.${state}`),
      })}
      data-state={state}
      onClick={() => {
        goTo(one);
        onChoose();
      }}
    >
      <span class="strong">{words ?? "–"}</span>
      <CellBadge state={isRested ? "RESTED" : state} />
    </button>
  );
}
