import { firstAtLeast } from "./series";

type Columns = [xs: number[], ys: (number | null)[]];

/** Points that share a pixel beyond which only their extremes are handed to the canvas. */
const CROWDED = 8;

/** How many points go into one bucket when `points` are shown on `pixels`; a power of two. */
export function bucketSize(points: number, pixels: number): number {
  if (points <= CROWDED * Math.max(1, pixels)) return 1;
  return 2 ** Math.floor(Math.log2(points / (CROWDED * Math.max(1, pixels))) + 2);
}

/**
 * The least and the greatest of each bucket of points, in their order: the line through them covers
 * the same pixels as the line through all. A bucket without values stays a gap.
 */
export function extremes(xs: readonly number[], ys: Columns[1], size: number): Columns {
  const reduced: Columns = [[], []];
  const keep = (index: number) => {
    reduced[0].push(xs[index] ?? 0);
    reduced[1].push(ys[index] ?? null);
  };
  for (let start = 0; start < ys.length; start += size) {
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
  }
  return reduced;
}

/** Index of the value nearest to `value`; -1 when there is none. */
export function nearest(ascending: readonly number[], value: number): number {
  if (ascending.length === 0) return -1;
  const after = Math.min(firstAtLeast(ascending, value), ascending.length - 1);
  const before = Math.max(after - 1, 0);
  return value - (ascending[before] ?? 0) <= (ascending[after] ?? 0) - value ? before : after;
}
