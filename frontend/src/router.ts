// The address bar is the state of the screen: what you see can be sent to a colleague as a link.

import { computed, signal } from "@preact/signals";

export interface Place {
  readonly path: string;
  readonly query: URLSearchParams;
}

function here(): Place {
  return { path: window.location.pathname, query: new URLSearchParams(window.location.search) };
}

export const place = signal<Place>(here());
export const path = computed(() => place.value.path);
export const query = computed(() => place.value.query);

export function listenToAddress(): void {
  window.addEventListener("popstate", () => {
    place.value = here();
  });
}

export function go(address: string, { replace = false }: { replace?: boolean } = {}): void {
  const samePath = new URL(address, window.location.href).pathname === window.location.pathname;
  window.history[replace ? "replaceState" : "pushState"](null, "", address);
  place.value = here();
  if (!samePath) {
    window.scrollTo(0, 0);
  }
}

export type Changes = Readonly<Record<string, string | null | undefined>>;

/** The present address with some query fields changed; empty ones leave it. */
export function addressWith(changes: Changes, from: Place = place.value): string {
  return address(from.path, changes, from.query);
}

export function address(path: string, changes: Changes = {}, from?: URLSearchParams): string {
  const next = new URLSearchParams(from);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === null || value === "") {
      next.delete(name);
    } else {
      next.set(name, value);
    }
  }
  const text = next.toString();
  return text === "" ? path : `${path}?${text}`;
}

/** Follow a click on a link inside the application without loading a new page. */
export function followInside(event: MouseEvent): void {
  const link = (event.target as Element | null)?.closest?.("a");
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
  if (!link || !plain || link.target || link.hasAttribute("download") || event.defaultPrevented) {
    return;
  }
  const href = link.getAttribute("href");
  if (href?.startsWith("/") && link.dataset.outside === undefined) {
    event.preventDefault();
    go(href);
  }
}
