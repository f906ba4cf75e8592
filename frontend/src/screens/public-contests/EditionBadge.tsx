// How an edition stands, said by shape, colour and word.

import type { EditionFragment } from "../../gql/graphql";
import { Badge, type Tone } from "../../ui/Badge";
import { type Standing, standingOf } from "./editions";
import { say } from "./words";

const tones: Record<Standing, Tone> = { current: "good", replaced: "calm", withdrawn: "bad" };

interface EditionBadgeProps {
  readonly edition: EditionFragment;
  /** All editions of the contest. */
  readonly editions: readonly EditionFragment[];
}

export function EditionBadge({ edition, editions }: EditionBadgeProps) {
  const ofContest = editions.filter(({ contestId }) => contestId === edition.contestId);
  const standing = standingOf(edition, ofContest);
  return <Badge tone={tones[standing]}>{say(`standing.${standing}`)}</Badge>;
}
