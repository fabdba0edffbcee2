/** A distribution beside a chart, with the normal curve of the same mean and spread. */
export type Histogram = {
  bins: { from: number; to: number; count: number }[];
  curve: { value: number; count: number }[];
};

/** Fewer points than this have no shape worth showing. */
const HISTOGRAM_MIN = 20;

/** Distribution of ys[first..last] over the axis from low to high; undefined for too few points. */
export function histogram(
  ys: readonly (number | null)[],
  first: number,
  last: number,
  low: number,
  high: number,
): Histogram | undefined {
  let n = 0;
  let mean = 0;
  let squares = 0;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = Math.max(0, first); i <= last && i < ys.length; i++) {
    const y = ys[i];
    if (y === null || y === undefined || !Number.isFinite(y)) continue;
    n++;
    const delta = y - mean;
    mean += delta / n;
    squares += delta * (y - mean);
    if (y < least) least = y;
    if (y > most) most = y;
  }
  if (n < HISTOGRAM_MIN || !(least < most)) return undefined;
  const count = binCount(n, (high - low) / (most - least));
  const width = (high - low) / count;
  const counts = new Float64Array(count);
  for (let i = Math.max(0, first); i <= last && i < ys.length; i++) {
    const y = ys[i];
    if (y === null || y === undefined || !Number.isFinite(y)) continue;
    const bin = Math.max(0, Math.min(count - 1, Math.floor((y - low) / width)));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const sigma = Math.sqrt(squares / (n - 1));
  const curve = Array.from({ length: 61 }, (_, i) => {
    const z = (i - 30) / 10;
    const density = Math.exp((-z * z) / 2) / (sigma * Math.sqrt(2 * Math.PI));
    return { value: mean + z * sigma, count: n * width * density };
  });
  return {
    bins: [...counts].flatMap((count, bin) =>
      count === 0 ? [] : [{ from: low + bin * width, to: low + (bin + 1) * width, count }],
    ),
    curve,
  };
}

/** About twice the cube root of n bins over the data (Rice), bounded, over the whole axis. */
function binCount(n: number, stretch: number): number {
  return Math.max(4, Math.min(80, Math.round(Math.min(24, 2 * Math.cbrt(n)) * stretch)));
}
