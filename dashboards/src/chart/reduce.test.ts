import { describe, expect, test } from "vitest";
import { bucketSize, extremes, nearest } from "./reduce";

describe("a crowded line", () => {
  test("keeps the least and the greatest of every bucket, where they were", () => {
    const ys = [3, 1, 4, 1.5, 9, 2, null, null, null, 5];
    const xs = ys.map((_, i) => 100 + i);
    expect(extremes(xs, ys, 3)).toEqual([
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
    );
    expect(Math.max(...(kept as number[]))).toBe(Math.max(...ys));
    expect(Math.min(...(kept as number[]))).toBe(Math.min(...ys));
    expect(xs.every((x, i) => i === 0 || x > (xs[i - 1] ?? 0))).toBe(true);
    expect(xs.length).toBeLessThanOrEqual(2 * Math.ceil(10_007 / 64));
  });

  test("is drawn point by point until pixels are shared by many", () => {
    expect(bucketSize(8000, 1000)).toBe(1);
    const size = bucketSize(1_000_000, 1000);
    expect((2 * 1_000_000) / size).toBeGreaterThan(2000);
    expect((2 * 1_000_000) / size).toBeLessThan(8000);
  });
});

test("the nearest point is found, also beyond the ends", () => {
  const xs = [11, 12, 13, 14, 15];
  expect([0, 12.4, 12.6, 99].map((x) => nearest(xs, x))).toEqual([0, 1, 2, 4]);
  expect(nearest([], 1)).toBe(-1);
});
