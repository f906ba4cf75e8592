// The big screen at the venue: the ranking large and nothing else. A frozen one shows what it
// showed when it was frozen, so that the last places are not given away.

import { useRef } from "preact/hooks";
import { useQuestion } from "../../api/resource";
import { type ResultRowFragment, RoundScreenDocument } from "../../gql/graphql";
import { address } from "../../router";
import { totalOf } from "./Ranking";
import { useLive } from "./useLive";
import { say } from "./words";

const pollSeconds = 2;
const mostRows = 12;

interface ScreenProps {
  readonly contestId: string;
  readonly roundId: string;
}

export function Screen({ contestId, roundId }: ScreenProps) {
  const { state, reload } = useQuestion(RoundScreenDocument, () => ({ id: roundId }));
  useLive(() => {
    if (!state.peek().isLoading) {
      reload();
    }
  }, pollSeconds);
  const round = state.value.data?.round;
  const shown = useRef<readonly ResultRowFragment[] | null>(null);
  const results = round?.results.nodes ?? [];
  if (round && !round.frozenAt) {
    shown.current = results;
  }
  // A screen that is opened while it is frozen has nothing to show that it showed before.
  const isKept = Boolean(round?.frozenAt);
  const rows = (isKept ? (shown.current ?? []) : results).filter(({ place }) => place !== null);
  return (
    <div class="big-screen">
      <header>
        <h1>
          {round?.contest?.name}
          <span>
            {round?.discipline?.name} · {round?.name}
          </span>
        </h1>
        <a href={address("/contests", { contest: contestId, round: roundId })}>
          {say("screen.leave")}
        </a>
      </header>
      {isKept && <p class="big-frozen">{say("screen.frozen")}</p>}
      {rows.length === 0 ? (
        <p class="big-waiting">{say("screen.waiting")}</p>
      ) : (
        <ol class="big-rows">
          {rows.slice(0, mostRows).map((row) => (
            <li key={row.id} data-place={row.place}>
              <span class="big-place">{row.place}</span>
              <span class="big-bib">{row.bib}</span>
              <span class="big-name">
                {row.entry?.name ?? ""}
                <small>{row.entry?.organizationName}</small>
              </span>
              <span class="big-total">
                {row.isPending && <small>{say("rank.pending")}</small>}
                {totalOf(row, round?.decimals ?? 2)}
              </span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
