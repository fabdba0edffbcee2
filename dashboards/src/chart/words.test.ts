import { expect, test } from "vitest";
import type { ChartSummary, LimitSet } from "../api/types";
import { dispersionText, standardError } from "./words";

const SET = {
  version: 1,
  n: 10,
  location: { center: 25, lcl: 24.98, ucl: 25.02, sigma: 0.006 },
} as LimitSet;

test("a subgroup that was cut short lies as far away as its own size says", () => {
  expect(standardError(SET, 10)).toEqual({ center: 25, sigma: 0.006 });
  expect(standardError(SET, 5)?.sigma).toBeCloseTo(0.006 * Math.SQRT2, 12);
  expect(standardError(undefined, 10)).toBeUndefined();
});

test("a standard deviation has a decimal more than the gauge, a range has the gauge's own", () => {
  const chart = (kind: string) => ({ kind, characteristic: { decimals: 3 } }) as ChartSummary;
  expect(dispersionText(chart("xbar-s"), 0.01234)).toBe("0.0123");
  expect(dispersionText(chart("xbar-r"), 0.012)).toBe("0.012");
  expect(dispersionText(chart("i-mr"), 0.012)).toBe("0.012");
});
