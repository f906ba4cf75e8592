// The points of a trend as a line on a small drawing: which values the axis shows, and where.

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Spot {
  readonly x: number;
  readonly y: number | null;
}

export interface Axis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/** Round bounds around the values with three lines: between 0 and 1 for ratios. */
export function axisOf(values: readonly (number | null)[], isRatio: boolean): Axis {
  const known = values.filter((value): value is number => value !== null);
  if (known.length === 0) {
    return { low: 0, high: 1, ticks: [0, 0.5, 1] };
  }
  const least = Math.min(...known);
  const most = Math.max(...known);
  const step = stepFor(Math.max(most - least, isRatio ? 0.04 : 2), isRatio);
  const low = Math.max(0, Math.floor(least / step) * step);
  const top = Math.max(Math.ceil(most / step) * step, low + 2 * step);
  const high = isRatio ? Math.min(1, top) : top;
  const bottom = isRatio && high - low < 2 * step ? Math.max(0, high - 2 * step) : low;
  return { low: bottom, high, ticks: [bottom, (bottom + high) / 2, high] };
}

/** A step of 1, 2 or 5 times a power of ten, two of which cover the spread; counts step by wholes. */
function stepFor(spread: number, isRatio: boolean): number {
  const wanted = spread / 2;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = [1, 2, 5, 10].map((times) => times * power).find((one) => one >= wanted) ?? wanted;
  return isRatio ? step : Math.max(1, Math.round(step));
}

export function spotsOf(values: readonly (number | null)[], axis: Axis, frame: Frame): Spot[] {
  const wide = frame.width - frame.left - frame.right;
  const tall = frame.height - frame.top - frame.bottom;
  const gap = values.length > 1 ? wide / (values.length - 1) : 0;
  return values.map((value, place) => ({
    x: frame.left + (values.length > 1 ? place * gap : wide / 2),
    y:
      value === null
        ? null
        : frame.top + tall * (1 - (value - axis.low) / (axis.high - axis.low || 1)),
  }));
}

/** The path of the line; a day without a value interrupts it. */
export function pathOf(spots: readonly Spot[]): string {
  let isDrawing = false;
  return spots
    .map(({ x, y }) => {
      if (y === null) {
        isDrawing = false;
        return "";
      }
      const pen = isDrawing ? "L" : "M";
      isDrawing = true;
      return `${pen}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .filter((piece) => piece !== "")
    .join("");
}

/** The first day of the month that lies so many months before a day. */
export function monthsBefore(date: string, months: number): string {
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 - months;
  const month = String((count % 12) + 1).padStart(2, "0");
  return `${Math.floor(count / 12)}-${month}-01`;
}
