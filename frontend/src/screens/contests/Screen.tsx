// The big screen at the venue: the ranking large and nothing else. While the round is frozen the
// server shows the ranking of the freeze, so that the last places are not given away.

import type { RoundShownFragment } from "../../gql/graphql";
import { address } from "../../router";
import { LiveSign } from "./LiveSign";
import { totalOf } from "./Ranking";
import { useShownRound } from "./useLive";
import { say } from "./words";

interface ScreenProps {
  readonly contestId: string;
  readonly roundId: string;
}

export function Screen({ contestId, roundId }: ScreenProps) {
  const shown = useShownRound(roundId);
  const { round, isKnown, hearing, fault } = shown.value;
  return (
    <div class="big-screen">
      <header>
        <h1>
          {round?.contest?.name}
          <span>{round && `${round.discipline?.name} · ${round.name}`}</span>
        </h1>
        <div class="big-sign">
          <LiveSign hearing={hearing} />
          <a href={address("/contests", { contest: contestId, round: roundId })}>
            {say("screen.leave")}
          </a>
        </div>
      </header>
      {round?.frozenAt && <p class="big-frozen">{say("screen.frozen")}</p>}
      {round && round.board.length > 0 ? (
        <Board board={round.board} decimals={round.decimals} />
      ) : (
        <p class="big-waiting">{waitingFor(round, isKnown, fault?.message)}</p>
      )}
    </div>
  );
}

function waitingFor(round: unknown, isKnown: boolean, message: string | undefined): string {
  if (round || (!isKnown && !message)) {
    return say("screen.waiting");
  }
  return isKnown ? say("gone") : (message ?? "");
}

interface BoardProps {
  readonly board: RoundShownFragment["board"];
  readonly decimals: number;
}

function Board({ board, decimals }: BoardProps) {
  return (
    <ol class="big-rows">
      {board.map((row) => (
        <li key={row.resultId} data-place={row.place}>
          <span class="big-place">{row.place}</span>
          <span class="big-bib">{row.bib}</span>
          <span class="big-name">
            {row.entry?.name ?? ""}
            <small>{row.entry?.organizationName}</small>
          </span>
          <span class="big-total">
            {row.isPending && <small>{say("rank.pending")}</small>}
            {totalOf(row, decimals)}
          </span>
        </li>
      ))}
    </ol>
  );
}
