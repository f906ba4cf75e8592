// What a column is called: a criterion or a mark, with its attempt where there are several; and how
// what stands in one of its cells is read.

import type { StartStatus } from "../../offline/records";
import { type Column, markOf } from "./course";
import { say } from "./words";

export function columnName(column: Column): string {
  const { criterion, attempt } = column;
  const mark = markOf(column);
  const name = mark ? say(`mark.${mark}`) : criterion.name;
  return criterion.attempts > 1 ? `${name} ${say("pad.attempt", { attempt })}` : name;
}

export function valueWords(column: Column, value: string): string {
  return markOf(column) === "STATUS" ? say(`status.${value as StartStatus}`) : value;
}
