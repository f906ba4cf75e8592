// The coverage figures as of a day. Every number leads to exactly the rows behind it.

import "./dashboard.css";
import { useQuestion } from "../../api/resource";
import { session } from "../../api/session";
import { FiguresDocument } from "../../gql/graphql";
import { locale, t } from "../../i18n";
import { ButtonLink } from "../../ui/Button";
import { Skeleton } from "../../ui/Skeleton";
import { Failed } from "../../ui/State";
import { publishingAddress } from "../publishing/address";
import { say as sayOfPublishing } from "../publishing/words";
import { BlindSpots } from "./BlindSpots";
import { Change } from "./Change";
import { CoverageRates } from "./CoverageRates";
import { DueWork } from "./DueWork";
import { FigureCards } from "./FigureCards";
import { type Readings, readingsOf } from "./figures";
import { Groups } from "./Groups";
import { Partition } from "./Partition";
import { mayPublish, PublishedNote } from "./PublishedNote";
import { ScopeBar } from "./ScopeBar";
import { type Scope, scopeOf } from "./scope";
import { Trend } from "./Trend";
import { say } from "./words";

export function Dashboard() {
  const { state, reload } = useQuestion(FiguresDocument, () => ({
    ...scopeOf(),
    isEnglish: locale.value === "en",
  }));
  const { data, fault, isLoading } = state.value;
  const scope = scopeOf();
  return (
    <>
      <Head scope={scope} version={data?.figures[0]?.ruleVersion} />
      <ScopeBar scope={scope} />
      {fault ? (
        <Failed fault={fault} onRetry={reload} />
      ) : data === null ? (
        <Coming />
      ) : (
        <div class={isLoading ? "stack busy" : "stack"} aria-busy={isLoading}>
          <Figures readings={readingsOf(data.figures)} scope={scope} />
        </div>
      )}
    </>
  );
}

function Head({ scope, version }: { scope: Scope; version: number | undefined }) {
  return (
    <div class="page-head">
      <h1>{say("dashboard.title", { scope: ownScope() })}</h1>
      <span class="page-note">
        {t("dashboard.asOf", { date: scope.asOf })}
        {version !== undefined && ` · ${say("dashboard.rules", { version })}`}
      </span>
      {mayPublish() && (
        <span class="page-actions">
          <ButtonLink href={publishingAddress(scope)}>{sayOfPublishing("title")}</ButtonLink>
        </span>
      )}
    </div>
  );
}

/** The page as tall as it will be, so that nothing jumps when the figures come. */
function Coming() {
  return (
    <div class="stack">
      <div class="card coming-hero">
        <Skeleton lines={6} />
      </div>
      <div class="card coming-cards">
        <Skeleton lines={5} />
      </div>
    </div>
  );
}

/** Row security counts only what a person may see: the heading must not promise more. */
function ownScope(): string {
  const now = session.value;
  if (now.state !== "in") {
    return "";
  }
  const { branch, department, town, district } = now.user;
  return (branch ?? department ?? town ?? district)?.name ?? "";
}

/** What is below the fold asks its own questions, after the figures above are there. */
function Figures({ readings, scope }: { readings: Readings; scope: Scope }) {
  return (
    <>
      <PublishedNote readings={readings} scope={scope} />
      <CoverageRates readings={readings} scope={scope} />
      <FigureCards readings={readings} scope={scope} />
      <Trend scope={scope} />
      <div class="columns">
        <DueWork readings={readings} scope={scope} />
        <BlindSpots readings={readings} scope={scope} />
      </div>
      <Groups scope={scope} />
      <Partition readings={readings} scope={scope} />
      <Change scope={scope} />
    </>
  );
}
