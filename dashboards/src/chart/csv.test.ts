import { expect, test } from "vitest";
import { en } from "../i18n/en";
import { csv } from "./csv";
import { addPage, emptySeries } from "./series";

test("CSV has full values, microseconds, and nothing a spreadsheet would run", () => {
  const series = emptySeries();
  addPage(series, {
    chart: 1,
    number: [7, 8],
    time: [1_790_000_000_123_456, 1_790_000_001_000_007],
    location: [0.1 + 0.2, -4],
    dispersion: [null, 0.5],
    size: [5, 5],
    limitSet: [0, 0],
    batch: ["=1+1", 'A,"B"'],
    signals: [
      { subgroup: 8, on: "location", rule: "nelson-1", time: "", points: [8] },
      { subgroup: 8, on: "dispersion", rule: "nelson-1", time: "", points: [8] },
    ],
    unjudged: [],
    more: false,
  });
  const lines = csv(series, [], en.chart.csv, 0, 1, new Map([[8, ["coolant"]]])).split("\r\n");
  expect(lines[0]?.startsWith("\uFEFFsubgroup,time,")).toBe(true);
  expect(lines[1]).toBe("7,2026-09-21T14:13:20.123456Z,0.30000000000000004,,5,,,,,'=1+1,,");
  expect(lines[2]).toBe('8,2026-09-21T14:13:21.000007Z,-4,0.5,5,,,,,"A,""B""",1 d1,coolant');
  expect(lines.length).toBe(4);
});
