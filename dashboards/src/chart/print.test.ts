import { expect, test } from "vitest";
import { spread } from "./line-labels";
import { PAPER, printChart } from "./print";
import type { Sketch } from "./sketch";

const SKETCH: Sketch = {
  ys: [10, null, 14, 10],
  stretches: [
    { from: 0, to: 1, version: 1, limits: { lcl: 7, center: 10, ucl: 13, sigma: 1 }, zones: true },
    { from: 2, to: 3, version: 2, limits: { center: 10, ucl: 13 }, zones: false },
  ],
  excluded: [],
  flags: [2],
  bands: [
    { from: 0, to: 1, name: "B-1" },
    { from: 2, to: 3, name: "B-2" },
  ],
  marks: [{ index: 2, rules: ["1"], severe: true }],
  runs: [],
  low: 6,
  high: 15,
  specification: {},
  made: {
    points: 4,
    signals: 1,
    first: 1,
    limitSets: [],
    stretch: 2,
    least: 10,
    most: 14,
    marks: new Map(),
  },
};

function printed(title: string): string {
  return printChart({
    title,
    subtitle: "",
    footer: "",
    xs: [1, 2, 3, 4],
    window: { min: 0, max: 5 },
    xTicks: [],
    panes: [
      {
        sketch: SKETCH,
        zones: true,
        inks: PAPER,
        limitText: (value) => `limit ${value}`,
        label: "Mean",
        yTick: String,
      },
    ],
  });
}

test("a printed chart has the limits in force at its end, its rings and its version change", () => {
  const svg = printed("t");
  expect(svg).toContain(">limit 13<");
  expect(svg).not.toContain(">limit 7<");
  expect(svg).toContain(PAPER.beyond);
  expect(svg).toContain(">v2<");
  expect(svg).toContain(">B-1<");
  expect(svg).toContain(">B-2<");
  expect(svg.match(/<g /g)?.length).toBe(svg.match(/<\/g>/g)?.length);
});

test("a printed chart breaks the line where a value is missing", () => {
  const line = /<path d="(M[^"]*)" fill="none" stroke="#274b73"/.exec(printed("t"))?.[1] ?? "";
  expect(line.match(/M/g)?.length).toBe(2);
});

test("what is printed is text, whatever it is called", () => {
  expect(printed('<script>"&')).toContain("&#60;script&#62;&#34;&#38;");
});

test("labels of lines that lie close together are moved apart, in their order", () => {
  expect(spread([10, 100], 14)).toEqual([10, 100]);
  const places = spread([50, 52, 54], 14);
  expect((places[1] ?? 0) - (places[0] ?? 0)).toBeGreaterThan(13.5);
  expect((places[2] ?? 0) - (places[1] ?? 0)).toBeGreaterThan(13.5);
});
