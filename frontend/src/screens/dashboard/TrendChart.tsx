// One figure as a line: each point is a link to its rows, reached by the arrow keys.

import "./trend.css";
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { FigureTrendQuery } from "../../gql/graphql";
import { t } from "../../i18n";
import { grouped, percent } from "../../lib/numbers";
import { go } from "../../router";
import { rowsAddress, valueText } from "./figures";
import type { Scope } from "./scope";
import { axisOf, type Frame, pathOf, type Spot, spotsOf } from "./series";
import { say } from "./words";

type Point = FigureTrendQuery["figureTrend"][number];

const frame: Frame = { width: 320, height: 128, left: 40, right: 10, top: 10, bottom: 22 };

export function TrendChart({ points, scope }: { points: readonly Point[]; scope: Scope }) {
  const last = points.length - 1;
  const chosen = useSignal(last);
  const drawing = useRef<SVGSVGElement>(null);
  const place = Math.min(chosen.value, last);
  const shown = points[place];
  if (!shown) {
    return null;
  }
  const isRatio = shown.unit === "RATIO";
  const values = points.map(numberOf);
  const axis = axisOf(values, isRatio);
  const spots = spotsOf(values, axis, frame);
  const move = (event: KeyboardEvent) => {
    const steps = { ArrowLeft: -1, ArrowRight: 1, Home: -last, End: last } as const;
    const step = steps[event.key as keyof typeof steps];
    if (step !== undefined) {
      event.preventDefault();
      chosen.value = Math.max(0, Math.min(last, place + step));
      drawing.current?.querySelectorAll("a")[chosen.value]?.focus();
    }
  };
  return (
    <figure class="trend">
      <figcaption>
        <span class="strong">{t(`figure.${shown.code}`)}</span>
        <span class="trend-shown">
          <span class="muted small">{shown.asOf}</span> <b>{valueText(shown)}</b>
        </span>
      </figcaption>
      <svg
        ref={drawing}
        viewBox={`0 0 ${frame.width} ${frame.height}`}
        onMouseLeave={() => {
          chosen.value = last;
        }}
      >
        <title>{t(`figure.${shown.code}`)}</title>
        <Grid
          ticks={axis.ticks.map((tick) => (isRatio ? percent(tick) : grouped(Math.round(tick))))}
        />
        <path class="trend-line" d={pathOf(spots)} />
        {points.map((point, each) => (
          <PointLink
            key={point.asOf}
            point={point}
            spot={spots[each] as Spot}
            width={(frame.width - frame.left - frame.right) / points.length}
            address={rowsAddress(point, { ...scope, asOf: point.asOf })}
            isChosen={each === place}
            onKeyDown={move}
            onReach={() => {
              chosen.value = each;
            }}
          />
        ))}
        <text class="trend-text" x={frame.left} y={frame.height - 6}>
          {points[0]?.asOf.slice(0, 7)}
        </text>
        <text
          class="trend-text"
          x={frame.width - frame.right}
          y={frame.height - 6}
          text-anchor="end"
        >
          {points[last]?.asOf.slice(0, 7)}
        </text>
      </svg>
    </figure>
  );
}

function numberOf({ unit, value, numerator }: Point): number | null {
  if (unit !== "RATIO") {
    return numerator;
  }
  return value === null ? null : Number(value);
}

/** The three lines of the axis, the lowest first. */
function Grid({ ticks }: { ticks: readonly string[] }) {
  const tall = frame.height - frame.top - frame.bottom;
  return (
    <>
      {ticks.map((tick, place) => {
        const y = frame.top + tall * (1 - place / (ticks.length - 1));
        return (
          <g key={tick}>
            <path class="trend-grid" d={`M${frame.left} ${y}H${frame.width - frame.right}`} />
            <text class="trend-text" x={frame.left - 6} y={y + 4} text-anchor="end">
              {tick}
            </text>
          </g>
        );
      })}
    </>
  );
}

interface PointLinkProps {
  readonly point: Point;
  readonly spot: Spot;
  readonly width: number;
  readonly address: string;
  readonly isChosen: boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onReach: () => void;
}

function PointLink(props: PointLinkProps) {
  const { point, spot, width, address, isChosen, onKeyDown, onReach } = props;
  return (
    <a
      href={address}
      tabIndex={isChosen ? 0 : -1}
      data-figure-count={point.numerator}
      aria-label={say("trend.point", {
        name: t(`figure.${point.code}`),
        date: point.asOf,
        value: valueText(point),
      })}
      onFocus={onReach}
      onKeyDown={onKeyDown}
      onMouseEnter={onReach}
      onClick={(event) => {
        if (!event.metaKey && !event.ctrlKey && !event.shiftKey) {
          event.preventDefault();
          go(address);
        }
      }}
    >
      <rect class="trend-hit" x={spot.x - width / 2} width={width} height={frame.height} />
      {spot.y !== null && (
        <circle
          class={isChosen ? "trend-point trend-chosen" : "trend-point"}
          cx={spot.x}
          cy={spot.y}
          r={isChosen ? 4 : 2}
        />
      )}
    </a>
  );
}
