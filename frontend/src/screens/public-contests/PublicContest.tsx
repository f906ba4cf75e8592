// One contest as everybody reads it: who won, every round, until when to appeal and to whom, what
// changed from edition to edition. It is asked again every now and then, and when it was withdrawn
// in the meantime, it says so.

import { ask } from "../../api/client";
import { useResource } from "../../api/resource";
import type { PublicDistrict } from "../../api/settings";
import {
  type EditionFragment,
  PublicContestDocument,
  PublicResultsDocument,
  type PublishedRowFragment,
} from "../../gql/graphql";
import { localTime } from "../../lib/dates";
import { address } from "../../router";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { type Fact, Facts } from "../../ui/Panel";
import { Skeleton } from "../../ui/Skeleton";
import { Empty, Failed } from "../../ui/State";
import { whole } from "../contests/roundData";
import { useLive } from "../contests/useLive";
import { asPublic } from "../public/asking";
import { daysOf } from "./days";
import { EditionBadge } from "./EditionBadge";
import { Editions } from "./Editions";
import { awarded, byRound, standingOf } from "./editions";
import { Results } from "./Results";
import { Share } from "./Share";
import { say } from "./words";

const pollSeconds = 20;

interface PublicContestProps {
  readonly district: PublicDistrict;
  readonly id: string;
}

interface Published {
  readonly editions: readonly EditionFragment[];
  readonly latest: EditionFragment | null;
  readonly rows: readonly PublishedRowFragment[];
  /** Organizations that have an award. */
  readonly organizations: readonly string[];
}

async function load(
  district: PublicDistrict,
  contestId: string,
  signal: AbortSignal,
): Promise<Published> {
  const options = { signal, ...asPublic(district) };
  const { contestPublications } = await ask(PublicContestDocument, { contestId }, options);
  const editions = [...contestPublications.nodes].sort((a, b) => b.edition - a.edition);
  const latest = editions[0] ?? null;
  if (latest === null || latest.withdrawnAt) {
    return { editions, latest, rows: [], organizations: [] };
  }
  let organizations: string[] = [];
  const rows = await whole(async (after) => {
    const { contestPublication: found } = await ask(
      PublicResultsDocument,
      { id: latest.id, after },
      options,
    );
    organizations = found?.organizationAwards.map((one) => one.organizationName) ?? [];
    return found?.results;
  });
  return { editions, latest, rows, organizations };
}

export function PublicContest({ district, id }: PublicContestProps) {
  const { state, reload } = useResource((signal) => load(district, id, signal));
  useLive(() => {
    if (!state.peek().isLoading) {
      reload();
    }
  }, pollSeconds);
  const { data, fault } = state.value;
  const back = (
    <p class="public-back">
      <a href={address("/public/contests", { district: district.code })}>{say("all")}</a>
    </p>
  );
  if (!data) {
    return (
      <>
        {back}
        <h1 class="hidden-text">{say("title")}</h1>
        {fault ? <Failed fault={fault} onRetry={reload} /> : <Skeleton lines={10} />}
      </>
    );
  }
  if (!data.latest) {
    return (
      <>
        {back}
        <h1 class="hidden-text">{say("title")}</h1>
        <Empty title={say("gone.title")}>
          <p>{say("gone.text")}</p>
        </Empty>
      </>
    );
  }
  return (
    <>
      {back}
      <Head latest={data.latest} editions={data.editions} />
      {fault && <Notice tone="warn">{say("updating")}</Notice>}
      <Withdrawn latest={data.latest} editions={data.editions} />
      <About latest={data.latest} />
      <Awards rows={data.rows} organizations={data.organizations} />
      {byRound(data.rows).map((one) => (
        <Results key={one.key} round={one} />
      ))}
      <Editions editions={data.editions} />
      <Share />
    </>
  );
}

type HeadProps = Readonly<{ latest: EditionFragment; editions: readonly EditionFragment[] }>;

function Head({ latest, editions }: HeadProps) {
  return (
    <div class="page-head">
      <div class="stack-tight">
        <h1>{latest.contestName}</h1>
        <p class="cluster">
          <EditionBadge edition={latest} editions={editions} />
          <span class="muted">{say("editionOf", { edition: latest.edition })}</span>
          <span class="muted">{daysOf(latest.startsOn, latest.endsOn)}</span>
        </p>
      </div>
      <span class="page-actions">
        <Button icon="print" onClick={() => window.print()}>
          {say("print")}
        </Button>
      </span>
    </div>
  );
}

function Withdrawn({ latest, editions }: HeadProps) {
  if (!latest.withdrawnAt || standingOf(latest, editions) !== "withdrawn") {
    return null;
  }
  return (
    <Notice tone="warn" title={say("withdrawn.title")}>
      <p>
        {say("withdrawn.text", {
          time: localTime(latest.withdrawnAt),
          reason: latest.withdrawalReason ?? "—",
        })}
      </p>
      <p>{say("withdrawn.hint")}</p>
    </Notice>
  );
}

function About({ latest }: { latest: EditionFragment }) {
  const facts: Fact[] = [
    [say("organizer"), latest.organizerName],
    [say("standard"), latest.standard],
    [say("published"), localTime(latest.publishedAt)],
    [say("note"), latest.note],
    [say("appeals"), latest.withdrawnAt ? null : appealsOf(latest)],
    [say("contact"), latest.contact ?? say("noContact")],
  ];
  return (
    <div class="card">
      <Facts facts={facts.filter(([, value]) => value)} />
    </div>
  );
}

function appealsOf({ appealsEndAt }: EditionFragment): string | null {
  if (!appealsEndAt) {
    return null;
  }
  const until = localTime(appealsEndAt);
  return Date.parse(appealsEndAt) > Date.now()
    ? say("appeals.open", { until })
    : say("appeals.over", { until });
}

function Awards({ rows, organizations }: Pick<Published, "rows" | "organizations">) {
  const winners = awarded(rows);
  if (winners.length + organizations.length === 0) {
    return null;
  }
  return (
    <section class="stack-tight" aria-label={say("awards")}>
      <h2>{say("awards")}</h2>
      <ul class="public-awards">
        {winners.map((row) => (
          <li key={row.sequence} class="card">
            <b>{row.award && say(`AwardRank.${row.award}`)}</b>
            <span class="public-winner">{row.name ?? say("unnamed")}</span>
            <span>
              {row.bib} · {row.organizationName}
            </span>
            <span class="muted small">{row.disciplineName}</span>
          </li>
        ))}
        {organizations.map((name, place) => (
          <li key={`${place} ${name}`} class="card">
            <b>{say("AwardRank.ORGANIZER")}</b>
            <span class="public-winner">{name}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
