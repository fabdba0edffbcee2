import type { Pen, Placed } from "./pen";

/** Tied points nearer to each other than this, in the canvas' pixels, share a stroke. */
const SHARED = 1;

/** Goes along some points; those of the same pixel column become one upright stroke. */
export function trace(
  pen: Pen,
  at: Placed,
  ys: readonly (number | null)[],
  from: number,
  to: number,
): void {
  let column = Number.NaN;
  let low = 0;
  let high = 0;
  const finish = () => {
    if (high > low) {
      pen.lineTo(column, at.y(low));
      pen.lineTo(column, at.y(high));
    }
  };
  for (let i = from; i <= to; i++) {
    const value = ys[i];
    if (value === null || value === undefined) {
      finish();
      column = Number.NaN;
      continue;
    }
    const x = at.x(i);
    if (x - column < SHARED) {
      low = Math.min(low, value);
      high = Math.max(high, value);
      continue;
    }
    finish();
    if (Number.isNaN(column)) pen.moveTo(x, at.y(value));
    else pen.lineTo(x, at.y(value));
    column = x;
    low = value;
    high = value;
  }
  finish();
}

/** A line of which many points share a pixel, as it is handed to the canvas. */
type Crowded = {
  xs: readonly number[];
  ys: readonly (number | null)[];
  /** First and last of them in view, with one more on either side. */
  first: number;
  last: number;
  /** Stretches of the axis over which the line is broken, ascending. */
  gaps: readonly (readonly [from: number, to: number])[];
};

/**
 * Draws the line as upright bars from the least to the greatest of each column of pixels, which a
 * canvas fills many times faster than it strokes a line.
 *
 * @param x where a value of the axis stands
 */
export function drawCrowd(
  pen: Pen,
  { x, y }: { x: (value: number) => number; y: (value: number) => number },
  line: Crowded,
  ink: string,
): void {
  pen.fillStyle = ink;
  pen.strokeStyle = ink;
  pen.lineWidth = 1;
  pen.beginPath();
  const bar = { column: Number.NaN, top: 0, bottom: 0, end: 0 };
  const fill = () => {
    if (bar.column >= 0) pen.fillRect(bar.column, bar.top, 1, Math.max(1, bar.bottom - bar.top));
  };
  let before = Number.NaN;
  let gap = 0;
  for (let i = line.first; i <= line.last; i++) {
    const value = line.ys[i];
    const along = line.xs[i] ?? 0;
    if (value === null || value === undefined) {
      fill();
      bar.column = Number.NaN;
      continue;
    }
    const column = Math.floor(x(along));
    const height = y(value);
    if (column === bar.column) {
      bar.top = Math.min(bar.top, height);
      bar.bottom = Math.max(bar.bottom, height);
    } else {
      fill();
      while ((line.gaps[gap]?.[0] ?? Number.POSITIVE_INFINITY) < before) gap++;
      const broken = Number.isNaN(bar.column) || (line.gaps[gap]?.[1] ?? Infinity) <= along;
      const touches = !broken && column === bar.column + 1;
      if (!broken && !touches) {
        pen.moveTo(bar.column + 0.5, bar.end);
        pen.lineTo(column + 0.5, height);
      }
      bar.top = touches ? Math.min(height, bar.end) : height;
      bar.bottom = touches ? Math.max(height, bar.end) : height;
      bar.column = column;
    }
    bar.end = height;
    before = along;
  }
  fill();
  pen.stroke();
}
