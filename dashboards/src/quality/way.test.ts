import { expect, test } from "vitest";
import type { ObjectiveLine } from "../api/types";
import { cutOf, objectiveOf, wayOf } from "./way";

const goal = (scope: ObjectiveLine["scope"], scopeCode: string, metric = "defect-rate") =>
  ({ scope, scopeCode, metric }) as ObjectiveLine;

test("the way leads down level by level and each step keeps the period", () => {
  const way = wayOf(cutOf({ from: "2026-10-01", line: "L1", part: "P", department: "D", x: "y" }));
  expect(way.map((step) => step.level)).toEqual(["department", "line", "part"]);
  expect(way[1]?.cut).toMatchObject({ from: "2026-10-01", department: "D", line: "L1" });
  expect(way[1]?.cut.part).toBeUndefined();
});

test("an objective is compared only with the level it was set for", () => {
  const goals = [goal("line", "L1", "missed-rate"), goal("company", ""), goal("line", "L1")];
  expect(objectiveOf(goals, {})).toBe(goals[1]);
  expect(objectiveOf(goals, { department: "D", line: "L1" })).toBe(goals[2]);
  expect(objectiveOf(goals, { line: "L2" })).toBeUndefined();
  expect(objectiveOf(goals, { line: "L1", defect: "scratch" })).toBeUndefined();
});
