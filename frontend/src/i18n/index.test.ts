import { expect, test } from "vitest";
import { fill } from ".";

test("a slot says a text as it is and a whole number with its digits grouped", () => {
  const text = "{name}: {count} of {total}, {share}";

  expect(fill(text, { name: "1234", count: 610, total: 4499, share: 0.1356 })).toBe(
    "1234: 610 of 4,499, 0.1356",
  );
});

test("a slot with two words says the first for one and keeps a name that has no value", () => {
  expect(fill("{count} {count|row|rows}", { count: 1 })).toBe("1 row");
  expect(fill("{count} {count|row|rows} {lost}", { count: 1200 })).toBe("1,200 rows {lost}");
});
