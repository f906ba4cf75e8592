import { expect, test } from "vitest";
import {
  dayAfter,
  dayBefore,
  daysBetween,
  endOfYearBefore,
  isDate,
  localDate,
  localTime,
  span,
  yearBefore,
} from "./dates";

test("the local date turns at midnight in Shanghai", () => {
  expect(localDate(new Date("2026-06-29T15:59:59Z"))).toBe("2026-06-29");
  expect(localDate(new Date("2026-06-29T16:00:00Z"))).toBe("2026-06-30");
});

test("an instant is shown to the minute in Shanghai", () => {
  expect(localTime("2026-06-30T01:02:03+00:00")).toBe("2026-06-30 09:02");
});

test("a day that the calendar lacks is no date", () => {
  expect(isDate("2026-06-30")).toBe(true);
  expect(isDate("2026-02-30")).toBe(false);
  expect(isDate("2026-6-3")).toBe(false);
});

test("changes are counted from the end of the year before", () => {
  expect(endOfYearBefore("2026-06-30")).toBe("2025-12-31");
});

test("an open end of a span stays open", () => {
  expect(span("2026-01-15", null)).toBe("2026-01-15 →");
  expect(span(null, "2026-01-15")).toBe("… → 2026-01-15");
});

test("the day before the first of a month is the last of the month before", () => {
  expect(dayBefore("2026-03-01")).toBe("2026-02-28");
});

test("days are counted from date to date, across months and backward", () => {
  expect(daysBetween("2026-02-27", "2026-03-02")).toBe(3);
  expect(daysBetween("2026-03-02", "2026-02-27")).toBe(-3);
  expect(daysBetween("2026-03-02", "2026-03-02")).toBe(0);
});

test("the day after the last of a year is the first of the next", () => {
  expect(dayAfter("2026-12-31")).toBe("2027-01-01");
});

test("a year before a leap day is the end of February", () => {
  expect(yearBefore("2026-11-23")).toBe("2025-11-23");
  expect(yearBefore("2028-02-29")).toBe("2027-02-28");
});
