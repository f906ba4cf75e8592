// The report of one file: its shapes over the towns, coloured by what becomes of them, and the same
// rows beside the map; choosing works both ways.

import { useComputed, useSignal } from "@preact/signals";
import { ask } from "../../api/client";
import { useQuestion, useResource } from "../../api/resource";
import {
  type FeatureOutcome,
  GeometryBatchDocument,
  GeometryFeaturesDocument,
  type GeometrySummaryFragment,
} from "../../gql/graphql";
import { localTime } from "../../lib/dates";
import { grouped } from "../../lib/numbers";
import { spotIn } from "../../map/sketch";
import { addressWith, go, query } from "../../router";
import { Badge } from "../../ui/Badge";
import { Notice } from "../../ui/Notice";
import { Empty, Failed, Loading, Whole } from "../../ui/State";
import { BatchState } from "../batches/BatchState";
import { DecideShapes } from "./DecideShapes";
import { countOf, type Feature, outcomeName, outcomes, tones } from "./outcomes";
import { Preview } from "./Preview";
import { say } from "./words";
import "../map/map.css";

/** Enough for a district; a file of more is written whole all the same. */
const mostPages = 20;

export function GeometryReport({ id }: { id: string }) {
  const { state, reload } = useQuestion(GeometryBatchDocument, () => ({ id }));
  const features = useResource((signal) => featuresOf(id, signal));
  const turn = useSignal(0);
  const chosen = useComputed(() => query.value.get("sel"));
  const wanted = useComputed(
    () => outcomes.find((one) => one === query.value.get("outcome")) ?? null,
  );
  const rows = useComputed(() => features.state.value.data?.rows ?? []);
  const shown = useComputed(() =>
    rows.value.filter(({ outcome }) => wanted.value === null || outcome === wanted.value),
  );
  const { data, fault } = state.value;
  const broken = fault ?? features.state.value.fault;
  if (broken) {
    return (
      <Whole title={say("title")}>
        <Failed fault={broken} onRetry={reload} />
      </Whole>
    );
  }
  if (!data || !features.state.value.data) {
    return (
      <Whole title={say("title")}>
        <Loading />
      </Whole>
    );
  }
  const summary = data.geometryBatch;
  if (!summary) {
    return (
      <Whole title={say("title")}>
        <Empty title={say("gone")} />
      </Whole>
    );
  }
  const choose = (row: string | null) => go(addressWith({ sel: row }), { replace: true });
  return (
    <div class="map-screen" data-chosen="true">
      <section class="map-stage" aria-label={say("map")}>
        <Preview rows={rows} chosen={chosen} turn={turn} layer={summary.layer} onChoose={choose} />
      </section>
      <div class="map-side" data-chosen="true">
        <section class="map-detail map-edit" aria-label={summary.fileName}>
          <div class="map-detail-part stack">
            <Head summary={summary} />
            {data.geometryBatch?.notices.map(({ message }) => (
              <Notice key={message} tone="info" title={message} />
            ))}
            <DecideShapes
              summary={summary}
              onDone={() => {
                turn.value++;
                reload();
              }}
            />
            <Tally summary={summary} wanted={wanted.value} />
            <Rows rows={shown.value} chosen={chosen.value} onChoose={choose} />
            {features.state.value.data.isCut && (
              <p class="muted">{say("first", { count: grouped(rows.value.length) })}</p>
            )}
          </div>
        </section>
      </div>
    </div>
  );
}

interface Features {
  readonly rows: readonly Feature[];
  readonly isCut: boolean;
}

/** Every shape of the file, page by page: the map shows them all. */
async function featuresOf(id: string, signal: AbortSignal): Promise<Features> {
  const rows: Feature[] = [];
  let after: string | null = null;
  for (let page = 0; page < mostPages; page++) {
    const { geometryBatch }: { geometryBatch: PageOf | null } = await ask(
      GeometryFeaturesDocument,
      { id, after },
      { signal },
    );
    rows.push(...(geometryBatch?.rows.nodes ?? []));
    if (!geometryBatch?.rows.pageInfo.hasNextPage) {
      return { rows, isCut: false };
    }
    after = geometryBatch.rows.pageInfo.endCursor;
  }
  return { rows, isCut: true };
}

interface PageOf {
  readonly rows: {
    readonly nodes: readonly Feature[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

function Head({ summary }: { summary: GeometrySummaryFragment }) {
  const { layer, system, fileName, state, total, createdAt } = summary;
  return (
    <div>
      <a href="/geometries">{say("back")}</a>
      <h1>{fileName}</h1>
      <p class="muted small">
        <BatchState state={state} />{" "}
        {[
          say("line", { layer: say(`layer.${layer}`), system: say(`system.${system}`) }),
          say("total", { count: grouped(total) }),
          localTime(createdAt),
        ].join(" · ")}
      </p>
    </div>
  );
}

interface TallyProps {
  readonly summary: GeometrySummaryFragment;
  readonly wanted: FeatureOutcome | null;
}

/** The number of shapes by outcome; each is a button that lists only those. */
function Tally({ summary, wanted }: TallyProps) {
  return (
    <div class="tally">
      {outcomes.map((outcome) => (
        <button
          key={outcome}
          type="button"
          class="tally-item"
          aria-pressed={wanted === outcome ? "true" : "false"}
          onClick={() =>
            go(addressWith({ outcome: wanted === outcome ? null : outcome }), { replace: true })
          }
        >
          <Badge tone={tones[outcome]}>{outcomeName(outcome)}</Badge>
          <span class="tally-number">{grouped(countOf(summary, outcome))}</span>
        </button>
      ))}
    </div>
  );
}

interface RowsProps {
  readonly rows: readonly Feature[];
  readonly chosen: string | null;
  readonly onChoose: (row: string | null) => void;
}

function Rows({ rows, chosen, onChoose }: RowsProps) {
  if (rows.length === 0) {
    return <Empty title={say("noFeatures")} />;
  }
  return (
    <table class="table map-table">
      <caption class="hidden-text">{say("features")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("feature")}</th>
          <th scope="col">{say("outcome")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} aria-selected={row.id === chosen ? "true" : undefined}>
            <th scope="row">
              <button
                type="button"
                class="button button-quiet"
                aria-pressed={row.id === chosen ? "true" : "false"}
                onClick={() => onChoose(row.id === chosen ? null : row.id)}
              >
                {row.label || row.position}
              </button>
              {row.town && <span class="cell-note">{row.town.name}</span>}
              <Findings row={row} />
            </th>
            <td>
              <Badge tone={tones[row.outcome]}>{outcomeName(row.outcome)}</Badge>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Findings({ row }: { row: Feature }) {
  return (
    <>
      {row.findings.map(({ code, message, remedy, longitude, latitude }) => (
        <span class="cell-note" key={`${code} ${message}`}>
          {message}
          {longitude !== null && latitude !== null && spotIn(message) === null && (
            <> {say("at", { longitude: longitude.toFixed(5), latitude: latitude.toFixed(5) })}</>
          )}
          <br />
          {remedy}
        </span>
      ))}
    </>
  );
}
