// The figures of contests and practice for the bulletin, of a window; each number leads to exactly
// the rows that it counts, on this same page.

import { knownPlaces } from "../../api/places";
import { useQuestion } from "../../api/resource";
import { session } from "../../api/session";
import { ContestFiguresDocument } from "../../gql/graphql";
import { called, locale, t } from "../../i18n";
import { grouped } from "../../lib/numbers";
import { today } from "../../lib/today";
import { address, addressWith, go, query } from "../../router";
import { Button } from "../../ui/Button";
import { DateField, SelectField } from "../../ui/Field";
import { type ActiveFilter, FilterBar } from "../../ui/FilterBar";
import { Skeleton } from "../../ui/Skeleton";
import { Empty, Failed } from "../../ui/State";
import { type Column, Table } from "../../ui/Table";
import { nameOf, type Shown } from "./figureRows";
import { Groups } from "./Groups";
import { Rows } from "./Rows";
import { inAddress, type PeriodName, period, type Window, windowOf } from "./window";
import { say } from "./words";

const periods: readonly PeriodName[] = ["year", "quarter", "lastYear"];

export function ContestFigures() {
  const { state, reload } = useQuestion(ContestFiguresDocument, () => ({
    ...windowOf(query.value),
    isEnglish: locale.value === "en",
  }));
  const { data, fault, isLoading } = state.value;
  const window = windowOf(query.value);
  const figure = data?.figures.find(({ code }) => code === query.value.get("figure"));
  if (figure) {
    return <Rows key={`${figure.code} ${JSON.stringify(window)}`} {...{ figure, window }} />;
  }
  return (
    <div class="stack">
      <div class="stack-tight">
        <p>
          <a href="/contests">{say("back")}</a>
        </p>
        <h1>{say("title")}</h1>
        <p class="muted">
          {say("what")}
          {data?.figures[0] && ` ${say("rules", { version: data.figures[0].ruleVersion })}`}
        </p>
      </div>
      <WindowBar window={window} />
      {fault && <Failed fault={fault} onRetry={reload} />}
      {!fault && !data && <Skeleton lines={10} />}
      {data?.figures.length === 0 && <Empty title={say("hidden")} />}
      {data && data.figures.length > 0 && (
        <Table
          caption={say("caption", { since: window.since, until: window.asOf })}
          columns={columns(window)}
          rows={data.figures}
          keyOf={({ code }) => code}
          isBusy={isLoading}
          isPlain
        />
      )}
      {data && data.figures.length > 0 && window.trade === null && window.cluster === null && (
        <Groups key={JSON.stringify(window)} window={window} />
      )}
    </div>
  );
}

/** The trade or cluster that the figures are narrowed to, with the way back to all. */
function narrowings({ trade, cluster }: Window): ActiveFilter[] {
  const shown = (id: "trade" | "cluster", text: string | null) =>
    text === null
      ? []
      : [
          {
            id,
            label: `${say(id === "trade" ? "groups.TRADE" : "groups.CLUSTER")}: ${text || say("groups.without")}`,
            onRemove: () => go(addressWith({ [id]: null })),
          },
        ];
  return [...shown("trade", trade), ...shown("cluster", cluster)];
}

function WindowBar({ window }: { window: Window }) {
  const now = session.value;
  const { towns, departments } = knownPlaces();
  const isDistrict = now.state === "in" && now.user.role === "DISTRICT_OFFICER";
  const set = (name: string) => (value: string) => go(addressWith({ [name]: value }));
  return (
    <FilterBar
      active={narrowings(window)}
      onClear={() => go(addressWith({ trade: null, cluster: null }))}
    >
      <DateField label={say("since")} value={window.since} onChange={set("since")} />
      <DateField label={say("until")} value={window.asOf} onChange={set("asOf")} />
      {isDistrict && (
        <>
          <SelectField
            label={t("field.town")}
            empty={t("choice.all")}
            value={window.town ?? ""}
            choices={towns}
            onChange={set("town")}
          />
          <SelectField
            label={t("field.department")}
            empty={t("choice.all")}
            value={window.department ?? ""}
            choices={departments}
            onChange={set("department")}
          />
        </>
      )}
      {periods.map((name) => (
        <Button key={name} onClick={() => go(addressWith(period(name, today())))}>
          {say(`period.${name}`)}
        </Button>
      ))}
    </FilterBar>
  );
}

function columns(window: Window): Column<Shown>[] {
  return [
    {
      id: "figure",
      heading: say("figure"),
      cell: (one) => (
        <>
          {nameOf(one)}
          <span class="cell-note">{one.englishDefinition ?? one.definition}</span>
        </>
      ),
    },
    {
      id: "value",
      heading: say("value"),
      isNumber: true,
      cell: (one) => (
        <span class="nowrap">
          <a
            href={address("/contests/figures", {
              ...window,
              trade: inAddress(window.trade),
              cluster: inAddress(window.cluster),
              figure: one.code,
            })}
            data-figure-count={one.numerator}
          >
            {grouped(one.numerator)}
          </a>{" "}
          {called(`FigureUnit.${one.unit}`, one.numerator)}
        </span>
      ),
    },
  ];
}
