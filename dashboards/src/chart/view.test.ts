import { describe, expect, test } from "vitest";
import { clampWindow, followWindow, moveWindow, wholeWindow, yTick, zoomWindow } from "./view";

const XS = Array.from({ length: 200 }, (_, i) => 101 + i);

describe("the window on a chart", () => {
  test("keeps room for what comes while there are few points", () => {
    expect(wholeWindow([1, 2, 3], "number")).toEqual({ min: 0, max: 26 });
    expect(wholeWindow(XS, "number")).toEqual({ min: 100, max: 301 });
    const none = wholeWindow([], "time");
    expect(none.max).toBeGreaterThan(none.min);
  });

  test("zooms around the pointer", () => {
    const near = zoomWindow({ min: 0, max: 100 }, 0.5, 20);
    expect(near).toEqual({ min: 10, max: 60 });
    expect((20 - near.min) / (near.max - near.min)).toBeCloseTo(0.2);
  });

  test("never leaves the points, gets too narrow, or is wider than all", () => {
    expect(clampWindow({ min: 90, max: 130 }, XS, "number")).toEqual({ min: 100, max: 140 });
    expect(clampWindow({ min: 290, max: 330 }, XS, "number")).toEqual({ min: 261, max: 301 });
    expect(clampWindow({ min: 0, max: 500 }, XS, "number")).toBeUndefined();
    const narrow = clampWindow({ min: 150, max: 150.1 }, XS, "number");
    expect((narrow?.max ?? 0) - (narrow?.min ?? 0)).toBeCloseTo(5.025);
  });

  test("goes along with new points only when it showed the newest", () => {
    expect(followWindow({ min: 250, max: 301 }, 300, 303)).toEqual({ min: 253, max: 304 });
    const earlier = { min: 150, max: 200 };
    expect(followWindow(earlier, 300, 303)).toBe(earlier);
  });

  test("moves by a share of its width", () => {
    expect(moveWindow({ min: 100, max: 200 }, -0.25)).toEqual({ min: 75, max: 175 });
  });
});

test("a tick is written with as many decimals as its step has", () => {
  expect(yTick(12.0175, 0.0025)).toBe("12.0175");
  expect(yTick(12.02, 0.01)).toBe("12.02");
  expect(yTick(30, 10)).toBe("30");
  expect(yTick(0.3, 0.1)).toBe("0.3");
  expect(yTick(2.5, 2.5)).toBe("2.5");
});
