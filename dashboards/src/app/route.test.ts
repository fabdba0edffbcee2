import { describe, expect, test } from "vitest";
import {
  type ChartView,
  chartThen,
  DEFAULT_VIEW,
  type Place,
  parsePlace,
  printPlace,
} from "./route";

describe("the address of a place", () => {
  test("leads back to the same place", () => {
    const views: Partial<ChartView>[] = [
      {},
      { range: { last: 50 } },
      { range: { all: true }, axis: "time" },
      { range: { from: "2026-11-20T08:00:00.000Z", to: "2026-11-20T09:00:00.000Z" }, as: "table" },
      { zones: false, histogram: false },
      { bands: "shift", shifts: "07:30,19:30", beside: [3, 9] },
      { bands: "batch" },
      { asOf: "2026-11-20T08:00:00.000Z" },
    ];
    const places: Place[] = [
      { at: "floor" },
      { at: "charts", filter: "" },
      { at: "charts", filter: "直径 & co" },
      { at: "capability", part: "SH-20 & co", last: 200 },
      { at: "system" },
      { at: "wall", filter: "" },
      { at: "wall", filter: "SH-10" },
      { at: "quality", path: [], query: {} },
      { at: "quality", path: ["batches", "A/1 & 2"], query: { part: "直径" } },
      { at: "manager", path: [], query: {} },
      { at: "admin", path: ["people"], query: {} },
      ...views.map((view): Place => ({ at: "chart", id: 12, view: { ...DEFAULT_VIEW, ...view } })),
    ];
    for (const place of places) expect(parsePlace(printPlace(place))).toEqual(place);
  });

  test("leaves out what is as usual", () => {
    expect(printPlace({ at: "chart", id: 3, view: DEFAULT_VIEW })).toBe("#/charts/3");
  });

  test("of a chart at a moment leaves out nothing of that moment", () => {
    const asOf = (time: string) => {
      const place = parsePlace(chartThen(3, time));
      return place.at === "chart" ? place.view.asOf : undefined;
    };
    expect(asOf("2026-11-20T08:00:00.123456Z")).toBe("2026-11-20T08:00:00.124Z");
    expect(asOf("2026-11-20T08:00:00.123Z")).toBe("2026-11-20T08:00:00.123Z");
    expect(asOf("2026-11-20T08:00:00Z")).toBe("2026-11-20T08:00:00.000Z");
    const typed = parsePlace("#/charts/3?asOf=yesterday");
    expect(typed.at === "chart" && typed.view.asOf).toBe("");
  });

  test("survives an escape that is none", () => {
    expect(parsePlace("#/quality/100%25/%zz")).toEqual({
      at: "quality",
      path: ["100%", "%zz"],
      query: {},
    });
  });

  test("takes nothing impossible from what was typed", () => {
    const range = (search: string) => {
      const place = parsePlace(`#/charts/1?${search}`);
      return place.at === "chart" ? place.view.range : undefined;
    };
    expect(range("last=-5")).toEqual({ last: 200 });
    expect(range("last=99999999")).toEqual({ last: 10_000 });
    expect(range("from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z")).toEqual({ last: 200 });
    const view = parsePlace("#/charts/1?bands=moon&shifts=22:00,06:00&beside=x,3,3,-1");
    expect(view.at === "chart" && view.view).toEqual({ ...DEFAULT_VIEW, beside: [3] });
    expect(range("from=yesterday")).toEqual({ last: 200 });
    for (const bad of ["#/charts/0", "#/charts/x", "#/charts/-1", "#/charts/1e3", "#/nowhere"]) {
      expect(parsePlace(bad).at).toBe("unknown");
    }
  });
});
