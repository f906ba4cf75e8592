// The state of one score in a word, a shape and a colour.

import { Badge, type Tone } from "../../ui/Badge";
import { say } from "./words";
import type { ShownState } from "./writing";

const tones: Record<ShownState | "RESTED", Tone> = {
  RESTED: "calm",
  EMPTY: "calm",
  KEEPING: "info",
  KEPT: "info",
  SENDING: "info",
  ARRIVED: "good",
  CONFLICT: "bad",
  HELD: "warn",
  REFUSED: "bad",
};

export function CellBadge({ state }: { state: keyof typeof tones }) {
  return <Badge tone={tones[state]}>{say(`cell.${state}`)}</Badge>;
}
