// What a copy of an earlier contest is called and when it is held, as a first proposal. Pure.

export interface Held {
  readonly name: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

const day = 86_400_000;

/** The same days of the first year in which they are not past yet; years in the name follow. */
export function nextHeld({ name, startsOn, endsOn }: Held, today: string): Held {
  const year = Number(startsOn.slice(0, 4));
  const thisYear = Number(today.slice(0, 4));
  const isPast = `${thisYear}${startsOn.slice(4)}` < today;
  const next = Math.max(year + 1, isPast ? thisYear + 1 : thisYear);
  const begin = dateIn(next, startsOn);
  const days = Math.round((Date.parse(endsOn) - Date.parse(startsOn)) / day);
  return {
    name: name.split(String(year)).join(String(next)),
    startsOn: begin,
    endsOn: new Date(Date.parse(begin) + days * day).toISOString().slice(0, 10),
  };
}

/** The day in another year; the first of March for a leap day. */
function dateIn(year: number, date: string): string {
  const [, month, dayOfMonth] = date.split("-").map(Number);
  return new Date(Date.UTC(year, (month ?? 1) - 1, dayOfMonth ?? 1)).toISOString().slice(0, 10);
}
