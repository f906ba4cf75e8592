// Who may draw where. The server decides; this only offers what it would not refuse.

import { session } from "../../../api/session";
import type { Place } from "../../../map/model";
import type { DeedName } from "./deeds";

export function mayEdit(): boolean {
  const now = session.value;
  return now.state === "in" && ["DISTRICT_OFFICER", "TOWN_OFFICER"].includes(now.user.role);
}

/** The only town in which this person draws; null for the whole district. */
export function ownTown(): string | null {
  const now = session.value;
  return now.state === "in" && now.user.role === "TOWN_OFFICER" ? (now.user.town?.id ?? "") : null;
}

/** Boundaries between towns are the district's to draw. */
export function mayDo(deed: DeedName): boolean {
  return deed !== "drawTown" || ownTown() === null;
}

export function isOwn({ townId }: Place): boolean {
  const own = ownTown();
  return own === null || own === townId;
}
