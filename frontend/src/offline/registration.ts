// Whether this browser can open the console without a network, and how a new build is taken up: only
// when the judge says so, since a page is never changed under somebody's fingers.

import { signal } from "@preact/signals";

export type OfflineStart =
  | "preparing"
  | "ready"
  | "insecure" // plain HTTP: browsers give it no service worker
  | "unsupported"
  | "failed";

export const offlineStart = signal<OfflineStart>("preparing");
/** A newer build waits on the device. */
export const hasUpdate = signal(false);

const address = "/judge-worker.js";
const scope = "/judge";
let registration: ServiceWorkerRegistration | null = null;

export async function prepareOfflineStart(): Promise<void> {
  if (!("serviceWorker" in navigator)) {
    offlineStart.value = window.isSecureContext ? "unsupported" : "insecure";
    return;
  }
  const wasControlled = navigator.serviceWorker.controller !== null;
  offlineStart.value = wasControlled ? "ready" : "preparing";
  let isControlled = wasControlled;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (isControlled) {
      window.location.reload();
    }
    // The first worker serves the very build that the page of a first visit has.
    isControlled = true;
  });
  try {
    registration = await navigator.serviceWorker.register(address, { scope });
    registration.addEventListener("updatefound", follow);
    follow();
  } catch {
    // Without a network a worker that is here already goes on serving.
    offlineStart.value = wasControlled ? "ready" : "failed";
  }
}

function follow(): void {
  const now = registration;
  if (!now) {
    return;
  }
  offlineStart.value = now.active ? "ready" : "preparing";
  hasUpdate.value = now.active !== null && now.waiting !== null;
  for (const part of [now.installing, now.waiting]) {
    part?.addEventListener("statechange", () => {
      if (part.state === "redundant" && !now.active) {
        offlineStart.value = "failed";
      } else {
        follow();
      }
    });
  }
}

/** Ask whether there is a newer build; a page that is open for days would not notice. */
export function lookForUpdate(): void {
  // Without a network there is none.
  registration?.update().catch(() => undefined);
}

/** Take the newer build up. The page is loaded anew; what was typed is on the device. */
export function takeUpdate(): void {
  registration?.waiting?.postMessage("take-over");
}
