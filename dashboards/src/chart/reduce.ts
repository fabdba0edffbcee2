import { firstAtLeast } from "./series";

type Columns = [xs: number[], ys: (number | null)[]];

/** Points that share a pixel beyond which only their extremes are handed to the canvas. */
const CROWDED = 4;

/**
 * How many points go into one bucket when `points` are shown on `pixels`; a power of two. Every
 * pixel has several buckets, so that none stays empty by chance.
 */
export function bucketSize(points: number, pixels: number): number {
  if (points <= CROWDED * Math.max(1, pixels)) return 1;
  return 2 ** Math.ceil(Math.log2(points / (2 * CROWDED * Math.max(1, pixels))));
}

/** A crowded line, and how much of it is settled: its last bucket may not be full yet. */
export type Reduced = { columns: Columns; points: number; settled: number };

/**
 * The least and the greatest of each bucket of points, in their order: the line through them covers
 * the same pixels as the line through all. A bucket without values stays a gap.
 *
 * @param known of the same points when there were fewer; it is extended
 */
export function extremes(
  xs: readonly number[],
  ys: Columns[1],
  size: number,
  known: Reduced = { columns: [[], []], points: 0, settled: 0 },
): Reduced {
  const [keptXs, keptYs] = known.columns;
  keptXs.length = known.settled;
  keptYs.length = known.settled;
  let settled = known.settled;
  const keep = (index: number) => {
    keptXs.push(xs[index] ?? 0);
    keptYs.push(ys[index] ?? null);
  };
  for (let start = known.points - (known.points % size); start < ys.length; start += size) {
    let least = -1;
    let most = -1;
    for (let i = start; i < Math.min(start + size, ys.length); i++) {
      const y = ys[i];
      if (y === null || y === undefined) continue;
      if (least < 0 || y < (ys[least] ?? 0)) least = i;
      if (most < 0 || y > (ys[most] ?? 0)) most = i;
    }
    if (least < 0) keep(start);
    else if (least === most) keep(least);
    else {
      keep(Math.min(least, most));
      keep(Math.max(least, most));
    }
    if (start + size <= ys.length) settled = keptXs.length;
  }
  return { columns: known.columns, points: ys.length, settled };
}

/** Index of the value nearest to `value`; -1 when there is none. */
export function nearest(ascending: readonly number[], value: number): number {
  if (ascending.length === 0) return -1;
  const after = Math.min(firstAtLeast(ascending, value), ascending.length - 1);
  const before = Math.max(after - 1, 0);
  return value - (ascending[before] ?? 0) <= (ascending[after] ?? 0) - value ? before : after;
}
