import { expect, test } from "vitest";
import { histogram } from "./histogram";

const SPREAD = Array.from({ length: 100 }, (_, i) => 10 + Math.sin(i * 12.9898) * 0.5);

test("a histogram counts every point in view once, and nothing else", () => {
  const all = histogram([...SPREAD, null], 0, 100, 9, 11);
  expect(all?.bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(100);
  const part = histogram(SPREAD, 10, 49, 9, 11);
  expect(part?.bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(40);
  for (const bin of part?.bins ?? []) expect(bin.to).toBeGreaterThan(bin.from);
});

test("its curve encloses as much as its bars, and peaks at the mean", () => {
  const { bins, curve } = histogram(SPREAD, 0, 99, 9, 11) ?? { bins: [], curve: [] };
  const width = (bins[0]?.to ?? 0) - (bins[0]?.from ?? 0);
  const step = (curve[1]?.value ?? 0) - (curve[0]?.value ?? 0);
  const area = curve.reduce((sum, point) => sum + (point.count / width) * step, 0);
  expect(area).toBeGreaterThan(99);
  expect(area).toBeLessThan(101);
  const peak = curve.reduce((best, point) => (point.count > best.count ? point : best));
  expect(peak.value).toBeCloseTo(SPREAD.reduce((a, b) => a + b) / 100, 10);
});

test("too few points, or all alike, have no histogram", () => {
  expect(histogram(SPREAD.slice(0, 19), 0, 18, 9, 11)).toBeUndefined();
  expect(histogram(Array(50).fill(3), 0, 49, 2, 4)).toBeUndefined();
});
