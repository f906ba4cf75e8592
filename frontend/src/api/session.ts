// Who is signed in. The session itself lives on the server; the browser only holds its cookie.

import { signal } from "@preact/signals";
import { call } from "./client";
import { asFault, type Fault, kindOf } from "./faults";

export interface User {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly role: string;
  readonly district: { readonly id: string; readonly name: string } | null;
  readonly town: { readonly id: string; readonly name: string } | null;
}

export type Session =
  | { readonly state: "unknown" }
  | { readonly state: "unreachable"; readonly fault: Fault }
  | { readonly state: "out"; readonly reason: "none" | "ended" | "left" }
  | { readonly state: "in"; readonly user: User };

export const session = signal<Session>({ state: "unknown" });

export async function findSession(): Promise<void> {
  try {
    const user = await call<User>("/session");
    session.value = user ? { state: "in", user } : { state: "out", reason: "none" };
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
  const user = await call<User>("/session", { method: "POST", json: { login, password } });
  if (user) {
    session.value = { state: "in", user };
  }
}

export async function signOut(): Promise<void> {
  await call("/session", { method: "DELETE" });
  session.value = { state: "out", reason: "left" };
}

/** The server no longer knows the session: ask to sign in again, on the same address. */
export function sessionEnded(): void {
  if (session.peek().state === "in") {
    session.value = { state: "out", reason: "ended" };
  }
}
