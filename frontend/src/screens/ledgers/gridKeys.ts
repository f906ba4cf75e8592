// What a key means in a sheet.

export type Step =
  | { readonly do: "move"; readonly rows: number; readonly columns: number }
  | { readonly do: "edit" }
  | { readonly do: "enter" }
  | { readonly do: "select"; readonly what: "row" | "range" | "page" }
  | { readonly do: "select"; readonly what: "next"; readonly rows: number };

interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const far = 1000;
const page = 10;

/** `isOnCell` is false when a link or a box inside the cell has the focus: it keeps its own keys. */
export function stepOf(pressed: Key, isOnCell: boolean): Step | null {
  if (pressed.altKey) {
    return null;
  }
  return pressed.ctrlKey || pressed.metaKey
    ? withControl(pressed)
    : (moving(pressed) ?? (isOnCell ? acting(pressed) : pressed.key === "F2" ? edit : null));
}

const edit = { do: "edit" } as const;

function withControl({ key }: Key): Step | null {
  switch (key) {
    case "a":
    case "A":
      return { do: "select", what: "page" };
    case "Home":
      return { do: "move", rows: -far, columns: -far };
    case "End":
      return { do: "move", rows: far, columns: far };
    default:
      return null;
  }
}

function moving({ key, shiftKey }: Key): Step | null {
  const rows = { ArrowUp: -1, ArrowDown: 1, PageUp: -page, PageDown: page }[key];
  if (rows !== undefined) {
    return shiftKey ? { do: "select", what: "next", rows } : { do: "move", rows, columns: 0 };
  }
  const columns = { ArrowLeft: -1, ArrowRight: 1, Home: -far, End: far }[key];
  return columns === undefined || shiftKey ? null : { do: "move", rows: 0, columns };
}

function acting({ key, shiftKey }: Key): Step | null {
  switch (key) {
    case "F2":
      return edit;
    case "Enter":
      return { do: "enter" };
    case " ":
      return { do: "select", what: shiftKey ? "range" : "row" };
    default:
      return null;
  }
}
