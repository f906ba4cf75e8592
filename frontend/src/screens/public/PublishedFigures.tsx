// A publication as everybody reads it: the main figures, month by month, all of them, its history.

import type { ComponentChildren } from "preact";
import { ask } from "../../api/client";
import { useResource } from "../../api/resource";
import type { PublicDistrict } from "../../api/settings";
import { PublicFiguresDocument, PublicMonthsDocument } from "../../gql/graphql";
import { t } from "../../i18n";
import { localTime } from "../../lib/dates";
import { grouped } from "../../lib/numbers";
import { Facts } from "../../ui/Panel";
import { Skeleton } from "../../ui/Skeleton";
import { Empty, Failed } from "../../ui/State";
import { Table } from "../../ui/Table";
import { PublishedTable } from "../publishing/PublishedTable";
import { definitionWords, figureName, type Shown, valueWords } from "../publishing/published";
import { StateOf } from "../publishing/StateOf";
import { say as sayOfPublishing } from "../publishing/words";
import { asPublic } from "./asking";
import { MonthChart } from "./MonthChart";
import { type Publication, seriesOf } from "./months";
import { say } from "./words";

const main = [
  ["F06", "ENTERPRISE"],
  ["F01", "ALL"],
  ["F02", "ENTERPRISE"],
  ["F03", "ALL"],
  ["F04", "ALL"],
  ["F05", "ALL"],
] as const;

const charted = [
  ["F06", "ENTERPRISE"],
  ["F06_SOLE", "ENTERPRISE"],
  ["F02", "ENTERPRISE"],
  ["F01", "ALL"],
  ["F03", "ALL"],
  ["F05", "ALL"],
] as const;

interface PublishedFiguresProps {
  readonly district: PublicDistrict;
  /** The publication in force of the chosen day. */
  readonly shown: Publication | undefined;
  /** Everything that was published of the scope. */
  readonly ofScope: readonly Publication[];
}

export function PublishedFigures({ district, shown, ofScope }: PublishedFiguresProps) {
  const townId = ofScope[0]?.townId ?? null;
  return (
    <>
      {shown ? (
        <OfDay key={shown.id} district={district} shown={shown}>
          <Months key={townId} district={district} townId={townId} />
        </OfDay>
      ) : (
        <Empty title={say("none.day")} />
      )}
      <History publications={ofScope} />
    </>
  );
}

interface OfDayProps {
  readonly district: PublicDistrict;
  readonly shown: Publication;
  /** What stands between the main figures and all of them. */
  readonly children: ComponentChildren;
}

function OfDay({ district, shown, children }: OfDayProps) {
  const { state, reload } = useResource((signal) =>
    ask(PublicFiguresDocument, { id: shown.id }, { signal, ...asPublic(district) }),
  );
  const { data, fault } = state.value;
  const figures = data?.publication?.figures ?? [];
  const caption = sayOfPublishing("table.caption", { scope: shown.scopeName, day: shown.asOf });
  return (
    <>
      <About shown={shown} />
      {fault ? (
        <Failed fault={fault} onRetry={reload} />
      ) : data === null ? (
        <Skeleton lines={10} />
      ) : (
        <>
          <MainFigures figures={figures} />
          {children}
          <section class="stack-tight public-all" aria-label={say("all.title")}>
            <div class="card-head">
              <h2>{say("all.title")}</h2>
              <span class="muted small">{say("all.hint")}</span>
            </div>
            <PublishedTable figures={figures} caption={caption} hasDefinitions />
          </section>
        </>
      )}
    </>
  );
}

function About({ shown }: { shown: Publication }) {
  const { edition } = shown;
  return (
    <div class="card">
      <Facts
        facts={[
          [say("scope"), shown.scopeName],
          [say("day"), shown.asOf],
          [say("about.published"), localTime(shown.publishedAt)],
          [
            say("about.edition"),
            edition > 1
              ? say("correction", { edition })
              : sayOfPublishing("list.editionOf", { edition }),
          ],
          [say("about.rules"), shown.ruleVersion],
          [say("about.note"), shown.note],
        ]}
      />
    </div>
  );
}

function MainFigures({ figures }: { figures: readonly Shown[] }) {
  return (
    <section class="stack-tight" aria-label={say("main.title")}>
      <h2>{say("main.title")}</h2>
      <div class="figures">
        {main.map(([code, population]) => {
          const figure = figures.find((one) => one.code === code && one.population === population);
          return figure && <MainFigure key={code} figure={figure} />;
        })}
      </div>
    </section>
  );
}

function MainFigure({ figure }: { figure: Shown }) {
  const isRatio = figure.unit === "RATIO";
  return (
    <section class="figure-card" aria-label={figureName(figure)}>
      <h3 class="figure-name">
        {figureName(figure)}
        <span class="figure-code">{figure.code}</span>
      </h3>
      <p class="figure-value">
        <span data-figure={figure.code}>
          {figure.isSuppressed
            ? sayOfPublishing("suppressed")
            : valueWords(figure.unit, figure.value)}
        </span>
        {!isRatio && <span class="figure-unit">{t(`FigureUnit.${figure.unit}`)}</span>}
      </p>
      {isRatio && figure.numerator !== null && (
        <p class="small muted">
          {say("main.meaning", {
            numerator: grouped(figure.numerator),
            denominator: grouped(figure.denominator ?? 0),
          })}
        </p>
      )}
      <p class="figure-definition">{definitionWords(figure)}</p>
    </section>
  );
}

function Months({ district, townId }: { district: PublicDistrict; townId: string | null }) {
  const { state, reload } = useResource((signal) => {
    const of = { townId: townId === null ? { isNull: true } : { eq: townId } };
    return ask(PublicMonthsDocument, of, { signal, ...asPublic(district) });
  });
  const { data, fault } = state.value;
  return (
    <section class="card" aria-label={say("months.title")}>
      <div class="card-head">
        <h2>{say("months.title")}</h2>
        <span class="muted small">{say("months.hint")}</span>
      </div>
      {fault ? (
        <Failed fault={fault} onRetry={reload} />
      ) : data === null ? (
        <Skeleton lines={6} />
      ) : (
        <div class="trends">
          {seriesOf(data.publications.nodes, charted).map((series) => (
            <MonthChart key={series.code} series={series} />
          ))}
        </div>
      )}
    </section>
  );
}

function History({ publications }: { publications: readonly Publication[] }) {
  if (publications.length === 0) {
    return null;
  }
  return (
    <section class="stack-tight">
      <h2>{say("history.title")}</h2>
      <Table
        caption={say("history.title")}
        rows={publications}
        keyOf={({ id }) => id}
        columns={[
          { id: "day", heading: say("day"), cell: ({ asOf }) => asOf },
          {
            id: "edition",
            heading: say("about.edition"),
            cell: ({ edition }) => sayOfPublishing("list.editionOf", { edition }),
          },
          {
            id: "state",
            heading: sayOfPublishing("list.state"),
            cell: (row) => <StateOf row={row} />,
          },
          {
            id: "when",
            heading: say("about.published"),
            cell: ({ publishedAt }) => localTime(publishedAt),
          },
          { id: "note", heading: say("about.note"), cell: ({ note }) => note ?? "—" },
        ]}
      />
    </section>
  );
}
