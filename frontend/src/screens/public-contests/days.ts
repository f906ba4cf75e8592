// The days of a contest as one text.

import { say } from "./words";

export function daysOf(startsOn: string, endsOn: string): string {
  return startsOn === endsOn ? startsOn : say("from", { from: startsOn, to: endsOn });
}
