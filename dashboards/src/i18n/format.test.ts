import { afterEach, expect, test } from "vitest";
import { calendarDay, fromPlant, money, percent, plantDay, zone } from "./format";

afterEach(() => {
  zone.value = undefined;
});

test("a time typed at a desk is the plant's time, also around a change of the clocks", () => {
  zone.value = "Asia/Shanghai";
  expect(fromPlant("2026-11-21T08:30")).toBe("2026-11-21T00:30:00.000Z");
  zone.value = "Europe/Berlin";
  expect(fromPlant("2026-03-29T01:30")).toBe("2026-03-29T00:30:00.000Z");
  expect(fromPlant("2026-03-29T03:30")).toBe("2026-03-29T01:30:00.000Z");
  expect(fromPlant("2026-07-01T12:00")).toBe("2026-07-01T10:00:00.000Z");
});

test("the plant's day begins at the plant's midnight", () => {
  zone.value = "Asia/Shanghai";
  expect(plantDay(Date.parse("2026-11-20T15:59:59Z"))).toBe("2026-11-20");
  expect(plantDay(Date.parse("2026-11-20T16:00:00Z"))).toBe("2026-11-21");
});

test("a day of the calendar is the same day everywhere, and small proportions keep their digits", () => {
  zone.value = "America/Los_Angeles";
  expect(calendarDay("2026-11-21")).toContain("21");
  expect([0, 0.5, 0.0123, 0.00042].map(percent)).toEqual(["0.0%", "50.0%", "1.23%", "0.042%"]);
});

test("money names its currency where it is known, and has cents where there are some", () => {
  expect([money(1200, "CNY"), money(1200.5, "CNY"), money(12, undefined)]).toEqual([
    "1,200 CNY",
    "1,200.50 CNY",
    "12",
  ]);
});
