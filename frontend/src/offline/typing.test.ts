import { expect, test } from "vitest";
import { isFull, type Rule, refusalOf, refusalWhileTyping, scoreOf, unitsOf } from "./typing";

const hundred: Rule = { kind: "JUDGED", maximum: "100", step: "1" };
const halves: Rule = { kind: "JUDGED", maximum: "10", step: "0.5" };
const fives: Rule = { kind: "MEASURED", maximum: "100", step: "5" };
const time: Rule = { kind: "TIME", maximum: null, step: "0.01" };

/** The text that stands on the screen after these keys; a refused key leaves it as it was. */
function typed(keys: string, rule: Rule): string {
  return [...keys].reduce(
    (text, key) => (refusalWhileTyping(text + key, rule) === null ? text + key : text),
    "",
  );
}

test("a key that would lead over the maximum is not taken", () => {
  expect(typed("888", hundred)).toBe("88");
  expect(typed("1000", hundred)).toBe("100");
  expect(refusalWhileTyping("101", hundred)).toBe("OVER_MAXIMUM");
  expect(refusalWhileTyping("10.5", halves)).toBe("OVER_MAXIMUM");
});

test("a key that can only lead off the step is not taken", () => {
  expect(typed("8.3", halves)).toBe("8.");
  expect(typed("8.5", halves)).toBe("8.5");
  expect(typed("83", fives)).toBe("8");
  expect(typed("85", fives)).toBe("85");
  expect(refusalWhileTyping("8.55", halves)).toBe("TOO_MANY_PLACES");
  expect(refusalWhileTyping("8.", hundred)).toBe("TOO_MANY_PLACES");
});

test("what is typed so far is a score or not yet", () => {
  expect(refusalOf("8", fives)).toBe("OFF_STEP");
  expect(refusalOf("85", fives)).toBeNull();
  expect(refusalOf("", hundred)).toBe("NOT_A_NUMBER");
  expect(refusalOf(".", halves)).toBe("NOT_A_NUMBER");
  expect(refusalOf("8.", halves)).toBeNull();
});

test("a score is full when no further key could change it", () => {
  expect(isFull("88", hundred)).toBe(true);
  expect(isFull("10", hundred)).toBe(false);
  expect(isFull("100", hundred)).toBe(true);
  expect(isFull("9", hundred)).toBe(false);
  expect(isFull("8", halves)).toBe(false);
  expect(isFull("8.5", halves)).toBe(true);
  expect(isFull("10", halves)).toBe(true);
});

test("a time is typed as minutes and seconds and sent as seconds", () => {
  expect(typed("1:05.27", time)).toBe("1:05.27");
  expect(scoreOf("1:05.27", time)).toBe("65.27");
  expect(scoreOf("59.5", time)).toBe("59.5");
  expect(typed("1:65", time)).toBe("1:6");
  expect(refusalOf("1:", time)).toBeNull();
  expect(refusalWhileTyping("1:2:3", time)).toBe("NOT_A_NUMBER");
});

test("numbers are sent without idle zeros", () => {
  expect(scoreOf("088.50", halves)).toBe("88.5");
  expect(scoreOf("0", hundred)).toBe("0");
  expect(scoreOf("7.", halves)).toBe("7");
  expect(unitsOf("0.1", 3)).toBe(100);
  expect(unitsOf("0.0001", 3)).toBeNull();
});
