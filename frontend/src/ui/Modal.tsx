// A frame over the page that keeps the focus inside until it is left: the browser's own modal.

import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

interface ModalProps {
  readonly look: "dialog" | "sheet";
  readonly labelledBy: string;
  readonly onLeave: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly children: ComponentChildren;
}

export function Modal({ look, labelledBy, onLeave, onKeyDown, children }: ModalProps) {
  const frame = useRef<HTMLDialogElement>(null);
  const isGoing = useRef(false);
  // Before it is painted: a key that answers what is seen must find the focus inside.
  useLayoutEffect(() => {
    const dialog = frame.current;
    dialog?.showModal();
    return () => {
      isGoing.current = true;
      dialog?.close();
    };
  }, []);
  return (
    <dialog
      class={look}
      ref={frame}
      aria-labelledby={labelledBy}
      onCancel={(event) => {
        event.preventDefault();
        onLeave();
      }}
      onKeyDown={onKeyDown}
      // A second Escape closes it whatever the page says; the page follows.
      onClose={() => {
        if (!isGoing.current) {
          onLeave();
        }
      }}
    >
      {children}
    </dialog>
  );
}
