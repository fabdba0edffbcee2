import { describe, expect, test } from "vitest";
import type { Action, Nonconformance, ObjectiveLine, Report } from "../api/types";
import { brokenDown } from "../quality/objectives-page";
import { byDepth } from "../quality/trace-picture";
import { lateOf, toSign } from "./manager-page";

const NOW = Date.parse("2026-11-21T12:00:00Z");

describe("what a manager has to see", () => {
  test("what is late or has climbed, the highest office first, and nothing that is in time", () => {
    const nc = (id: string, deadline: string | undefined, level: number) =>
      ({ id, deadline, level }) as Nonconformance;
    const action = (id: string, due: string, state: Action["state"]) =>
      ({ id, due, state, level: 0 }) as Action;
    const late = lateOf(
      [
        nc("in time", "2026-11-22T00:00:00Z", 0),
        nc("late", "2026-11-21T00:00:00Z", 0),
        nc("climbed", "2026-11-22T00:00:00Z", 2),
        nc("closed", undefined, 3),
      ],
      [
        action("overdue", "2026-11-20T00:00:00Z", "open"),
        action("done late", "2026-11-20T00:00:00Z", "done"),
      ],
      NOW,
    );
    expect(late.map((thing) => thing.key)).toEqual(["climbed", "overdue", "late"]);
  });

  test("reports that wait for a signature, but no draft of one's own", () => {
    const report = (id: string, state: Report["state"], draftedBy: string) =>
      ({ id, state, draftedBy }) as Report;
    const all = [
      report("mine", "draft", "chen"),
      report("theirs", "draft", "system"),
      report("approved", "approved", "chen"),
      report("issued", "issued", "system"),
    ];
    expect(toSign(all, "chen").map((each) => each.id)).toEqual(["theirs", "approved"]);
  });
});

test("an objective stands under the one it is a part of, also when that one is not there", () => {
  const line = (id: string, parent?: string) =>
    ({ id, ...(parent === undefined ? {} : { parent }) }) as ObjectiveLine;
  const placed = brokenDown([
    line("line", "dept"),
    line("company"),
    line("dept", "company"),
    line("lone", "gone"),
  ]);
  expect(placed.map((each) => `${each.id} ${each.depth}`)).toEqual([
    "company 0",
    "dept 1",
    "line 2",
    "lone 0",
  ]);
});

test("a batch's origins are put in columns, the furthest first, itself left out", () => {
  const node = (number: string, depth: number) => ({
    id: number,
    number,
    part: "P",
    state: "open" as const,
    supplierLot: "",
    depth,
  });
  const columns = byDepth([node("self", 0), node("a", 1), node("root", 2), node("b", 1)]);
  expect(columns.map((column) => column.nodes.map((each) => each.number))).toEqual([
    ["root"],
    ["a", "b"],
  ]);
});
