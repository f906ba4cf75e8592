// Entry slips for printing, eight a sheet: made for a discipline or for all, shown this once.

import { useSignal } from "@preact/signals";
import { ask } from "../../api/client";
import { asFault, type Fault, type Problem } from "../../api/faults";
import { useQuestion } from "../../api/resource";
import {
  IssueEntrySlipsDocument,
  type IssueEntrySlipsMutation,
  SlipContestDocument,
  type SlipContestQuery,
} from "../../gql/graphql";
import { query } from "../../router";
import { Button } from "../../ui/Button";
import { SelectField } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { QrCode } from "../../ui/QrCode";
import { Skeleton } from "../../ui/Skeleton";
import { Empty, Failed, Whole, wordsOf } from "../../ui/State";
import "./slips.css";
import { Working } from "./Working";
import { say } from "./words";

type Contest = NonNullable<SlipContestQuery["contest"]>;
type Slip = IssueEntrySlipsMutation["issueEntrySlips"]["slips"][number];

export function Slips() {
  const { state, reload } = useQuestion(SlipContestDocument, () => ({
    id: query.value.get("contest") ?? "",
  }));
  const { data, fault } = state.value;
  if (fault && !data) {
    return (
      <Whole title={say("slips.title")}>
        <Failed fault={fault} onRetry={reload} />
      </Whole>
    );
  }
  if (!data) {
    return (
      <Whole title={say("slips.title")}>
        <Skeleton lines={6} />
      </Whole>
    );
  }
  return data.contest ? (
    <OfContest key={data.contest.id} contest={data.contest} />
  ) : (
    <Whole title={say("slips.title")}>
      <Empty title={say("slips.gone")}>
        <a href="/contests">{say("slips.back")}</a>
      </Empty>
    </Whole>
  );
}

function OfContest({ contest }: { contest: Contest }) {
  const discipline = useSignal("");
  const slips = useSignal<readonly Slip[]>([]);
  const isWorking = useSignal(false);
  // Slips made anew end those before: the list is read again.
  const made = useSignal(0);
  const refusal = useSignal<Fault | Problem | null>(null);
  const make = async () => {
    isWorking.value = true;
    refusal.value = null;
    try {
      const input = { contestId: contest.id, disciplineId: discipline.value || null };
      const { issueEntrySlips } = await ask(IssueEntrySlipsDocument, { input });
      const [problem] = issueEntrySlips.problems;
      slips.value = issueEntrySlips.slips;
      made.value++;
      refusal.value = problem ?? null;
    } catch (reason) {
      refusal.value = asFault(reason);
    }
    isWorking.value = false;
  };
  const hasEntries = contest.disciplines.nodes.some(({ entryCount }) => entryCount > 0);
  return (
    <div class="stack">
      <div class="stack no-print">
        <p>
          <a href={`/contests?contest=${encodeURIComponent(contest.id)}&tab=entries`}>
            {say("slips.back")}
          </a>
        </p>
        <h1>
          {contest.name} · {say("slips.title")}
        </h1>
        <p class="slips-what">{say("slips.what")}</p>
        {refusal.value && <Refused refusal={refusal.value} />}
        <div class="filters">
          <SelectField
            label={say("slips.discipline")}
            value={discipline.value}
            choices={[
              { value: "", label: say("slips.all") },
              ...contest.disciplines.nodes.map(({ id, name, entryCount }) => ({
                value: id,
                label: `${name} (${entryCount})`,
              })),
            ]}
            onChange={(value) => {
              discipline.value = value;
            }}
          />
          <Button
            weight={slips.value.length === 0 ? "primary" : "plain"}
            disabled={isWorking.value || !hasEntries}
            onClick={() => void make()}
          >
            {say(slips.value.length === 0 ? "slips.make" : "slips.remake")}
          </Button>
        </div>
        {!hasEntries && <Empty title={say("slips.none")} />}
        {slips.value.length > 0 && (
          <Notice tone="warn" title={say("slips.made", { count: slips.value.length })} isUrgent>
            <p>{say("slips.leave")}</p>
            <div class="notice-actions">
              <Button weight="primary" onClick={() => window.print()}>
                {say("slips.print")}
              </Button>
            </div>
          </Notice>
        )}
      </div>
      {slips.value.length > 0 && (
        <ul class="slips" aria-label={say("slips.title")}>
          {slips.value.map((slip) => (
            <OneSlip key={slip.entryId} contest={contest} slip={slip} />
          ))}
        </ul>
      )}
      <Working key={made.value} contestId={contest.id} />
    </div>
  );
}

function Refused({ refusal }: { refusal: Fault | Problem }) {
  const { title, remedy } =
    refusal instanceof Error
      ? wordsOf(refusal as Fault)
      : { title: refusal.message, remedy: refusal.remedy };
  return (
    <Notice tone="bad" title={title} isUrgent>
      <p>{remedy}</p>
    </Notice>
  );
}

function OneSlip({ contest, slip }: { contest: Contest; slip: Slip }) {
  const link = new URL(slip.url, window.location.origin).href;
  return (
    <li class="slip">
      <div class="slip-words">
        <p class="slip-contest">{contest.name}</p>
        <p class="slip-bib">{slip.bib}</p>
        <p class="slip-name">{slip.name}</p>
        <p>{slip.organizationName}</p>
        <p>{slip.disciplineName}</p>
        <p class="slip-keep">{say("slips.keep")}</p>
      </div>
      <div class="slip-code">
        <QrCode text={link} label={say("slips.code", { bib: slip.bib })} />
        <p>{say("slips.scan")}</p>
      </div>
    </li>
  );
}
