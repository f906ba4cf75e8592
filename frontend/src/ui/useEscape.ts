// Escape lets go, wherever the focus is; a dialog takes its own.

import { useEffect, useRef } from "preact/hooks";

export function useEscape(leave: () => void): void {
  const current = useRef(leave);
  current.current = leave;
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const isElsewhere = (event.target as Element | null)?.closest?.("dialog[open]") != null;
      if (event.key === "Escape" && !event.defaultPrevented && !isElsewhere) {
        current.current();
      }
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, []);
}
