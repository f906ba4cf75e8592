// The head judge's desk: what the round is, how far each judge is, what waits for a decision, where
// judges differ, the ranking as it stands, and the steps from the draw to the release.

import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useResource } from "../../api/resource";
import { localTime } from "../../lib/dates";
import { address } from "../../router";
import { Meter } from "../../ui/Bars";
import { ButtonLink } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { Skeleton } from "../../ui/Skeleton";
import { Empty, Failed, Whole } from "../../ui/State";
import { BroughtFile } from "./bringing/BroughtFile";
import { say as sayOfFiles } from "./bringing/words";
import { Conflicts } from "./Conflicts";
import { RoundBadge } from "./ContestBadge";
import { contestAddress } from "./ContestList";
import { DeskActions } from "./DeskActions";
import { LiveSign } from "./LiveSign";
import { say as sayOfOrder } from "./order/words";
import { plainNumber } from "./plainNumber";
import { Ranking } from "./Ranking";
import {
  type Conflict,
  type DeskRound,
  type DeskWork,
  loadDesk,
  loadWork,
  unfinished,
} from "./roundData";
import { type Hearing, useLive, useWoken } from "./useLive";
import { say } from "./words";

const pollSeconds = 4;
const scoreSeconds = 20;

interface DeskProps {
  readonly contestId: string;
  readonly roundId: string;
}

export function Desk({ contestId, roundId }: DeskProps) {
  const pages = useSignal(1);
  const { state, reload } = useResource((signal) => loadDesk(roundId, pages.value, signal));
  const given = useResource((signal) => loadWork(roundId, signal));
  const { data, fault } = state.value;
  // After the closing, what devices still held comes in and waits for the head judge.
  const isScoring = () => ["OPEN", "CLOSED"].includes(state.peek().data?.round?.state ?? "");
  const hearing = useWoken(
    roundId,
    { wake: reload, isBusy: () => state.peek().isLoading },
    pollSeconds,
  );
  useLive(() => {
    if (isScoring() && !given.state.peek().isLoading) {
      given.reload();
    }
  }, scoreSeconds);
  const reloadAll = () => {
    reload();
    given.reload();
  };
  const work = given.state.value.data;
  const late = unfinished(work?.progress ?? []);
  if (fault && !data) {
    return (
      <Whole title={say("desk.title")}>
        <Failed fault={fault} onRetry={reload} />
      </Whole>
    );
  }
  if (!data) {
    return (
      <Whole title={say("desk.title")}>
        <Skeleton lines={8} />
      </Whole>
    );
  }
  if (!data.round) {
    return (
      <Whole title={say("desk.title")}>
        <Empty title={say("gone")}>
          <p>{say("goneRemedy")}</p>
        </Empty>
      </Whole>
    );
  }
  return (
    <div class="stack">
      <Head contestId={contestId} round={data.round} hearing={hearing.value} />
      {(fault ?? given.state.value.fault) && (
        <Notice tone="warn">{say("desk.paused", { seconds: pollSeconds })}</Notice>
      )}
      {data.round.frozenAt && (
        <Notice tone="info">{say("desk.frozen", { time: localTime(data.round.frozenAt) })}</Notice>
      )}
      {data.round.judgesRule === "SUM" && work?.panels && work.panels.fewest < work.panels.most && (
        <Notice tone="warn">{say("cover.unequal", work.panels)}</Notice>
      )}
      {data.round.state === "CLOSED" && late && (
        <Notice tone="warn">{say("desk.unfinished", { judges: late })}</Notice>
      )}
      <DeskActions
        round={data.round}
        unchecked={data.round.needsCheck ? (work?.uncheckedScores ?? null) : null}
        unfinished={late}
        onReload={reloadAll}
      />
      <Work
        work={work}
        contestId={contestId}
        round={data.round}
        conflicts={data.conflicts}
        onMore={() => pages.value++}
        onReload={reloadAll}
      />
      <section class="stack-tight">
        <h2>{say("rank.title")}</h2>
        <Ranking results={data.results} decimals={data.round.decimals} />
        <p class="sheet-signatures">
          <span>{say("sheet.signed")}</span>
          <span>{say("sheet.checked")}</span>
        </p>
      </section>
    </div>
  );
}

