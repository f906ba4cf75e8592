// Which round to score, where a judge has several.

import { type Cell, emptyCell, isDone } from "../../offline/cells";
import { addressWith, go } from "../../router";
import { Empty } from "../../ui/State";
import { cellsOf, courseOf } from "./course";
import { outbox } from "./desk";
import { closedOf } from "./marks";
import { say } from "./words";
import { sheets } from "./writing";

export function Rounds() {
  if (sheets.value.length === 0) {
    return (
      <Empty title={say("rounds.none")}>
        <p>{say("rounds.noneWhat")}</p>
      </Empty>
    );
  }
  const held = outbox.value?.holdings.value;
  return (
    <section class="stack">
      <h2>{say("rounds.title")}</h2>
      <ul class="stack">
        {sheets.value.map((one) => {
          const cells = held ? cellsOf(one, held, new Set()) : new Map<string, Cell>();
          const course = courseOf(one, "ENTRIES");
          const saidAt = (id: string) => {
            const cell = cells.get(id) ?? emptyCell;
            return isDone(cell) ? cell.value : null;
          };
          const closed = closedOf(one, saidAt);
          const done = course.filter(
            ({ cell }) => closed.has(cell) || saidAt(cell) !== null,
          ).length;
          return (
            <li key={one.round}>
              <button
                type="button"
                class="judge-round"
                onClick={() => go(addressWith({ round: one.round }))}
              >
                <span class="strong">{one.names.join(" · ")}</span>
                <span class="muted">
                  {say(`round.${one.state}`)} ·{" "}
                  {say("rounds.progress", { done, total: course.length })}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
