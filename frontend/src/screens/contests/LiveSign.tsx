// A quiet sign of how a screen hears of the round: at once, every few seconds, or not at present.

import type { Hearing } from "./useLive";
import { pollSeconds } from "./useLive";
import { say } from "./words";

interface SignProps {
  readonly hearing: Hearing;
  readonly seconds?: number;
}

export function LiveSign({ hearing, seconds = pollSeconds }: SignProps) {
  return (
    <span class="live-sign" data-hearing={hearing}>
      {say(`live.${hearing}`, { seconds })}
    </span>
  );
}
