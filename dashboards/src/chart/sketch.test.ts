import { describe, expect, test } from "vitest";
import type { LimitSet, Signal } from "../api/types";
import { addLive, addPage, emptySeries, type Series } from "./series";
import { gapsAfter, grow, roundStep, type Sketch, sketch, ticks } from "./sketch";

const TIME = "2026-11-21T09:00:00Z";

function seriesOf(
  location: number[],
  limitSet: number[],
  signals: Signal[] = [],
  first = 1,
): Series {
  const series = emptySeries();
  addPage(series, {
    chart: 1,
    number: location.map((_, i) => first + i),
    time: location.map((_, i) => i * 1e6),
    location,
    dispersion: location.map(() => 0.5),
    size: location.map(() => 5),
    limitSet,
    batch: location.map(() => "B1"),
    signals,
    unjudged: [],
    more: false,
  });
  return series;
}

function limitSet(version: number, center: number): LimitSet {
  const location = { lcl: center - 3, center, ucl: center + 3, sigma: 1 };
  const dispersion = { center: 0.4, ucl: 0.9 };
  return {
    version,
    mu: center,
    sigma: 1,
    n: 25,
    method: "rbar",
    validFrom: TIME,
    author: "a",
    reason: "r",
    location,
    dispersion,
  };
}

describe("the sketch of a chart", () => {
  test("changes its limits where the version changes and has none before the first", () => {
    const series = seriesOf([10, 10, 10, 12, 12], [0, 1, 1, 2, 2]);
    const { stretches } = sketch(series, "location", [limitSet(1, 10), limitSet(2, 12)], {});
    expect(stretches.map(({ from, to, version }) => [from, to, version])).toEqual([
      [1, 2, 1],
      [3, 4, 2],
    ]);
  });

  test("keeps points and limits and, for individuals, the specification in view", () => {
    const series = seriesOf([10, 10, 14.5], [1, 1, 1]);
    const bare = sketch(series, "location", [limitSet(1, 10)], {});
    expect(bare.low).toBeLessThan(7);
    expect(bare.high).toBeGreaterThan(14.5);
    const specified = sketch(series, "location", [limitSet(1, 10)], { lsl: 2, usl: 18 });
    expect(specified.low).toBeLessThan(2);
    expect(specified.high).toBeGreaterThan(18);
  });

  test("marks the point that completes a pattern and ties the points that make it", () => {
    const signals: Signal[] = [
      { subgroup: 104, on: "location", rule: "nelson-2", time: TIME, points: [102, 103, 104] },
      { subgroup: 104, on: "location", rule: "nelson-1", time: TIME, points: [104] },
      { subgroup: 103, on: "dispersion", rule: "nelson-1", time: TIME, points: [103] },
    ];
    const series = seriesOf([1, 1, 1, 1, 1], [0, 0, 0, 0, 0], signals, 100);
    const location = sketch(series, "location", [], {});
    expect(location.marks).toEqual([{ index: 4, rules: ["2", "1"], severe: true }]);
    expect(location.runs).toEqual([{ from: 2, to: 4, severe: false }]);
    const dispersion = sketch(series, "dispersion", [], {});
    expect(dispersion.marks).toEqual([{ index: 3, rules: ["1"], severe: true }]);
    expect(dispersion.runs).toEqual([]);
  });

  test("of a series that has moved on takes nothing but the axis from the one before", () => {
    const at = (subgroup: number): Signal[] => [
      { subgroup, on: "location", rule: "nelson-1", time: TIME, points: [subgroup] },
    ];
    const before = sketch(
      seriesOf([10, 14, 10], [1, 1, 1], at(2)),
      "location",
      [limitSet(1, 10)],
      {},
    );
    const moved = seriesOf([14, 10, 10, 10], [1, 1, 1, 1], at(2), 2);
    const after = sketch(moved, "location", [limitSet(1, 10)], {}, before);
    expect(after.marks.map((mark) => mark.index)).toEqual([0]);
    expect(after.ys).toBe(moved.location);
    expect(after.stretches[0]?.to).toBe(3);
    expect([after.low, after.high]).toEqual([before.low, before.high]);
  });

  test("of a series that has grown is the same as one made of it at once", () => {
    const sets = [limitSet(1, 10), limitSet(2, 12)];
    const versions = [0, 0, 1, 1, 1, 1, 2, 2, 2, 0, 2, 2];
    const location = versions.map((_, i) => 10 + ((i * 7) % 5));
    const signals = [4, 5, 5, 9, 12].map(
      (subgroup, i): Signal => ({
        subgroup,
        on: "location",
        rule: i === 2 ? "nelson-1" : "nelson-2",
        time: TIME,
        points: [subgroup - 2, subgroup - 1, subgroup],
      }),
    );
    const grown = emptySeries();
    let before: Sketch | undefined;
    for (let points = 1; points <= versions.length; points++) {
      const number = points;
      addLive(grown, {
        chart: 1,
        number,
        time: (points - 1) * 1e6,
        location: location[points - 1] ?? 0,
        dispersion: 0.5,
        size: 5,
        limitSet: versions[points - 1] ?? 0,
        batch: "B1",
        signals: signals.filter((signal) => signal.subgroup === number),
      });
      before = sketch(grown, "location", sets, {}, before);
      const whole = seriesOf(
        location.slice(0, points),
        versions.slice(0, points),
        signals.filter((signal) => signal.subgroup <= number),
      );
      const { low: _low, high: _high, ...made } = sketch(whole, "location", sets, {});
      expect(before).toMatchObject(made);
    }
    expect(before?.stretches).toHaveLength(3);
    expect(before?.marks).toHaveLength(4);
  });

  test("ties only the points that are in the range", () => {
    const points = [95, 96, 97, 98, 99, 100, 101];
    const series = seriesOf(
      [1, 1, 1],
      [0, 0, 0],
      [{ subgroup: 101, on: "location", rule: "nelson-2", time: TIME, points }],
      100,
    );
    expect(sketch(series, "location", [], {}).runs).toEqual([{ from: 0, to: 1, severe: false }]);
  });
});

