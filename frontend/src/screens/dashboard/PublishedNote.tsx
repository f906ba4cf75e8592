// Says that the figures of the day are public, and where today's ledger tells otherwise: what was
// published stands beside and never changes.

import { useQuestion } from "../../api/resource";
import { session } from "../../api/session";
import { PublishedOfDocument, type PublishedOfQuery } from "../../gql/graphql";
import { t } from "../../i18n";
import { localTime } from "../../lib/dates";
import { ButtonLink } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { publishingAddress } from "../publishing/address";
import { type Difference, differences, figureName, valueWords } from "../publishing/published";
import { say } from "../publishing/words";
import type { Readings } from "./figures";
import type { Scope } from "./scope";

type Published = PublishedOfQuery["publications"]["nodes"][number];

const most = 5;

/** Who may publish: officers of the district, whose figures are those of the whole. */
export function mayPublish(): boolean {
  const now = session.value;
  return now.state === "in" && now.user.role === "DISTRICT_OFFICER";
}

export function PublishedNote({ readings, scope }: { readings: Readings; scope: Scope }) {
  const isOfAll = scope.departmentId === null && scope.formation === null;
  return mayPublish() && isOfAll ? <Note readings={readings} scope={scope} /> : null;
}

function Note({ readings, scope }: { readings: Readings; scope: Scope }) {
  const { state } = useQuestion(PublishedOfDocument, () => ({
    asOf: scope.asOf,
    where: scope.townId === null ? { isNull: true } : { eq: scope.townId },
  }));
  const found = state.value.data?.publications.nodes[0];
  if (!found || found.asOf !== scope.asOf) {
    return null;
  }
  return found.isWithdrawn ? (
    <Notice tone="info">
      {say("dashboard.publishedWithdrawn", {
        day: found.asOf,
        edition: found.edition,
        reason: found.withdrawal?.reason ?? "",
      })}
    </Notice>
  ) : (
    <Compared published={found} readings={readings} scope={scope} />
  );
}

interface ComparedProps {
  readonly published: Published;
  readonly readings: Readings;
  readonly scope: Scope;
}

function Compared({ published, readings, scope }: ComparedProps) {
  const live = readings.all.map((one) => ({ ...one, isSuppressed: false }));
  const found = differences(published.figures, live);
  const title = say("dashboard.published", {
    day: published.asOf,
    edition: published.edition,
    time: localTime(published.publishedAt),
  });
  if (found.length === 0) {
    return (
      <Notice tone="info">
        {title} {say("dashboard.same")}
      </Notice>
    );
  }
  return (
    <Notice tone="warn" title={title}>
      <p>{say("dashboard.differs", { count: found.length })}</p>
      <ul class="published-changes">
        {found.slice(0, most).map((one) => (
          <li key={`${one.code} ${one.population}`}>{differenceWords(one, published)}</li>
        ))}
        {found.length > most && <li>{say("dashboard.more", { count: found.length - most })}</li>}
      </ul>
      <div class="notice-actions">
        <ButtonLink href={publishingAddress(scope)}>{say("dashboard.correct")}</ButtonLink>
      </div>
    </Notice>
  );
}

function differenceWords(one: Difference, { figures }: Published): string {
  const named = figures.find(({ code }) => code === one.code);
  return say("dashboard.difference", {
    name: named ? figureName(named) : one.code,
    population: t(`Population.${one.population}`),
    before: valueWords(one.unit, one.before),
    after: valueWords(one.unit, one.after),
  });
}
