import { expect, test } from "vitest";
import { drawCrowd } from "./lines";
import type { Pen } from "./pen";

/** What is drawn, as bars of columns and lines between them. */
function drawn(xs: number[], ys: (number | null)[], gaps: [number, number][] = []) {
  const bars: number[][] = [];
  const lines: number[][] = [];
  const pen = {
    beginPath() {},
    stroke() {},
    fillRect: (...bar: number[]) => bars.push(bar),
    moveTo: (...to: number[]) => lines.push(to),
    lineTo: (...to: number[]) => lines.at(-1)?.push(...to),
  } as unknown as Pen;
  const at = { x: (value: number) => value / 10, y: (value: number) => 100 - value };
  drawCrowd(pen, at, { xs, ys, first: 0, last: xs.length - 1, gaps }, "#000");
  return { bars, lines };
}

test("points of a column of pixels become a bar that touches the one before", () => {
  const { bars, lines } = drawn([1, 5, 9, 12, 18], [10, 60, 20, 40, 30]);
  expect(bars).toEqual([
    [0, 40, 1, 50],
    [1, 60, 1, 20],
  ]);
  expect(lines).toEqual([]);
});

test("distant columns are tied by a line, unless nothing lies between them on purpose", () => {
  expect(drawn([1, 51], [10, 20]).lines).toEqual([[0.5, 90, 5.5, 80]]);
  expect(drawn([1, 51], [10, 20], [[1, 51]]).lines).toEqual([]);
  expect(drawn([1, 31, 51], [10, 20, 20], [[31, 51]]).lines).toHaveLength(1);
  expect(drawn([1, 31, 51], [10, null, 20]).lines).toEqual([]);
});
