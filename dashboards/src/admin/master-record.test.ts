import { expect, test } from "vitest";
import { type HistoryLine, masterRecord, versionsOf } from "./master-record";

const line = (number: number, time: string, more: Partial<HistoryLine> = {}): HistoryLine => ({
  number,
  time,
  author: "gao.yun",
  reason: "drawing C",
  kind: "part",
  record: "SHAFT",
  action: "update",
  ...more,
});

test("what was changed at once is one version, and versions count from the first", () => {
  const versions = versionsOf([
    line(9, "2026-11-20T08:00:00Z", { before: '{"usl":10.1}', after: '{"usl":10.05}' }),
    line(5, "2026-11-01T08:00:00Z", { kind: "operation", record: "SHAFT/OP20" }),
    line(4, "2026-11-01T08:00:00Z", { kind: "operation", record: "SHAFT/OP10" }),
    line(3, "2026-11-01T08:00:00Z", { action: "insert" }),
  ]);
  expect(versions.map(({ number }) => number)).toEqual([2, 1]);
  expect(versions[0]?.touched[0]?.changes).toEqual([
    { field: "usl", before: "10.1", after: "10.05" },
  ]);
  expect(versions[1]?.touched.map(({ record }) => record)).toEqual([
    "SHAFT",
    "SHAFT/OP10",
    "SHAFT/OP20",
  ]);
});

test("versions of a past that is only told in part have no number", () => {
  const lines = Array.from({ length: 500 }, (_, i) =>
    line(1000 - i, new Date(1_700_000_000_000 - i * 1000).toISOString()),
  );
  const versions = versionsOf(lines);
  expect(versions).toHaveLength(500);
  expect(versions.every(({ number }) => number === undefined)).toBe(true);
});

test("the slash in a station's key does not part the address", () => {
  expect(masterRecord("stations", "S1/GR-01")).toBe("#/admin/master-data/stations/S1%2FGR-01");
});
