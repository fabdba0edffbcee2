import { describe, expect, test } from "vitest";
import { rateScale, rateTicks, type Step, stairs, throughPoints } from "./rate-scale";

const step = (value: number, ucl: number): Step => ({
  start: "2026-11-02",
  rate: { inspected: 100, found: Math.round(value * 100), value, lower: 0, upper: 0.4 },
  lcl: 0,
  ucl,
  beyond: value > ucl,
});

describe("the scale of a chart of rates", () => {
  test("keeps points, limits and the objective in view and begins at 0", () => {
    const cases: [number, number, number | undefined][] = [
      [0.01, 0.05, 0.02],
      [0.2, 0.05, 0.02],
      [0, 0, 0.15],
      [0, 0, undefined],
      [1, 1, undefined],
    ];
    for (const [value, ucl, objective] of cases) {
      const { top, ticks, y } = rateScale([step(value, ucl)], objective, 800, 300);
      expect(top).toBeGreaterThanOrEqual(Math.max(value, ucl, objective ?? 0));
      expect(ticks[0]).toBe(0);
      expect(ticks.length).toBeGreaterThanOrEqual(4);
      expect(ticks.length).toBeLessThanOrEqual(8);
      expect(y(0)).toBeGreaterThan(y(top));
    }
  });

  test("has ticks that are round numbers", () => {
    expect(rateTicks(0.054)).toEqual([0, 0.02, 0.04, 0.06]);
    expect(rateTicks(0.021)).toEqual([0, 0.005, 0.01, 0.015, 0.02, 0.025]);
    expect(rateTicks(1)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  });

  test("leaves gaps where there is nothing", () => {
    const scale = { x: (i: number) => i * 10, y: (rate: number) => rate };
    expect(throughPoints([1, undefined, 3], scale)).toBe("M0.0 1.0M20.0 3.0");
    expect(stairs([1, 2, undefined], scale)).toBe("M0.0 1.0H5.0L5.0 2.0H15.0");
  });
});
