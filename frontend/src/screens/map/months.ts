// The days at which the slider of three years stops: the ends of months, and the present day.

export const monthsBack = 36;

/** The last day of the month that lies so many months before a day's. */
export function monthEnd(day: string, monthsBefore: number): string {
  const [year = 0, month = 0] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - monthsBefore, 0)).toISOString().slice(0, 10);
}

/** The day at a stop of the slider: 0 is today, 1 the end of last month. */
export function dayAt(stop: number, today: string): string {
  return stop === 0 ? today : monthEnd(today, stop);
}

/** The stop nearest to a day, within the slider. */
export function stopOf(day: string, today: string): number {
  if (day >= today) {
    return 0;
  }
  const [year = 0, month = 0] = day.split("-").map(Number);
  const [thisYear = 0, thisMonth = 0] = today.split("-").map(Number);
  const months = (thisYear - year) * 12 + thisMonth - month;
  return Math.min(Math.max(months, 1), monthsBack);
}
