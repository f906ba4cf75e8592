// Awards: proposed by place, given together or one by one, taken back with a reason.

import { useSignal } from "@preact/signals";
import { ask } from "../../../api/client";
import { useResource } from "../../../api/resource";
import {
  type AwardRank,
  type AwardRowFragment,
  ContestAwardsDocument,
  type ContestAwardsQuery,
} from "../../../gql/graphql";
import { addressWith } from "../../../router";
import { Badge, Tag, type Tone } from "../../../ui/Badge";
import { Button, ButtonLink } from "../../../ui/Button";
import { Notice } from "../../../ui/Notice";
import { Skeleton } from "../../../ui/Skeleton";
import { Empty, Failed } from "../../../ui/State";
import { type Column, Table } from "../../../ui/Table";
import { tell } from "../../../ui/toasts";
import type { PartProps } from "../load";
import { Certificate, Certificates } from "../paper/Documents";
import { whole } from "../roundData";
import { GiveOne, type Nominee, Propose, Review, TakeBack } from "./awardForms";
import { inOrder } from "./awardOrder";
import { say } from "./words";

type Doing =
  | { readonly what: "propose" | "single" }
  | { readonly what: "review"; readonly nominees: readonly Nominee[] }
  | { readonly what: "takeBack"; readonly award: AwardRowFragment };

export function Awards({ contest, onReload }: PartProps) {
  const doing = useSignal<Doing | null>(null);
  const { state, reload } = useResource((signal) => load(contest.id, signal));
  const { data, fault } = state.value;
  const begin = (what: Doing | null) => {
    doing.value = what;
  };
  const end = () => begin(null);
  const done = (words: string) => {
    end();
    tell("good", words);
    reload();
    onReload();
  };
  if (fault && !data) {
    return <Failed fault={fault} onRetry={reload} />;
  }
  if (!data) {
    return <Skeleton lines={6} />;
  }
  const begun = doing.value;
  const isOut = contest.state === "PUBLISHED";
  const unpublished = data.filter(({ isPublished }) => !isPublished).length;
  const mayGive = ["OPEN", "CLOSED", "PUBLISHED"].includes(contest.state);
  return (
    <div class="stack">
      <div class="cluster">
        {mayGive && contest.disciplines.nodes.length > 0 && (
          <>
            <Button weight="primary" onClick={() => begin({ what: "propose" })}>
              {say("award.propose")}
            </Button>
            <Button onClick={() => begin({ what: "single" })}>{say("award.single")}</Button>
          </>
        )}
        <Certificates contest={contest} hasAwards={data.length > 0} />
      </div>
      {isOut && unpublished > 0 && (
        <Notice tone="info" title={say("award.unpublished", { count: unpublished })}>
          <p>{say("award.unpublishedRemedy")}</p>
          <div class="notice-actions">
            <ButtonLink href={addressWith({ tab: "publication" })}>
              {say("award.toPublication")}
            </ButtonLink>
          </div>
        </Notice>
      )}
      {data.length === 0 ? (
        <Empty title={say("award.none")}>
          <p>{say("award.noneRemedy")}</p>
        </Empty>
      ) : (
        inOrder(data).map(({ key, name, awards }) => (
          <section class="stack-tight" key={key}>
            <h2>{name || say("AwardRank.ORGANIZER")}</h2>
            <Table
              caption={name || say("AwardRank.ORGANIZER")}
              columns={columns(
                contest,
                mayGive ? (award) => begin({ what: "takeBack", award }) : null,
              )}
              rows={awards}
              keyOf={({ id }) => id}
            />
          </section>
        ))
      )}
      {begun?.what === "propose" && (
        <Propose
          contest={contest}
          onClose={end}
          onFound={(nominees) => begin({ what: "review", nominees })}
        />
      )}
      {begun?.what === "review" && (
        <Review
          contest={contest}
          nominees={begun.nominees}
          onClose={end}
          onSaved={(count) => done(say("award.given", { count }))}
        />
      )}
      {begun?.what === "single" && (
        <GiveOne
          contest={contest}
          onClose={end}
          onSaved={() => done(say("award.given", { count: 1 }))}
        />
      )}
      {begun?.what === "takeBack" && (
        <TakeBack award={begun.award} onClose={end} onSaved={() => done(say("award.takenBack"))} />
      )}
    </div>
  );
}

function load(id: string, signal: AbortSignal): Promise<readonly AwardRowFragment[]> {
  return whole(async (after) => {
    const found: ContestAwardsQuery = await ask(ContestAwardsDocument, { id, after }, { signal });
    return found.contest?.awards;
  });
}

const tones: Readonly<Record<AwardRank, Tone>> = {
  FIRST: "good",
  SECOND: "good",
  THIRD: "good",
  EXCELLENCE: "calm",
  ORGANIZER: "info",
};

function columns(
  contest: PartProps["contest"],
  onTakeBack: ((award: AwardRowFragment) => void) | null,
): readonly Column<AwardRowFragment>[] {
  const shown: Column<AwardRowFragment>[] = [
    {
      id: "rank",
      heading: say("award.rank"),
      cell: ({ rank, isPublished }) => (
        <span class="cluster">
          <Badge tone={tones[rank]}>{say(`AwardRank.${rank}`)}</Badge>
          {contest.state === "PUBLISHED" && !isPublished && <Tag>{say("award.notOut")}</Tag>}
        </span>
      ),
    },
    {
      id: "winner",
      heading: say("award.winner"),
      cell: ({ entry, organization }) => {
        const firm = entry?.organizationName ?? organization?.name;
        return entry ? (
          <>
            {entry.bib} {entry.name}
            <span class="cell-note">{firm}</span>
          </>
        ) : (
          firm
        );
      },
    },
    {
      id: "number",
      heading: say("award.number"),
      cell: (award) => (
        <span class="cluster">
          <span class="code">{award.certificateNumber}</span>
          <Certificate contest={contest} award={award} />
        </span>
      ),
    },
    { id: "givenOn", heading: say("award.givenOn"), cell: ({ givenOn }) => givenOn, isMinor: true },
  ];
  if (onTakeBack) {
    shown.push({
      id: "do",
      heading: say("award.takeBack"),
      cell: (row) => (
        <Button weight="quiet" onClick={() => onTakeBack(row)}>
          {say("award.takeBack")}
        </Button>
      ),
    });
  }
  return shown;
}
