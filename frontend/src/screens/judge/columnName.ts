// What a criterion is called at the head of its column: with its attempt, where there are several.

import type { Column } from "./course";
import { say } from "./words";

export function columnName({ criterion, attempt }: Column): string {
  return criterion.attempts > 1
    ? `${criterion.name} ${say("pad.attempt", { attempt })}`
    : criterion.name;
}
