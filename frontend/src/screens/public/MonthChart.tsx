// One published figure month by month, as a line through the months that have a value.

import "../dashboard/trend.css";
import { grouped, percent } from "../../lib/numbers";
import { axisOf, type Frame, pathOf, spotsOf } from "../dashboard/series";
import { figureName } from "../publishing/published";
import type { Series } from "./months";
import { say } from "./words";

const frame: Frame = { width: 320, height: 128, left: 40, right: 10, top: 10, bottom: 22 };

export function MonthChart({ series }: { series: Series }) {
  const { points, isRatio } = series;
  const name = figureName(series);
  const values = points.map((point) => point?.value ?? null);
  const axis = axisOf(values, isRatio);
  const spots = spotsOf(values, axis, frame);
  const last = points[points.length - 1];
  const read = (value: number) => (isRatio ? percent(value) : grouped(value));
  const told = points.flatMap((point) => {
    if (point === null) {
      return [];
    }
    const { asOf: day, value } = point;
    return value === null
      ? say("months.gap", { day })
      : say("months.point", { day, value: read(value) });
  });
  return (
    <figure class="trend">
      <figcaption>
        <span class="strong">{name}</span>
        {last && last.value !== null && (
          <span class="trend-shown">
            <span class="muted small">{last.asOf}</span> <b>{read(last.value)}</b>
          </span>
        )}
      </figcaption>
      <svg
        viewBox={`0 0 ${frame.width} ${frame.height}`}
        role="img"
        aria-label={say("months.one", { name, points: told.join(say("months.comma")) })}
      >
        {axis.ticks.map((tick, place) => {
          const tall = frame.height - frame.top - frame.bottom;
          const y = frame.top + tall * (1 - place / (axis.ticks.length - 1));
          return (
            <g key={tick}>
              <path class="trend-grid" d={`M${frame.left} ${y}H${frame.width - frame.right}`} />
              <text class="trend-text" x={frame.left - 6} y={y + 4} text-anchor="end">
                {isRatio ? percent(tick) : grouped(Math.round(tick))}
              </text>
            </g>
          );
        })}
        <path class="trend-line" d={pathOf(spots.filter(({ y }) => y !== null))} />
        {spots.map(
          ({ x, y }) => y !== null && <circle key={x} class="trend-point" cx={x} cy={y} r="3" />,
        )}
        <text class="trend-text" x={frame.left} y={frame.height - 6}>
          {points[0]?.asOf.slice(0, 7)}
        </text>
        {points.length > 1 && (
          <text
            class="trend-text"
            x={frame.width - frame.right}
            y={frame.height - 6}
            text-anchor="end"
          >
            {last?.asOf.slice(0, 7)}
          </text>
        )}
      </svg>
    </figure>
  );
}
