// The convex hull of the members of a branch.

export type Coordinate = readonly [x: number, y: number];

function turn(o: Coordinate, a: Coordinate, b: Coordinate): number {
  return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
}

function chain(sorted: readonly Coordinate[]): Coordinate[] {
  const side: Coordinate[] = [];
  for (const point of sorted) {
    while (side.length >= 2) {
      const [before, last] = [side[side.length - 2], side[side.length - 1]];
      if (before === undefined || last === undefined || turn(before, last, point) > 0) {
        break;
      }
      side.pop();
    }
    side.push(point);
  }
  side.pop();
  return side;
}

/**
 * The corners around all points, counter-clockwise and not closed (Andrew's monotone chain).
 * Points on one line give its two ends, equal points one.
 */
export function hullOf(points: readonly Coordinate[]): Coordinate[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const distinct = sorted.filter(
    (point, index) => point[0] !== sorted[index - 1]?.[0] || point[1] !== sorted[index - 1]?.[1],
  );
  if (distinct.length < 3) {
    return distinct;
  }
  return [...chain(distinct), ...chain([...distinct].reverse())];
}
