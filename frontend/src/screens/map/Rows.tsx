// The same things as a table beside the map: what is in view, kind by kind.

import type { Signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../i18n";
import { grouped, percent } from "../../lib/numbers";
import { shareOf } from "../../map/levels";
import {
  type Joint,
  type Key,
  keyOf,
  type Mark,
  type Place,
  type Point,
  uncoveredMarks,
} from "../../map/model";
import { addressWith, go } from "../../router";
import { type Count, rowsOf } from "./links";
import { FlagSymbol, MarkSymbol, PlaceSymbol } from "./Symbols";
import { choice, reasonChange } from "./state";
import { say } from "./words";

const mostRows = 200;

interface Watched {
  readonly chosen: Key | null;
  readonly hover: Signal<Key | null>;
}

interface ListProps extends Watched {
  readonly caption: string;
  readonly headings: readonly [first: string, ...others: string[]];
  readonly rows: readonly { readonly key: Key; readonly cells: readonly ComponentChildren[] }[];
  readonly hint?: string | undefined;
}

function List({ caption, headings, rows, hint, ...watched }: ListProps) {
  if (rows.length === 0) {
    return (
      <div class="map-none">
        <p class="strong">{say("noneInView")}</p>
        <p class="muted">{hint ?? say("noneInViewHint")}</p>
      </div>
    );
  }
  return (
    <>
      <table class="table map-table">
        <caption class="hidden-text">{caption}</caption>
        <thead>
          <tr>
            {headings.map((heading, at) => (
              <th key={heading} scope="col" class={at === 0 ? undefined : "number"}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostRows).map(({ key, cells }) => (
            <Row key={key} name={key} cells={cells} {...watched} />
          ))}
        </tbody>
      </table>
      {rows.length > mostRows && (
        <p class="map-more muted small">
          {say("moreRows", { shown: mostRows, total: grouped(rows.length) })}
        </p>
      )}
    </>
  );
}

interface RowProps extends Watched {
  readonly name: Key;
  readonly cells: readonly ComponentChildren[];
}

function Row({ name, cells, chosen, hover }: RowProps) {
  const row = useRef<HTMLTableRowElement>(null);
  const isChosen = chosen === name;
  useEffect(() => {
    if (isChosen) {
      row.current?.scrollIntoView({ block: "nearest" });
    }
  }, [isChosen]);
  const point = (key: Key | null) => () => {
    hover.value = key;
  };
  return (
    <tr
      ref={row}
      aria-selected={isChosen ? "true" : undefined}
      data-hover={hover.value === name ? "true" : undefined}
      onMouseEnter={point(name)}
      onMouseLeave={point(null)}
      onFocusCapture={point(name)}
      onBlurCapture={point(null)}
    >
      {cells.map((cell, at) =>
        at === 0 ? (
          <th key={at} scope="row">
            {cell}
          </th>
        ) : (
          <td key={at} class="number">
            {cell}
          </td>
        ),
      )}
    </tr>
  );
}

/** The name of a thing as the way to choose it. */
export function Choose({ to, children }: { to: Key; children: ComponentChildren }) {
  return <a href={addressWith(choice(to))}>{children}</a>;
}

/** How many, as the way to exactly them; none is plain text. */
export function CountOf(props: { place: Place; count: Count; asOf: string; value: number }) {
  const { place, count, asOf, value } = props;
  if (value === 0) {
    return <span>{grouped(value)}</span>;
  }
  return (
    <a href={rowsOf(place, count, asOf)} data-figure-count={value}>
      {grouped(value)}
    </a>
  );
}

interface PlacesProps extends Watched {
  readonly tab: "towns" | "areas" | "buildings";
  readonly places: readonly Place[];
  readonly asOf: string;
}

export function PlaceRows({ tab, places, asOf, ...watched }: PlacesProps) {
  return (
    <List
      {...watched}
      caption={say(`tab.${tab}`)}
      headings={[say("column.name"), say("column.share"), say("column.counts")]}
      rows={places.map((place) => ({
        key: keyOf(place.kind, place.id),
        cells: [<PlaceName key="name" place={place} />, ...placeNumbers(place, asOf)],
      }))}
    />
  );
}

function PlaceName({ place }: { place: Place }) {
  return (
    <span class="map-name">
      <Choose to={keyOf(place.kind, place.id)}>{place.name}</Choose>
      {place.branchIds.length > 0 && (
        <span title={say("legend.building.flag")}>
          <FlagSymbol />
          <span class="hidden-text">{say("joints")}</span>
        </span>
      )}
    </span>
  );
}

function placeNumbers(place: Place, asOf: string): ComponentChildren[] {
  if (!place.isKnown) {
    return [
      <span key="share" class="map-share" title={say("level.unknown")}>
        <PlaceSymbol place={place} />?
      </span>,
      "—",
    ];
  }
  const { covered, operating } = place;
  return [
    <span key="share" class="map-share">
      <PlaceSymbol place={place} />
      {percent(shareOf(place))}
    </span>,
    <span key="counts" class="nowrap">
      <CountOf place={place} count="covered" asOf={asOf} value={covered} />
      {" / "}
      <CountOf place={place} count="operating" asOf={asOf} value={operating} />
    </span>,
  ];
}

interface JointsProps extends Watched {
  readonly joints: readonly Joint[];
}

export function JointRows({ joints, ...watched }: JointsProps) {
  return (
    <List
      {...watched}
      caption={say("tab.branches")}
      headings={[say("column.name"), say("column.formation"), say("column.members")]}
      rows={joints.map(({ id, name, formation, members }) => ({
        key: keyOf("branch", id),
        cells: [
          <Choose key="name" to={keyOf("branch", id)}>
            {name}
          </Choose>,
          formationName(formation),
          String(members.length),
        ],
      }))}
    />
  );
}

export function formationName(formation: string): string {
  switch (formation) {
    case "SOLE":
    case "AREA":
    case "INDUSTRY":
    case "ATTACHMENT":
    case "VILLAGE":
    case "BUILDING":
      return t(`Formation.${formation}`);
    default:
      return formation;
  }
}

interface UncoveredProps extends Watched {
  readonly points: readonly Point[];
  readonly counts: ReadonlyMap<Mark, number>;
  readonly reasons: ReadonlySet<Mark>;
  readonly isClustered: boolean;
}

export function UncoveredRows({
  points,
  counts,
  reasons,
  isClustered,
  ...watched
}: UncoveredProps) {
  return (
    <>
      <fieldset class="map-reasons">
        <legend class="hidden-text">{say("reasons")}</legend>
        {uncoveredMarks.map((mark) => (
          <label key={mark} class="map-reason">
            <input
              type="checkbox"
              checked={reasons.has(mark)}
              onChange={() => go(addressWith(reasonChange(reasons, mark)), { replace: true })}
            />
            <MarkSymbol mark={mark} />
            {say(`mark.${mark}`)}
            <span class="muted">{grouped(counts.get(mark) ?? 0)}</span>
          </label>
        ))}
      </fieldset>
      {isClustered && <p class="map-more muted small">{say("clustered")}</p>}
      <List
        {...watched}
        caption={say("tab.uncovered")}
        headings={[say("column.name"), say("column.reason")]}
        hint={isClustered ? say("zoomForMore") : undefined}
        rows={points.flatMap(({ id, name, mark }) =>
          id === null
            ? []
            : [
                {
                  key: keyOf("organization", id),
                  cells: [
                    <Choose key="name" to={keyOf("organization", id)}>
                      {name || "…"}
                    </Choose>,
                    <span key="reason" class="map-share">
                      <MarkSymbol mark={mark} />
                      {say(`mark.${mark}`)}
                    </span>,
                  ],
                },
              ],
        )}
      />
    </>
  );
}
