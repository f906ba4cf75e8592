// The pass of a judge: its secret comes in the fragment of the address, which no server log sees, and
// leaves the address bar and the history as soon as it has been used.

import { call } from "../../api/client";
import { Fault, kindOf } from "../../api/faults";
import type { Judge } from "../../offline/shelves";
import { isSpoken } from "../../offline/spoken";

/** What `/session` says of whoever is signed in, as far as the console needs it. */
interface SignedIn {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly contestId?: string | null;
  readonly endsAt?: string | null;
  readonly sealKey?: string | null;
}

/** The secret of an address or of a pasted code; null where there is none. */
export function secretIn(text: string): string | null {
  const trimmed = text.trim();
  const secret = trimmed.includes("#") ? trimmed.slice(trimmed.indexOf("#") + 1) : trimmed;
  return /^[\w-]{16,200}$/.test(secret) ? secret : null;
}

/** Take the secret out of the address; it stays there until it has been used. */
export function secretOfAddress(): string | null {
  return window.location.hash === "" ? null : secretIn(window.location.hash);
}

/** Replace the entry of the history, so that going back does not bring the secret again. */
export function clearAddress(): void {
  if (window.location.hash !== "") {
    const { pathname, search } = window.location;
    window.history.replaceState(null, "", pathname + search);
  }
}

/** Sign in. Raises Fault with the server's words. */
export async function enterBy(secret: string): Promise<Judge> {
  const judge = judgeOf(
    await call<SignedIn>("/session/pass", { method: "POST", json: { secret } }),
  );
  if (!judge) {
    // Whatever answered was not our server.
    throw new Fault("OFFLINE", "", "");
  }
  return judge;
}

/** What the server says of itself or of the moment, not of the pass. */
const passing: ReadonlySet<string> = new Set(["INTERNAL", "TOO_MANY_ATTEMPTS"]);

/** The server itself refused the pass for good; else it has not been used and can be tried again. */
export function isRefusal(fault: Fault): boolean {
  const kind = kindOf(fault);
  return isSpoken(fault) && !passing.has(fault.code) && kind !== "offline" && kind !== "busy";
}

export type Present =
  | { readonly kind: "judge"; readonly judge: Judge }
  | { readonly kind: "officer" }
  | { readonly kind: "nobody" };

/** Who is signed in, by the server's word. Raises Fault when it cannot be asked. */
export async function whoIsIn(): Promise<Present> {
  const found = await call<SignedIn>("/session");
  if (!found) {
    return { kind: "nobody" };
  }
  if (typeof found.id !== "string" || typeof found.role !== "string") {
    // Somebody else's JSON tells nothing of who is signed in.
    throw new Fault("INTERNAL", "", "");
  }
  const judge = judgeOf(found);
  return judge ? { kind: "judge", judge } : { kind: "officer" };
}

function judgeOf(found: SignedIn | null): Judge | null {
  if (found?.role !== "JUDGE" || typeof found.id !== "string" || !found.contestId) {
    return null;
  }
  return {
    id: found.id,
    name: found.name,
    contest: found.contestId,
    endsAt: found.endsAt ?? null,
    sealKey: found.sealKey ?? null,
  };
}
