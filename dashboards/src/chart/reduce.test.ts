import { describe, expect, test } from "vitest";
import { bucketSize, extremes, nearest, type Reduced } from "./reduce";

/** Numbers from 0 to 1 that are the same every time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

describe("a crowded line", () => {
  test("keeps the least and the greatest of every bucket, where they were", () => {
    const ys = [3, 1, 4, 1.5, 9, 2, null, null, null, 5];
    const xs = ys.map((_, i) => 100 + i);
    expect(extremes(xs, ys, 3).columns).toEqual([
      [101, 102, 103, 104, 106, 109],
      [1, 4, 1.5, 9, null, 5],
    ]);
  });

  test("leaves out no extreme of a long series and never goes back in time", () => {
    const ys = Array.from({ length: 10_007 }, (_, i) => Math.sin(i * 12.9898) * (i % 101));
    const [xs, kept] = extremes(
      ys.map((_, i) => i),
      ys,
      64,
    ).columns;
    expect(Math.max(...(kept as number[]))).toBe(Math.max(...ys));
    expect(Math.min(...(kept as number[]))).toBe(Math.min(...ys));
    expect(xs.every((x, i) => i === 0 || x > (xs[i - 1] ?? 0))).toBe(true);
    expect(xs.length).toBeLessThanOrEqual(2 * Math.ceil(10_007 / 64));
  });

  test("that grows is the same as one that was there at once", () => {
    const random = seeded(20_261_122);
    const xs: number[] = [];
    const ys: (number | null)[] = [];
    let grown: Reduced | undefined;
    for (let round = 0; round < 60; round++) {
      const more = Math.floor(random() * 40);
      for (let i = 0; i < more; i++) {
        xs.push(xs.length);
        ys.push(random() < 0.1 ? null : random());
      }
      grown = extremes(xs, ys, 16, grown);
      expect(grown, `round ${round}`).toEqual(extremes(xs, ys, 16));
    }
  });

  test("is drawn point by point until pixels are shared by many", () => {
    expect(bucketSize(4000, 1000)).toBe(1);
    for (const points of [4001, 50_000, 1_000_000]) {
      const buckets = points / bucketSize(points, 1000);
      expect(buckets).toBeGreaterThanOrEqual(4000);
      expect(buckets).toBeLessThanOrEqual(8002);
    }
  });
});

test("the nearest point is found, also beyond the ends", () => {
  const xs = [11, 12, 13, 14, 15];
  expect([0, 12.4, 12.6, 99].map((x) => nearest(xs, x))).toEqual([0, 1, 2, 4]);
  expect(nearest([], 1)).toBe(-1);
});
