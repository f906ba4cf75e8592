// Typing a score on a keypad: what may not become a score of this criterion is refused at the key,
// before it stands on the screen. Numbers are counted in whole units of their last decimal place.

import type { Criterion } from "./records";

export type Rule = Pick<Criterion, "kind" | "maximum" | "step">;

export type Refusal = "OVER_MAXIMUM" | "TOO_MANY_PLACES" | "OFF_STEP" | "NOT_A_NUMBER" | "TOO_LONG";

const digitsAtMost = 9;

/** How many decimal places the steps of a criterion have; a measured value may have three. */
export function placesOf({ step }: Rule): number {
  if (step === null) {
    return 3;
  }
  const places = step.split(".")[1] ?? "";
  return places.replace(/0+$/, "").length;
}

/** `"88.5"` with two places → `8850`; null for what is no number. */
export function unitsOf(text: string, places: number): number | null {
  const found = /^(\d+)(?:\.(\d*))?$/.exec(text);
  if (!found) {
    return null;
  }
  const decimals = (found[2] ?? "").replace(/0+$/, "");
  return decimals.length > places ? null : Number(`${found[1]}${decimals.padEnd(places, "0")}`);
}

/** Why this text cannot be, nor by further keys become, a score; null when it can. */
export function refusalWhileTyping(text: string, rule: Rule): Refusal | null {
  return text === ""
    ? null
    : (formRefusal(text, rule) ?? (canBecome(text, rule) ? null : "OFF_STEP"));
}

/** Why this text is not a score of the criterion; null when it is one. */
export function refusalOf(text: string, rule: Rule): Refusal | null {
  const value = scoreOf(text, rule);
  const places = placesOf(rule);
  const units = value === null ? null : unitsOf(value, places);
  const early = formRefusal(text, rule);
  if (early !== null || units === null) {
    return early ?? "NOT_A_NUMBER";
  }
  const step = rule.step === null ? 1 : (unitsOf(rule.step, places) ?? 1);
  return step > 0 && units % step !== 0 ? "OFF_STEP" : null;
}

/** Whether no further key could make another score of it, such as `88` of at most 100. */
export function isFull(text: string, rule: Rule): boolean {
  return (
    refusalOf(text, rule) === null && !extensions(text, rule).some((one) => canBecome(one, rule))
  );
}

/** What is sent of a typed text: `"088."` → `"88"`, and `"1:05.2"` as a time → `"65.2"`. */
export function scoreOf(text: string, rule: Rule): string | null {
  const seconds = rule.kind === "TIME" ? asSeconds(text) : text;
  const found = seconds === null ? null : /^0*(\d+)(?:\.(\d*))?$/.exec(seconds);
  if (!found) {
    return null;
  }
  const decimals = (found[2] ?? "").replace(/0+$/, "");
  return decimals === "" ? (found[1] ?? null) : `${found[1]}.${decimals}`;
}

/** `"1:05.2"` → `"65.2"`; a text without a colon is seconds already. */
function asSeconds(text: string): string | null {
  const found = /^(\d+):([0-5]?\d?(?:\.\d*)?)$/.exec(text);
  if (!found) {
    return text.includes(":") ? null : text;
  }
  const [whole = "", decimals] = (found[2] ?? "").split(".");
  const seconds = String(Number(found[1]) * 60 + Number(whole || "0"));
  return decimals === undefined ? seconds : `${seconds}.${decimals}`;
}

function isOver(seconds: string, { maximum, ...rule }: Rule): boolean {
  const places = Math.max(3, placesOf({ maximum, ...rule }));
  const units = unitsOf(seconds.replace(/\.$/, ""), places);
  const limit = maximum === null ? null : unitsOf(maximum, places);
  return units !== null && limit !== null && units > limit;
}

/** What one more key could make of it; a point only where a digit other than zero can follow. */
function extensions(text: string, rule: Rule): readonly string[] {
  const points = text.includes(".") ? [] : [..."123456789"].map((digit) => `${text}.${digit}`);
  return [...[..."0123456789"].map((digit) => text + digit), ...points].filter(
    (one) => formRefusal(one, rule) === null,
  );
}

function canBecome(text: string, rule: Rule, keys = 3): boolean {
  return (
    refusalOf(text, rule) === null ||
    (keys > 0 && extensions(text, rule).some((one) => canBecome(one, rule, keys - 1)))
  );
}

/** What is wrong with a text whatever follows, steps aside. */
function formRefusal(text: string, rule: Rule): Refusal | null {
  if (text.replace(/\D/g, "").length > digitsAtMost) {
    return "TOO_LONG";
  }
  const seconds = rule.kind === "TIME" ? asSeconds(text) : text;
  if (seconds === null || !/^\d+(\.\d*)?$/.test(seconds)) {
    return "NOT_A_NUMBER";
  }
  const places = placesOf(rule);
  if ((seconds.split(".")[1] ?? "").length > places || (places === 0 && seconds.includes("."))) {
    return "TOO_MANY_PLACES";
  }
  return isOver(seconds, rule) ? "OVER_MAXIMUM" : null;
}
