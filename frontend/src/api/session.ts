// Who is signed in. The session itself lives on the server; the browser only holds its cookie.

import { batch, signal } from "@preact/signals";
import { call, whenSignedOut } from "./client";
import { asFault, type Fault, kindOf } from "./faults";

export type Role =
  | "DISTRICT_OFFICER"
  | "TOWN_OFFICER"
  | "DEPARTMENT_OFFICER"
  | "BRANCH_SECRETARY"
  | "JUDGE";

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface User extends Named {
  readonly login: string;
  readonly role: Role;
  readonly district: Named | null;
  /** Everything in the district is invented. */
  readonly isSynthetic: boolean;
  readonly town: Named | null;
  readonly department: Named | null;
  readonly branch: Named | null;
}

/** A browser in which the person is signed in. */
export interface OpenSession {
  readonly id: string;
  readonly createdAt: string;
  readonly seenAt: string;
  readonly expiresAt: string;
  readonly address: string | null;
  readonly device: string | null;
  readonly isCurrent: boolean;
}

export type Session =
  | { readonly state: "unknown" }
  | { readonly state: "unreachable"; readonly fault: Fault }
  | { readonly state: "out"; readonly reason: "none" | "left" }
  | { readonly state: "in"; readonly user: User };

export const session = signal<Session>({ state: "unknown" });

/**
 * The server ended the session while the person was at work. The page stays as it is under the
 * sign-in, so that nothing typed is lost; questions wait until the person is back.
 */
export const hasLapsed = signal(false);

let lastUser: string | null = null;

export async function findSession(): Promise<void> {
  try {
    const user = await call<User>("/session");
    if (user) {
      enter(user);
    } else {
      session.value = { state: "out", reason: "none" };
    }
  } catch (reason) {
    const fault = asFault(reason);
    session.value =
      kindOf(fault) === "signed-out"
        ? { state: "out", reason: "none" }
        : { state: "unreachable", fault };
  }
}

/** Sign in with a password. Raises Fault with the server's words. */
export async function signIn(login: string, password: string): Promise<void> {
  const json = { login, password };
  const user = await call<User>("/session", { method: "POST", json, isRepeatable: true });
  if (user) {
    if (lastUser !== null && lastUser !== user.id) {
      // Somebody else: nothing that this page still holds is theirs to see.
      window.location.reload();
      return;
    }
    enter(user);
  }
}

function enter(user: User): void {
  lastUser = user.id;
  batch(() => {
    session.value = { state: "in", user };
    hasLapsed.value = false;
  });
}

export async function signOut(): Promise<void> {
  await call("/session", { method: "DELETE" });
  batch(() => {
    session.value = { state: "out", reason: "left" };
    hasLapsed.value = false;
  });
}

whenSignedOut(() => {
  if (session.peek().state === "in") {
    hasLapsed.value = true;
  }
});

export async function openSessions(signal: AbortSignal): Promise<readonly OpenSession[]> {
  const reply = await call<{ sessions: readonly OpenSession[] }>("/sessions", { signal });
  return reply?.sessions ?? [];
}

export async function endSession(id: string): Promise<void> {
  await call(`/sessions/${encodeURIComponent(id)}`, { method: "DELETE" });
}
