// Work that is due or overdue, by kind: how much of it there is, and on which day the first falls due.

import type { ComponentChildren } from "preact";
import type { FigureCode } from "../../gql/graphql";
import { t } from "../../i18n";
import { Badge } from "../../ui/Badge";
import { FigureLink } from "./FigureLink";
import { definitionOf, type Readings, type Told } from "./figures";
import { RosterNotes } from "./RosterNotes";
import type { Scope } from "./scope";
import { say } from "./words";

interface Kind {
  readonly title: "due.overdue" | "due.soon" | "due.mend";
  readonly tone: "bad" | "warn" | "info";
  readonly codes: readonly FigureCode[];
}

const kinds: readonly Kind[] = [
  {
    title: "due.overdue",
    tone: "bad",
    codes: ["WARN_TERM_ENDED", "BLIND_CHECK_EXPIRED", "BLIND_NEVER_CHECKED", "WARN_ROSTER"],
  },
  { title: "due.soon", tone: "warn", codes: ["WARN_TERM_ENDING", "WARN_TERM_ENDING_LATER"] },
  {
    title: "due.mend",
    tone: "warn",
    codes: [
      "WARN_COMMITTEE",
      "WARN_JOINT_MEMBERS",
      "WARN_HOSTLESS",
      "WARN_SIZE",
      "WARN_CAP",
      "BLIND_COUNTS_DIFFER",
    ],
  },
];

/** The figures whose first day says when the work falls due; elsewhere it would say nothing. */
const dated: ReadonlySet<FigureCode> = new Set([
  "WARN_TERM_ENDED",
  "WARN_TERM_ENDING",
  "WARN_TERM_ENDING_LATER",
  "BLIND_CHECK_EXPIRED",
]);

export function DueWork({ readings, scope }: { readings: Readings; scope: Scope }) {
  const nextCheck = readings.find("F06_VERIFIED", "ALL")?.earliestDueOn;
  return (
    <section class="card" aria-label={say("due.title")}>
      <div class="card-head">
        <h2>{say("due.title")}</h2>
        <span class="muted small">{say("due.hint")}</span>
      </div>
      {kinds.map(({ title, tone, codes }) => (
        <div key={title} class="watch-group">
          <h3>{say(title)}</h3>
          <WatchList
            tone={tone}
            readings={codes.flatMap((code) => readings.find(code, "ALL") ?? [])}
            scope={scope}
          >
            {title === "due.mend" && <RosterNotes scope={scope} />}
          </WatchList>
          {title === "due.soon" && nextCheck && (
            <p class="small muted">
              {say("due.nextCheck")} <span class="nowrap">{nextCheck}</span>
            </p>
          )}
        </div>
      ))}
    </section>
  );
}

interface WatchListProps {
  readonly tone: Kind["tone"];
  readonly readings: readonly Told[];
  readonly scope: Scope;
  /** Lines that no figure counts. */
  readonly children?: ComponentChildren;
}

/** Counts that lead to their rows, each with what it means. */
export function WatchList({ tone, readings, scope, children }: WatchListProps) {
  return (
    <ul class="watch">
      {readings.map((reading) => (
        <li key={reading.code}>
          <Badge tone={reading.numerator > 0 ? tone : "good"}>{t(`figure.${reading.code}`)}</Badge>
          <span class="watch-number">
            {dated.has(reading.code) && reading.earliestDueOn && (
              <span class="small muted">{say("due.first", { date: reading.earliestDueOn })}</span>
            )}
            <FigureLink class="watch-count" reading={reading} scope={scope} />
          </span>
          <p class="cell-note">{definitionOf(reading)}</p>
        </li>
      ))}
      {children}
    </ul>
  );
}
