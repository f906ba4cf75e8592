// The coverage figures as of a day. Every number leads to exactly the rows behind it.

import { useQuestion } from "../../api/resource";
import { session } from "../../api/session";
import { FiguresDocument } from "../../gql/graphql";
import { t } from "../../i18n";
import { Failed, Loading } from "../../ui/State";
import { Change } from "./Change";
import { CoverageRates } from "./CoverageRates";
import { FigureCards } from "./FigureCards";
import { type Readings, readingsOf } from "./figures";
import { Groups } from "./Groups";
import { Partition } from "./Partition";
import { ScopeBar } from "./ScopeBar";
import { type Scope, scopeOf } from "./scope";
import { Watch } from "./Watch";

export function Dashboard() {
  const { state, reload } = useQuestion(FiguresDocument, () => scopeOf());
  const { data, fault, isLoading } = state.value;
  const scope = scopeOf();
  return (
    <>
      <Head asOf={scope.asOf} version={data?.figures[0]?.ruleVersion} />
      <ScopeBar scope={scope} />
      {fault ? (
        <Failed fault={fault} onRetry={reload} />
      ) : data === null ? (
        <Loading />
      ) : (
        <div class={isLoading ? "stack busy" : "stack"} aria-busy={isLoading}>
          <Figures readings={readingsOf(data.figures)} scope={scope} />
        </div>
      )}
    </>
  );
}

function Head({ asOf, version }: { asOf: string; version: number | undefined }) {
  return (
    <div class="page-head">
      <h1>{t("dashboard.title", { scope: ownScope() })}</h1>
      <span class="page-note">
        {t("dashboard.asOf", { date: asOf })}
        {version !== undefined && ` · ${t("dashboard.rules", { version })}`}
      </span>
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

function Figures({ readings, scope }: { readings: Readings; scope: Scope }) {
  return (
    <>
      <CoverageRates readings={readings} scope={scope} />
      <FigureCards readings={readings} scope={scope} />
      <Partition readings={readings} scope={scope} />
      <div class="columns">
        <Watch family="BLIND_SPOT" readings={readings} scope={scope} />
        <Watch family="WARNING" readings={readings} scope={scope} />
      </div>
      <Groups scope={scope} />
      <Change scope={scope} />
    </>
  );
}
