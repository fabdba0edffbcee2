import { expect, test } from "vitest";
import type { SearchHit } from "../api/types";
import { foundOf, pagesFound } from "./found";
import { parsePlace } from "./route";

const hit = (kind: SearchHit["kind"], id: string, detail = ""): SearchHit => ({
  kind,
  id,
  labelEn: "label",
  labelZh: "名称",
  detail,
});

test("every kind of thing leads to a page of its own", () => {
  const kinds: SearchHit["kind"][] = [
    "batch",
    "serial",
    "record",
    "nonconformance",
    "complaint",
    "part",
    "plan",
    "gauge",
    "person",
    "report",
    "edge",
    "tag",
  ];
  for (const kind of kinds) {
    expect(parsePlace(foundOf(hit(kind, "7")).href).at, kind).toMatch(/^(quality|admin)$/);
  }
  expect(foundOf(hit("tag", "7")).href).toBe("#/admin/tags?tag=7");
  expect(foundOf(hit("edge", "north/hall 1")).href).toBe("#/admin/system");
});

test("a report is told by what it is", () => {
  expect(foundOf(hit("report", "7", "month")).detail).toBe("Monthly quality report");
  expect(foundOf(hit("report", "7", "unheard")).detail).toBe("unheard");
});

test("pages are found by their name", () => {
  expect(pagesFound("quaran").map((page) => page.href)).toEqual(["#/admin/quarantine"]);
  expect(pagesFound("plans").map((page) => page.href)).toEqual(["#/quality/plans"]);
  expect(pagesFound("  ")).toEqual([]);
});
