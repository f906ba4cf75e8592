// Looking by a slip: its secret comes in the fragment of the address, which no server log sees, and
// is sent once. It leaves the address bar and the history at once and is kept nowhere.

import { call } from "../../api/client";
import { Fault } from "../../api/faults";

export interface OwnRound {
  readonly name: string;
  readonly isReleased: boolean;
  readonly startsAt: number;
  readonly status:
    | "STARTING"
    | "DID_NOT_START"
    | "DID_NOT_FINISH"
    | "DISQUALIFIED"
    | "WITHDRAWN"
    | null;
  readonly place: number | null;
  readonly isShared: boolean | null;
  /** How many have a place in the round. */
  readonly ranked: number | null;
  readonly total: string | null;
  readonly theory: string | null;
  readonly practical: string | null;
  readonly seconds: string | null;
  readonly penalties: string | null;
  readonly isPending: boolean | null;
  readonly advances: boolean | null;
  /** What it is made of, where the contest shows it. */
  readonly criteria: readonly OwnCriterion[];
}

export interface OwnCriterion {
  readonly name: string;
  readonly unit: string;
  readonly value: string;
  readonly maximum: string | null;
}

export interface OwnAward {
  readonly rank: "FIRST" | "SECOND" | "THIRD" | "EXCELLENCE" | "ORGANIZER";
  readonly givenOn: string;
  readonly certificateNumber: string;
}

export interface OwnPractice {
  readonly name: string;
  readonly heldOn: string;
  readonly unit: string;
  readonly isPresent: boolean;
  readonly value: string | null;
  readonly isBest: boolean;
}

export interface OwnEntry {
  readonly contest: string;
  readonly kind: "CONTEST" | "PRACTICE";
  readonly startsOn: string;
  readonly endsOn: string;
  readonly discipline: string;
  readonly isTeam: boolean;
  readonly bib: string;
  readonly name: string | null;
  readonly organization: string;
  readonly isWithdrawn: boolean;
  /** The entry whose slip it is. */
  readonly isHeld: boolean;
  readonly rounds: readonly OwnRound[];
  readonly awards: readonly OwnAward[];
  readonly practice: readonly OwnPractice[];
}

export interface OwnResults {
  readonly holder: { readonly name: string | null; readonly bib: string };
  readonly entries: readonly OwnEntry[];
  /** There is nothing more that the identity number would show. */
  readonly isWhole: boolean;
}

/** The secret of a scanned address or of a pasted one; null where there is none. */
export function secretIn(text: string): string | null {
  const secret = text.trim().split("#").pop() ?? "";
  return /^slip_\w{30,60}$/.test(secret) ? secret : null;
}

/** Take the secret out of the address; going back does not bring it again. */
export function takeSecret(): string | null {
  const { hash, pathname, search } = window.location;
  if (hash !== "") {
    window.history.replaceState(null, "", pathname + search);
  }
  return secretIn(hash);
}

/** Ask for what the holder of a slip may see; of all contests with the number. Raises Fault. */
export async function look(secret: string, idNumber?: string): Promise<OwnResults> {
  const json = idNumber === undefined ? { secret } : { secret, idNumber };
  const found = await call<OwnResults>("/results/own", { method: "POST", json });
  if (!found || !Array.isArray(found.entries)) {
    // Whatever answered was not our server.
    throw new Fault("OFFLINE", "", "");
  }
  return found;
}

/** Whole minutes and seconds for reading: `"95.5"` → `"1:35.5"`. Units: seconds. */
export function timeText(seconds: string): string {
  const all = Number(seconds);
  const minutes = Math.floor(all / 60);
  const rest = String(Math.round((all - minutes * 60) * 100) / 100);
  return minutes === 0 ? rest : `${minutes}:${Number(rest) < 10 ? "0" : ""}${rest}`;
}

/** `"82.50"` of at most `"100"` → `"82.50 / 100 分"`. */
export function criterionText({ value, maximum, unit }: OwnCriterion): string {
  return [maximum === null ? value : `${value} / ${Number(maximum)}`, unit]
    .filter(Boolean)
    .join(" ");
}

/** How often somebody came, and of how many sessions. */
export function attendance(practice: readonly OwnPractice[]): { came: number; held: number } {
  return { came: practice.filter(({ isPresent }) => isPresent).length, held: practice.length };
}
