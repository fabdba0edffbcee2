import { expect, test } from "vitest";
import {
  betterWithDeviations,
  byField,
  chartOf,
  codeFor,
  draftOf,
  ofKind,
  toggled,
  USUAL,
} from "./settings";

test("a kind gets a size that it takes, and keeps one that fits", () => {
  expect(ofKind(USUAL, "i-mr").subgroupSize).toBe(1);
  expect(ofKind(ofKind(USUAL, "i-mr"), "xbar-r").subgroupSize).toBe(5);
  expect(ofKind({ ...USUAL, subgroupSize: 4 }, "xbar-r").subgroupSize).toBe(4);
  expect(ofKind(USUAL, "xbar-s").subgroupSize).toBe(10);
  expect(ofKind({ ...USUAL, subgroupSize: 7 }, "xbar-s").subgroupSize).toBe(7);
});

test("from nine pieces up the standard deviation is recommended", () => {
  expect(betterWithDeviations({ ...USUAL, subgroupSize: 8 })).toBe(false);
  expect(betterWithDeviations({ ...USUAL, subgroupSize: 9 })).toBe(true);
  expect(betterWithDeviations(ofKind({ ...USUAL, subgroupSize: 12 }, "xbar-s"))).toBe(false);
});

test("rules stay in the order of their numbers", () => {
  expect(toggled(["nelson-2", "nelson-6"], "nelson-1")).toEqual([
    "nelson-1",
    "nelson-2",
    "nelson-6",
  ]);
  expect(toggled(["nelson-1", "nelson-2"], "nelson-1")).toEqual(["nelson-2"]);
});

test("what is sent reads back as what was chosen", () => {
  const draft = { ...USUAL, staleMinutes: 2.5, dispersion: [] };
  const chart = chartOf("bore-xbar-r", "bore", draft);
  expect(chart.staleAfterSeconds).toBe(150);
  expect(draftOf(chart)).toEqual(draft);
});

test("a code is proposed that is not taken", () => {
  expect(codeFor("bore", USUAL, new Set())).toBe("bore-xbar-r");
  expect(codeFor("bore", USUAL, new Set(["bore-xbar-r"]))).toBe("bore-xbar-r-5");
  const taken = new Set(["bore-i-mr", "bore-i-mr-2"]);
  expect(codeFor("bore", ofKind(USUAL, "i-mr"), taken)).toBe("bore-i-mr-3");
});

test("the first thing that is wrong with a field stands at it", () => {
  expect(
    byField([
      { field: "charts[0].kind", detail: "one" },
      { field: "charts[0].kind", detail: "two" },
    ]),
  ).toEqual({ "charts[0].kind": "one" });
});