interface HeadProps {
  readonly contestId: string;
  readonly round: DeskRound;
  readonly hearing: Hearing;
}

function Head({ contestId, round, hearing }: HeadProps) {
  const viewOf = (view: string) =>
    address("/contests", { contest: contestId, round: round.id, view });
  return (
    <header class="contest-line">
      <div class="stack-tight">
        <p class="desk-back">
          <a href={contestAddress(contestId, "rounds")}>{say("desk.back")}</a>
        </p>
        <h1>
          {round.contest?.name} · {round.discipline?.name} · {round.name}
        </h1>
        <p class="cluster">
          <RoundBadge state={round.state} />
          <LiveSign hearing={hearing} seconds={pollSeconds} />
          <span class="sheet-made">{say("sheet.made", { time: localTime(now()) })}</span>
        </p>
      </div>
      <span class="cluster">
        <ButtonLink href={viewOf("order")}>{sayOfOrder("title")}</ButtonLink>
        <ButtonLink href={viewOf("screen")}>{say("desk.screen")}</ButtonLink>
      </span>
    </header>
  );
}

function now(): string {
  return new Date().toISOString();
}

interface WorkProps {
  readonly work: DeskWork | null;
  readonly contestId: string;
  readonly round: DeskRound;
  readonly conflicts: readonly Conflict[];
  readonly onMore: () => void;
  readonly onReload: () => void;
}

function Work({ work, contestId, round, conflicts, onMore, onReload }: WorkProps) {
  return (
    <div class="desk-work">
      <Card title={say("desk.byJudge")}>
        {work ? <JudgesProgress progress={work.progress} /> : <Skeleton lines={2} />}
      </Card>
      <Card title={say("desk.conflicts")}>
        <Conflicts
          conflicts={conflicts}
          total={round.openConflicts.totalCount}
          onMore={onMore}
          onReload={onReload}
        />
      </Card>
      <Card title={say("desk.spread")} hint={say("desk.spreadHint")}>
        {work ? <Spreads spreads={work.spreads} /> : <Skeleton lines={2} />}
      </Card>
      {(round.state === "OPEN" || round.state === "CLOSED") && (
        <Card title={sayOfFiles("title")}>
          <BroughtFile contestId={contestId} onReload={onReload} />
        </Card>
      )}
    </div>
  );
}

interface CardProps {
  readonly title: string;
  readonly hint?: string;
  readonly children: ComponentChildren;
}

function Card({ title, hint, children }: CardProps) {
  return (
    <section class="card stack-tight" aria-label={title}>
      <h2>{title}</h2>
      {hint && <p class="small muted">{hint}</p>}
      {children}
    </section>
  );
}

function JudgesProgress({ progress }: { progress: DeskWork["progress"] }) {
  if (progress.length === 0) {
    return <p class="muted">{say("judges.none")}</p>;
  }
  return (
    <ul class="lines">
      {progress.map(({ judgeId, name, done, expected }) => (
        <li key={judgeId}>
          <span>{name}</span>
          <span class="desk-meter">
            <Meter ratio={expected === 0 ? 0 : Math.min(1, done / expected)} />
            <span class="muted">{say("desk.progressOf", { done, total: expected })}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Spreads({ spreads }: { spreads: DeskWork["spreads"] }) {
  if (spreads.length === 0) {
    return <p class="muted">{say("desk.noSpread")}</p>;
  }
  return (
    <ul class="lines">
      {spreads.map(({ entryId, criterionId, bib, criterion, attempt, lowest, highest }) => (
        <li key={`${entryId} ${criterionId} ${attempt}`}>
          <span>{say("desk.spreadLine", { bib, criterion })}</span>
          <span>
            <b>{plainNumber(difference(lowest, highest))}</b>{" "}
            <span class="muted">
              {plainNumber(lowest)}–{plainNumber(highest)}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function difference(lowest: string, highest: string): number {
  return Number((Number(highest) - Number(lowest)).toFixed(6));
}
