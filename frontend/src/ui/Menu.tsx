// A button that opens a short list of things to do: arrows move, Escape closes, letters are left
// to the page.

import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { Icon, type IconName } from "./Icon";

export interface MenuItem {
  readonly id: string;
  readonly label: ComponentChildren;
  readonly icon?: IconName;
  readonly isDangerous?: boolean;
  readonly isDisabled?: boolean;
  readonly onChoose: () => void;
}

interface MenuProps {
  readonly label: string;
  /** Shows only its icon; the label is its name. */
  readonly icon?: IconName;
  readonly items: readonly MenuItem[];
}

export function Menu({ label, icon, items }: MenuProps) {
  const id = useId();
  const isOpen = useSignal(false);
  const frame = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const leave = (isBack: boolean) => {
    isOpen.value = false;
    if (isBack) {
      button.current?.focus();
    }
  };
  useOutside(frame, isOpen.value, () => leave(false));
  useLayoutEffect(() => {
    if (isOpen.value) {
      entriesOf(frame.current)[0]?.focus();
    }
  }, [isOpen.value]);
  return (
    <div class="menu" ref={frame}>
      <button
        type="button"
        class={icon ? "button button-quiet button-icon" : "button"}
        ref={button}
        aria-haspopup="menu"
        aria-expanded={isOpen.value}
        aria-controls={isOpen.value ? id : undefined}
        aria-label={icon ? label : undefined}
        title={icon ? label : undefined}
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
      >
        {icon ? <Icon name={icon} /> : label}
        {!icon && <Icon name="down" />}
      </button>
      {isOpen.value && (
        <div
          class="menu-list"
          id={id}
          role="menu"
          tabIndex={-1}
          aria-label={label}
          onKeyDown={(event) => steer(event, leave)}
        >
          {items.map((item) => (
            <button
              key={item.id}
              type="button"
              role="menuitem"
              class={item.isDangerous ? "menu-item menu-item-danger" : "menu-item"}
              tabIndex={-1}
              disabled={item.isDisabled ?? false}
              onClick={() => {
                leave(true);
                item.onChoose();
              }}
            >
              {item.icon && <Icon name={item.icon} />}
              {item.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function entriesOf(frame: HTMLElement | null): HTMLElement[] {
  return Array.from(frame?.querySelectorAll<HTMLElement>("[role=menuitem]:not(:disabled)") ?? []);
}

function steer(event: KeyboardEvent, leave: (isBack: boolean) => void): void {
  const entries = entriesOf(event.currentTarget as HTMLElement);
  const at = entries.indexOf(document.activeElement as HTMLElement);
  const last = entries.length - 1;
  const next = {
    ArrowDown: at === last ? 0 : at + 1,
    ArrowUp: at <= 0 ? last : at - 1,
    Home: 0,
    End: last,
  }[event.key];
  if (next !== undefined) {
    event.preventDefault();
    entries[next]?.focus();
  } else if (event.key === "Escape") {
    event.preventDefault();
    leave(true);
  } else if (event.key === "Tab") {
    leave(false);
  }
}

/** Leave when the person turns to another part of the page. */
function useOutside(
  frame: { readonly current: HTMLElement | null },
  isOpen: boolean,
  leave: () => void,
): void {
  useLayoutEffect(() => {
    if (!isOpen) {
      return undefined;
    }
    const look = (event: Event) => {
      if (!frame.current?.contains(event.target as Node)) {
        leave();
      }
    };
    document.addEventListener("pointerdown", look);
    return () => document.removeEventListener("pointerdown", look);
  }, [isOpen]);
}
