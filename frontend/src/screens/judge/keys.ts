// The keyboard of a laptop does what the pad does: digits, Enter, Backspace, Escape, arrows.

import { across, besides } from "./course";
import { letters } from "./Marks";
import { cancel, chooseStatus, startPenalty } from "./marking";
import { statuses } from "./marks";
import { eraseOne, goTo, press, question, save, sheet, spot } from "./writing";

export function listen(event: KeyboardEvent): void {
  if (isTaken(event)) {
    return;
  }
  if (act(event.key, event.repeat)) {
    event.preventDefault();
  }
}

function act(key: string, isHeld: boolean): boolean {
  if (/^[0-9.:]$/.test(key)) {
    press(key);
    return true;
  }
  const here = sheet.peek();
  const now = spot.peek();
  if (!here || !now) {
    return false;
  }
  switch (key) {
    case "Enter":
      if (question.peek() === null && !isHeld) {
        save();
      }
      // Else this very key would press the first answer of a question that it has just raised.
      return true;
    case "Backspace":
      eraseOne();
      return true;
    case "Escape":
      cancel();
      return true;
    case "ArrowUp":
      goTo(besides(here, now, -1));
      return true;
    case "ArrowDown":
      goTo(besides(here, now, 1));
      return true;
    case "ArrowLeft":
      goTo(across(here, now, -1));
      return true;
    case "ArrowRight":
      goTo(across(here, now, 1));
      return true;
    default:
      return question.peek() === null && !isHeld && mark(key.toLowerCase());
  }
}

/** The letters for what is noted beside the scores; whatever they begin asks before it is kept. */
function mark(letter: string): boolean {
  const status = statuses.find((one) => letters[one] === letter);
  if (status) {
    chooseStatus(status);
  } else if (letter === letters.PENALTY) {
    startPenalty();
  }
  return status !== undefined || letter === letters.PENALTY;
}

/** Keys of a field, of a chosen button and of the browser itself are left alone. */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement | null;
  const isPress = event.key === "Enter" || event.key === " ";
  const isArrow = event.key.startsWith("Arrow");
  return (
    event.defaultPrevented ||
    event.isComposing ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    target?.closest?.("input:not([type=radio]), textarea, select, dialog") != null ||
    // Whoever has just chosen a view by its name types on: only the arrows choose there.
    (isArrow && target?.closest?.("input") != null) ||
    (isPress && target?.closest?.("button, a") != null)
  );
}
