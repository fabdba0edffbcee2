import { describe, expect, test } from "vitest";
import type { LiveSubgroup } from "../api/types";
import { addLive, addPage, emptySeries, indexOf, trim } from "./series";

function live(number: number): LiveSubgroup {
  return {
    chart: 1,
    number,
    time: number * 1e6,
    location: number / 10,
    dispersion: null,
    size: 1,
    limitSet: 0,
    batch: "",
    signals:
      number % 2 === 0
        ? [{ subgroup: number, on: "location", rule: "nelson-1", time: "", points: [number] }]
        : [],
  };
}

describe("live subgroups", () => {
  test("are added once and in order, and a missing one is told", () => {
    const series = emptySeries();
    const told = [7, 8, 8, 7, 10, 9, 10].map((number) => addLive(series, live(number)));
    expect(told).toEqual(["added", "added", "known", "known", "gap", "added", "added"]);
    expect(series.number).toEqual([7, 8, 9, 10]);
    expect(series.signals.map((signal) => signal.subgroup)).toEqual([8, 10]);
  });

  test("push out the oldest with the signals on them", () => {
    const series = emptySeries();
    for (let n = 1; n <= 6; n++) addLive(series, live(n));
    trim(series, 3);
    expect(series.number).toEqual([4, 5, 6]);
    expect(series.time).toEqual([4, 5, 6]);
    expect(series.signals.map((signal) => signal.subgroup)).toEqual([4, 6]);
  });
});

test("a subgroup is found by its number, and only when it is there", () => {
  const series = emptySeries();
  for (let n = 11; n <= 15; n++) addLive(series, live(n));
  expect([10, 11, 15, 16].map((n) => indexOf(series, n))).toEqual([-1, 0, 4, -1]);
});

test("a note of what was not judged is kept once, though two pages tell it", () => {
  const note = { tag: 1, reason: "replayed" as const, from: "a", to: "b", readings: 3 };
  const other = { ...note, tag: 2 };
  const page = { ...emptySeries(), chart: 1, more: false };
  const series = emptySeries();
  addPage(series, { ...page, unjudged: [note] });
  addPage(series, { ...page, unjudged: [note, other] });
  expect(series.unjudged).toEqual([note, other]);
});
