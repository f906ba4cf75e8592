// Where a corner snaps to: a corner of a neighbour before its border, within reach. Plane coordinates.

export type Position = readonly number[];

export interface Border {
  readonly name: string;
  /** West, south, east, north. */
  readonly extent: readonly number[];
  readonly lines: readonly (readonly Position[])[];
}

export interface Snapped {
  readonly position: Position;
  /** The neighbour to which it was drawn. */
  readonly name: string;
}

/** The nearest corner within reach, else the nearest point of a border; null for neither. */
export function snap(
  position: Position,
  borders: readonly Border[],
  reach: number,
): Snapped | null {
  const near = borders.filter(({ extent }) => isNear(position, extent, reach));
  return nearest(position, near, reach, cornersOf) ?? nearest(position, near, reach, feetOf);
}

type Candidates = (line: readonly Position[], position: Position) => Iterable<Position>;

function nearest(
  position: Position,
  borders: readonly Border[],
  reach: number,
  candidates: Candidates,
): Snapped | null {
  let best: Snapped | null = null;
  let least = reach;
  for (const { name, lines } of borders) {
    for (const line of lines) {
      for (const candidate of candidates(line, position)) {
        const distance = distanceOf(candidate, position);
        if (distance <= least) {
          least = distance;
          best = { position: candidate, name };
        }
      }
    }
  }
  return best;
}

function cornersOf(line: readonly Position[]): Iterable<Position> {
  return line;
}

function* feetOf(line: readonly Position[], position: Position): Iterable<Position> {
  for (let at = 1; at < line.length; at++) {
    yield footOn(line[at - 1] ?? [], line[at] ?? [], position);
  }
}

/** The point of a segment that is nearest to a position. */
export function footOn(from: Position, to: Position, position: Position): Position {
  const [x = 0, y = 0] = from;
  const [east = 0, north = 0] = [(to[0] ?? 0) - x, (to[1] ?? 0) - y];
  const length = east * east + north * north;
  const along = ((position[0] ?? 0) - x) * east + ((position[1] ?? 0) - y) * north;
  const part = length === 0 ? 0 : Math.min(1, Math.max(0, along / length));
  return [x + part * east, y + part * north];
}

export function distanceOf(one: Position, other: Position): number {
  return Math.hypot((one[0] ?? 0) - (other[0] ?? 0), (one[1] ?? 0) - (other[1] ?? 0));
}

function isNear([x = 0, y = 0]: Position, extent: readonly number[], reach: number): boolean {
  const [west = 0, south = 0, east = 0, north = 0] = extent;
  return x >= west - reach && x <= east + reach && y >= south - reach && y <= north + reach;
}
