// Local dates are texts `YYYY-MM-DD`; instants are ISO texts with an offset. The office lives in
// Asia/Shanghai, which has had no summer time since 1991: a fixed offset of eight hours is exact.

const shanghaiOffset = 8 * 60 * 60 * 1000;

/** The local date in Shanghai at an instant. */
export function localDate(instant: Date): string {
  return new Date(instant.getTime() + shanghaiOffset).toISOString().slice(0, 10);
}

/** `2026-06-30T01:02:03Z` → `2026-06-30 09:02`, in Shanghai. */
export function localTime(instant: string): string {
  const moved = new Date(new Date(instant).getTime() + shanghaiOffset).toISOString();
  return `${moved.slice(0, 10)} ${moved.slice(11, 16)}`;
}

export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return false;
  }
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === text;
}

/** The last day of the year before, a usual start for "what changed". */
export function endOfYearBefore(date: string): string {
  return `${Number(date.slice(0, 4)) - 1}-12-31`;
}

const day = 24 * 60 * 60 * 1000;

/** A half-open span for reading. Null means since ever or still. */
export function span(from: string | null, until: string | null): string {
  return `${from ?? "…"} → ${until ?? ""}`.trimEnd();
}

/** The local date before another; the last day on which a half-open span holds. */
export function dayBefore(date: string): string {
  return daysFrom(date, -1);
}

/** The local date after another; before it, a day and all before are over. */
export function dayAfter(date: string): string {
  return daysFrom(date, 1);
}

function daysFrom(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10);
}

/** The same day of the year before; the end of February for a leap day. */
export function yearBefore(date: string): string {
  const day = `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`;
  return isDate(day) ? day : `${day.slice(0, 4)}-02-28`;
}

/** Whole days from one local date to another; negative when it is past. */
export function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / day);
}