describe("the vertical axis", () => {
  test("stands still while points fit, and then grows without moving the other end inwards", () => {
    const before = grow(9.7, 10.3, false);
    expect(grow(9.8, 10.29, false, before)).toBe(before);
    const after = grow(9.8, 10.9, false, before);
    expect(after.high).toBeGreaterThan(10.9);
    expect(after.low).toBeLessThanOrEqual(before.low);
  });

  test("starts at zero for a range, and has a width for a single value and for no value", () => {
    expect(grow(0.2, 0.9, true).low).toBe(0);
    const single = grow(5, 5, false);
    expect(single.low).toBeLessThan(5);
    expect(single.high).toBeGreaterThan(5);
    const none = grow(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, false);
    expect(none.high).toBeGreaterThan(none.low);
  });

  test("has its ticks on round values within the range", () => {
    expect([0.03, 0.2, 0.21, 7, 100].map(roundStep)).toEqual([0.05, 0.2, 0.5, 10, 100]);
    expect(ticks(24.985, 25.015, 6)).toEqual([24.985, 24.99, 24.995, 25, 25.005, 25.01, 25.015]);
  });
});

describe("gaps on the time axis", () => {
  test("are where a subgroup came much later than usual", () => {
    expect(gapsAfter([0, 10, 20, 31, 40, 400, 410, 420])).toEqual([4]);
    expect(gapsAfter([0, 10, 21, 29, 40])).toEqual([]);
    expect(gapsAfter([0, 500])).toEqual([]);
  });
});

test("a subgroup that limits were not estimated from is marked as excluded once", () => {
  const series = seriesOf([10, 11, 10], [1, 1, 1], [], 5);
  const without = { ...limitSet(1, 10), excluded: [{ subgroup: 6, reason: "chip" }] };
  const again = {
    ...limitSet(2, 10),
    excluded: [6, 99].map((subgroup) => ({ subgroup, reason: "chip" })),
  };
  expect(sketch(series, "location", [without, again], {}).excluded).toEqual([1]);
});
