// The only clock of the screens: the local date in Shanghai.

import { localDate } from "./dates";

export function today(): string {
  return localDate(new Date());
}
