import { expect, test } from "vitest";
import { stepOf } from "./gridKeys";

const key = (text: string) => {
  const parts = text.split("+");
  return {
    key: parts[parts.length - 1] === "Space" ? " " : (parts[parts.length - 1] ?? ""),
    shiftKey: parts.includes("Shift"),
    ctrlKey: parts.includes("Ctrl"),
    metaKey: false,
    altKey: parts.includes("Alt"),
  };
};

test.each([
  ["ArrowDown", { do: "move", rows: 1, columns: 0 }],
  ["ArrowLeft", { do: "move", rows: 0, columns: -1 }],
  ["PageUp", { do: "move", rows: -10, columns: 0 }],
  ["Ctrl+Home", { do: "move", rows: -1000, columns: -1000 }],
  ["Shift+ArrowUp", { do: "select", what: "next", rows: -1 }],
  ["Space", { do: "select", what: "row" }],
  ["Shift+Space", { do: "select", what: "range" }],
  ["Ctrl+a", { do: "select", what: "page" }],
  ["Enter", { do: "enter" }],
  ["F2", { do: "edit" }],
  ["Alt+ArrowLeft", null],
  ["x", null],
])("%s on a cell", (pressed, expected) => {
  expect(stepOf(key(pressed), true)).toEqual(expected);
});

test("a link inside a cell keeps Enter and the space for itself, and lets arrows move", () => {
  expect(stepOf(key("Enter"), false)).toBeNull();
  expect(stepOf(key("Space"), false)).toBeNull();
  expect(stepOf(key("F2"), false)).toEqual({ do: "edit" });
  expect(stepOf(key("ArrowRight"), false)).toEqual({ do: "move", rows: 0, columns: 1 });
});
