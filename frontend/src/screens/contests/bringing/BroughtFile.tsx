// The file of a judge whose device cannot go online, brought to the desk: what became of each record.

import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { asFault } from "../../../api/faults";
import { BringScoresDocument, type BringScoresMutation } from "../../../gql/graphql";
import { type Sealed, sealedIn } from "../../../offline/exports";
import { Button } from "../../../ui/Button";
import { Notice } from "../../../ui/Notice";
import { wordsOf } from "../../../ui/State";
import { put } from "../load";
import { say } from "./words";

type Receipt = BringScoresMutation["bringScores"]["receipts"][number];

interface Outcome {
  readonly receipts: readonly Receipt[];
  /** Why it went no further; null when everything has its receipt. */
  readonly stopped: string | null;
}

const mostAtOnce = 100;
const states = ["ACCEPTED", "REPEATED", "CONFLICT", "HELD", "REFUSED"] as const;

interface FileProps {
  readonly contestId: string;
  readonly onReload: () => void;
}

export function BroughtFile({ contestId, onReload }: FileProps) {
  const field = useRef<HTMLInputElement>(null);
  const outcome = useSignal<Outcome | null>(null);
  const isBusy = useSignal(false);
  const take = async (file: File | undefined) => {
    if (!file) {
      return;
    }
    isBusy.value = true;
    const records = sealedIn(await file.text());
    outcome.value = records
      ? await bring(contestId, records)
      : { receipts: [], stopped: say("strange") };
    isBusy.value = false;
    onReload();
  };
  return (
    <div class="stack-tight">
      <p class="small muted">{say("hint")}</p>
      <input
        class="hidden-text"
        ref={field}
        type="file"
        accept="application/json,.json"
        tabIndex={-1}
        aria-label={say("choose")}
        onChange={(event) => {
          void take(event.currentTarget.files?.[0]);
          event.currentTarget.value = "";
        }}
      />
      <div class="cluster">
        <Button icon="upload" disabled={isBusy.value} onClick={() => field.current?.click()}>
          {say("choose")}
        </Button>
      </div>
      {outcome.value && <Told outcome={outcome.value} />}
    </div>
  );
}

/** Send the records in their order; the server knows each by its key, so that all can go again. */
async function bring(contestId: string, records: readonly Sealed[]): Promise<Outcome> {
  const receipts: Receipt[] = [];
  for (let begin = 0; begin < records.length; begin += mostAtOnce) {
    try {
      const some = records.slice(begin, begin + mostAtOnce);
      const said = await put(BringScoresDocument, { contestId, records: some });
      const [problem] = said.problems;
      if (problem) {
        return { receipts, stopped: `${problem.message}${problem.remedy}` };
      }
      receipts.push(...said.receipts);
    } catch (reason) {
      const { title, remedy } = wordsOf(asFault(reason));
      return { receipts, stopped: `${title} ${remedy}` };
    }
  }
  return { receipts, stopped: null };
}

function Told({ outcome: { receipts, stopped } }: { outcome: Outcome }) {
  const counts = states
    .map((state) => ({ state, count: receipts.filter((one) => one.state === state).length }))
    .filter(({ count }) => count > 0);
  const isWhole = receipts.every(({ state }) => state === "ACCEPTED" || state === "REPEATED");
  return (
    <>
      {stopped && <Notice tone="bad" title={stopped} isUrgent />}
      {counts.length > 0 && (
        <Notice
          tone={isWhole ? "good" : "warn"}
          title={counts.map(({ state, count }) => say(state, { count })).join("，")}
        >
          {receipts.map(({ key, message, remedy }, place) =>
            message ? (
              <p key={key} class="small">
                {say("why", { number: place + 1, message, remedy: remedy ?? "" })}
              </p>
            ) : null,
          )}
        </Notice>
      )}
    </>
  );
}
