import type { Histogram } from "./histogram";
import { drawLabels, LABEL_WIDTH } from "./line-labels";
import { trace } from "./lines";
import { font, type Inks, type Painting, type Pen, type Placed } from "./pen";
import type { Mark, Sketch } from "./sketch";

/** Room for the histogram beside the values of the lines, in CSS pixels. */
export const HISTOGRAM_WIDTH = 88;

/** Where more signalling points are in view, none has room for its rule's number. */
const NAMED_MAX = 150;

/** Signalling points nearer to each other than this, in CSS pixels, share one ring. */
const CROWD = 5;

/** Patterns, signalling points and the values of the lines: what stands before the points. */
export function drawInFront(pen: Pen, at: Placed, painting: Painting): void {
  pen.save();
  pen.save();
  pen.beginPath();
  pen.rect(at.left, 0, at.width, at.top + at.height);
  pen.clip();
  drawRuns(pen, at, painting);
  drawExcluded(pen, at, painting);
  drawMarks(pen, at, painting);
  drawFlags(pen, at, painting);
  pen.restore();
  drawLabels(pen, at, painting);
  if (painting.histogram) drawHistogram(pen, at, painting.inks, painting.histogram);
  pen.restore();
}

function drawHistogram(pen: Pen, at: Placed, inks: Inks, { bins, curve }: Histogram): void {
  const left = at.left + at.width + LABEL_WIDTH * at.ratio;
  const room = (HISTOGRAM_WIDTH - 12) * at.ratio;
  const most = Math.max(1, ...bins.map((bin) => bin.count), ...curve.map((point) => point.count));
  pen.fillStyle = inks.bar;
  for (const bin of bins) {
    const top = at.y(bin.to);
    pen.fillRect(left, top + at.ratio, (bin.count / most) * room, at.y(bin.from) - top - at.ratio);
  }
  pen.strokeStyle = inks.quiet;
  pen.lineWidth = 1.25 * at.ratio;
  pen.beginPath();
  curve.forEach((point, i) => {
    const x = left + (point.count / most) * room;
    if (i === 0) pen.moveTo(x, at.y(point.value));
    else pen.lineTo(x, at.y(point.value));
  });
  pen.stroke();
}

/** Each run in its ink; where many points share a pixel, only as far as they reach. */
function drawRuns(pen: Pen, at: Placed, { sketch, inks }: Painting): void {
  pen.lineJoin = "round";
  pen.lineWidth = 2.75 * at.ratio;
  for (const severe of [false, true]) {
    pen.strokeStyle = severe ? inks.beyond : inks.pattern;
    pen.beginPath();
    // A pattern that goes on is one run after the other over mostly the same points.
    let reached = at.first - 1;
    for (const run of sketch.runs) {
      if (run.severe !== severe || run.to < at.first || run.from > at.last) continue;
      const from = Math.max(run.from, reached, at.first);
      const to = Math.min(run.to, at.last);
      if (from < to) trace(pen, at, sketch.ys, from, to);
      reached = Math.max(reached, to);
    }
    pen.stroke();
  }
}

/** A point that does not count for the limits stays, and is hollow. */
function drawExcluded(pen: Pen, at: Placed, { sketch, inks }: Painting): void {
  for (const index of sketch.excluded) {
    const value = sketch.ys[index];
    if (index < at.first || index > at.last || value === null || value === undefined) continue;
    drawRing(pen, at, index, value, inks.surface, inks.line);
  }
}

function drawRing(
  pen: Pen,
  at: Placed,
  index: number,
  value: number,
  fill: string,
  stroke: string,
): void {
  pen.fillStyle = fill;
  pen.strokeStyle = stroke;
  pen.lineWidth = 1.5 * at.ratio;
  pen.beginPath();
  pen.arc(at.x(index), at.y(value), 3.75 * at.ratio, 0, 2 * Math.PI);
  pen.fill();
  pen.stroke();
}

/** A small flag above every point that people have left a remark at. */
function drawFlags(pen: Pen, at: Placed, { sketch, inks }: Painting): void {
  let drawn = Number.NEGATIVE_INFINITY;
  for (const index of sketch.flags) {
    if (index < at.first || index > at.last) continue;
    const x = at.x(index);
    if (x - drawn < 3 * at.ratio) continue;
    drawn = x;
    const top = at.top - 14 * at.ratio;
    pen.fillStyle = inks.text;
    pen.fillRect(x - at.ratio / 2, top, at.ratio, 14 * at.ratio);
    pen.beginPath();
    pen.moveTo(x, top);
    pen.lineTo(x + 9 * at.ratio, top + 3.5 * at.ratio);
    pen.lineTo(x, top + 7 * at.ratio);
    pen.fill();
  }
}

/** Where thousands of points share a few pixels, more rings would only be a blot: the worst stands. */
function drawMarks(pen: Pen, at: Placed, painting: Painting): void {
  const seen = painting.sketch.marks.filter(({ index }) => index >= at.first && index <= at.last);
  let labelled = seen.length > NAMED_MAX ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  let crowd: { mark: Mark; x: number } | undefined;
  const draw = (mark: Mark) => {
    const x = at.x(mark.index);
    const room = x - labelled > 12 * at.ratio;
    if (drawMark(pen, at, painting, mark, room) && room) labelled = x;
  };
  for (const mark of seen) {
    const x = at.x(mark.index);
    if (crowd !== undefined && x - crowd.x < CROWD * at.ratio) {
      if (mark.severe && !crowd.mark.severe) crowd.mark = mark;
      continue;
    }
    if (crowd !== undefined) draw(crowd.mark);
    crowd = { mark, x };
  }
  if (crowd !== undefined) draw(crowd.mark);
}

function drawMark(
  pen: Pen,
  at: Placed,
  { sketch, inks }: Painting,
  mark: Mark,
  room: boolean,
): boolean {
  const value = sketch.ys[mark.index];
  if (value === null || value === undefined) return false;
  const x = at.x(mark.index);
  const y = at.y(value);
  const ink = mark.severe ? inks.beyond : inks.pattern;
  const hollow = sketch.excluded.includes(mark.index);
  drawRing(pen, at, mark.index, value, hollow ? inks.surface : ink, ink);
  pen.fillStyle = ink;
  pen.beginPath();
  pen.arc(x, y, 7 * at.ratio, 0, 2 * Math.PI);
  pen.stroke();
  if (!room) return true;
  const up = above(sketch, mark.index, value);
  font(pen, at.ratio, 11, 600);
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  const offset = (up ? -15 : 15) * at.ratio;
  const text = mark.rules.join(",");
  pen.strokeStyle = inks.surface;
  pen.lineWidth = 3 * at.ratio;
  pen.strokeText(text, x, y + offset);
  pen.fillText(text, x, y + offset);
  return true;
}

/** Whether a point lies above the centre line that judged it. */
function above(sketch: Sketch, index: number, value: number): boolean {
  const stretch = sketch.stretches.find((s) => s.from <= index && index <= s.to);
  return value >= (stretch?.limits.center ?? Number.NEGATIVE_INFINITY);
}
