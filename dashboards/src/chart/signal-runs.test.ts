import { expect, test } from "vitest";
import type { Signal } from "../api/types";
import { foldSignals } from "./signal-runs";

const signal = (subgroup: number, rule: string, first: number): Signal => ({
  subgroup,
  on: "location",
  rule,
  time: `t${subgroup}`,
  points: Array.from({ length: subgroup - first + 1 }, (_, i) => first + i),
});

test("a pattern that goes on is one, from its first time to its last point", () => {
  const folded = foldSignals([
    signal(9, "nelson-2", 1),
    signal(10, "nelson-1", 10),
    signal(10, "nelson-2", 2),
    signal(11, "nelson-1", 11),
    signal(11, "nelson-2", 3),
    signal(40, "nelson-2", 32),
  ]);
  expect(
    folded.map(({ rule, subgroup, time, points }) => [rule, subgroup, time, points.length]),
  ).toEqual([
    ["nelson-2", 11, "t9", 11],
    ["nelson-1", 10, "t10", 1],
    ["nelson-1", 11, "t11", 1],
    ["nelson-2", 40, "t40", 9],
  ]);
});
