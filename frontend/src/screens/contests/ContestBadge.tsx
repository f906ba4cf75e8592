// How far a contest or a round is, by shape, colour and word.

import type { ContestState, RoundState } from "../../gql/graphql";
import { Badge, type Tone } from "../../ui/Badge";
import { say } from "./words";

const ofContest: Readonly<Record<ContestState, Tone>> = {
  DRAFT: "calm",
  OPEN: "info",
  CLOSED: "warn",
  PUBLISHED: "good",
  CANCELLED: "bad",
};

const ofRound: Readonly<Record<RoundState, Tone>> = {
  SET_UP: "calm",
  OPEN: "info",
  CLOSED: "warn",
  PUBLISHED: "good",
};

export function ContestBadge({ state }: { state: ContestState }) {
  return <Badge tone={ofContest[state]}>{say(`ContestState.${state}`)}</Badge>;
}

export function RoundBadge({ state }: { state: RoundState }) {
  return <Badge tone={ofRound[state]}>{say(`RoundState.${state}`)}</Badge>;
}
