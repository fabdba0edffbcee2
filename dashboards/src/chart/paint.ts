import type { Limits } from "../api/types";
import type { Histogram } from "./histogram";
import { trace } from "./lines";
import type { Band, Mark, Sketch, Stretch } from "./sketch";

/** Room to the right of the points for the values of the lines, in CSS pixels. */
export const LABEL_WIDTH = 104;

/** What painting needs of a canvas, so that a printed chart can be painted the same way. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | "save"
  | "restore"
  | "beginPath"
  | "rect"
  | "clip"
  | "moveTo"
  | "lineTo"
  | "arc"
  | "stroke"
  | "fill"
  | "fillRect"
  | "fillText"
  | "strokeText"
  | "setLineDash"
  | "fillStyle"
  | "strokeStyle"
  | "lineWidth"
  | "lineJoin"
  | "font"
  | "textAlign"
  | "textBaseline"
>;

/** Room for the histogram beside those values, in CSS pixels. */
export const HISTOGRAM_WIDTH = 88;

/** Bands narrower than this, in CSS pixels, are tinted only. */
const BAND_LINE = 8;

/** Where more signalling points are in view, none has room for its rule's number. */
const NAMED_MAX = 150;

/** Signalling points nearer to each other than this, in CSS pixels, share one ring. */
const CROWD = 5;

/** The colours of one theme. */
export type Inks = {
  line: string;
  quiet: string;
  limit: string;
  band: string;
  bar: string;
  beyond: string;
  pattern: string;
  surface: string;
  text: string;
  specification: string;
};

/** Where things are on the canvas, in its own pixels. */
export type Placed = {
  x: (index: number) => number;
  y: (value: number) => number;
  left: number;
  top: number;
  width: number;
  height: number;
  ratio: number;
  /** Indices of the points that are in view. */
  first: number;
  last: number;
};

export type Painting = {
  sketch: Sketch;
  zones: boolean;
  inks: Inks;
  limitText: (value: number) => string;
  /** Distribution of the points in view, drawn beside them; absent when switched off. */
  histogram?: Histogram | undefined;
};

/** Zones, limits and version changes: what the points stand before. */
export function drawBehind(pen: Pen, at: Placed, painting: Painting): void {
  pen.save();
  pen.beginPath();
  pen.rect(at.left, at.top, at.width, at.height);
  pen.clip();
  drawBands(pen, at, painting);
  const seen = painting.sketch.stretches.filter((s) => s.to >= at.first && s.from <= at.last);
  for (const stretch of seen) drawStretch(pen, at, painting, stretch);
  for (const stretch of seen) drawVersionLine(pen, at, painting, stretch);
  drawSpecification(pen, at, painting);
  pen.restore();
}

/** Every second band is tinted; each begins with a thin line and its name where there is room. */
function drawBands(pen: Pen, at: Placed, { sketch, inks }: Painting): void {
  font(pen, at.ratio, 11);
  pen.textAlign = "left";
  pen.textBaseline = "bottom";
  sketch.bands.forEach((band, i) => {
    if (band.to < at.first || band.from > at.last) return;
    const [from, to] = edges(at, band, sketch.ys.length);
    if (i % 2 === 0) {
      pen.fillStyle = inks.band;
      pen.fillRect(from, at.top, to - from, at.height);
    }
    if (to - from < BAND_LINE * at.ratio) return;
    pen.fillStyle = inks.quiet;
    pen.fillRect(crisp(from, at.ratio), at.top, at.ratio, at.height);
    // A letter is about half as wide as it is high, a Chinese one as wide.
    const width = [...band.name].reduce((sum, letter) => sum + (letter > "\u2E80" ? 11 : 6.5), 8);
    if (to - from < width * at.ratio) return;
    pen.fillText(band.name, from + 4 * at.ratio, at.top + at.height - 2 * at.ratio);
  });
}

/** Half the way to the neighbour, so that a stretch covers its points. */
function edges(at: Placed, stretch: Pick<Band, "from" | "to">, count: number): [number, number] {
  const from = stretch.from <= 0 ? at.left : (at.x(stretch.from - 1) + at.x(stretch.from)) / 2;
  const to =
    stretch.to >= count - 1 ? at.left + at.width : (at.x(stretch.to) + at.x(stretch.to + 1)) / 2;
  return [Math.max(from, at.left), Math.min(to, at.left + at.width)];
}

function drawStretch(
  pen: Pen,
  at: Placed,
  { sketch, zones, inks }: Painting,
  stretch: Stretch,
): void {
  const [from, to] = edges(at, stretch, sketch.ys.length);
  const { limits } = stretch;
  if (zones && stretch.zones && limits.sigma !== undefined) {
    // Three bands laid over each other: C is the densest, A the faintest.
    pen.fillStyle = inks.band;
    for (const k of [3, 2, 1]) {
      const top = at.y(limits.center + k * limits.sigma);
      const bottom = at.y(limits.center - k * limits.sigma);
      pen.fillRect(from, top, to - from, bottom - top);
    }
  }
  const horizontal = (value: number | undefined, dashed: boolean) => {
    if (value === undefined) return;
    pen.strokeStyle = inks.limit;
    pen.lineWidth = at.ratio;
    pen.setLineDash(dashed ? [6 * at.ratio, 4 * at.ratio] : []);
    const y = crisp(at.y(value), at.ratio);
    pen.beginPath();
    pen.moveTo(from, y);
    pen.lineTo(to, y);
    pen.stroke();
    pen.setLineDash([]);
  };
  horizontal(limits.ucl, true);
  horizontal(limits.center, false);
  horizontal(limits.lcl, true);
}

function drawVersionLine(pen: Pen, at: Placed, { sketch, inks }: Painting, stretch: Stretch): void {
  if (stretch.from <= 0) return;
  const x = crisp(edges(at, stretch, sketch.ys.length)[0], at.ratio);
  pen.strokeStyle = inks.quiet;
  pen.lineWidth = at.ratio;
  pen.beginPath();
  pen.moveTo(x, at.top);
  pen.lineTo(x, at.top + at.height);
  pen.stroke();
  pen.fillStyle = inks.quiet;
  font(pen, at.ratio, 11);
  pen.textAlign = "left";
  pen.textBaseline = "top";
  pen.fillText(`v${stretch.version}`, x + 4 * at.ratio, at.top + 2 * at.ratio);
}

function drawSpecification(pen: Pen, at: Placed, painting: Painting): void {
  const { lsl, usl } = painting.sketch.specification;
  for (const value of [lsl, usl]) {
    if (value === undefined) continue;
    pen.strokeStyle = painting.inks.specification;
    pen.lineWidth = 2 * at.ratio;
    pen.beginPath();
    pen.moveTo(at.left, at.y(value));
    pen.lineTo(at.left + at.width, at.y(value));
    pen.stroke();
  }
}

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
export function above(sketch: Sketch, index: number, value: number): boolean {
  const stretch = sketch.stretches.find((s) => s.from <= index && index <= s.to);
  return value >= (stretch?.limits.center ?? Number.NEGATIVE_INFINITY);
}

/** The lines in force at the right end, from the top down, with their names. */
export function lineLabels(
  sketch: Sketch,
  last: number,
): { name: "UCL" | "CL" | "LCL" | "USL" | "LSL"; value: number }[] {
  const limits: Limits | undefined = sketch.stretches.find(
    (s) => s.from <= last && last <= s.to,
  )?.limits;
  const named = [
    { name: "USL" as const, value: sketch.specification.usl },
    { name: "UCL" as const, value: limits?.ucl },
    { name: "CL" as const, value: limits?.center },
    { name: "LCL" as const, value: limits?.lcl },
    { name: "LSL" as const, value: sketch.specification.lsl },
  ];
  return named
    .filter(
      (each): each is { name: (typeof each)["name"]; value: number } => each.value !== undefined,
    )
    .sort((a, b) => b.value - a.value);
}

/** Moves labels apart so that none covers another; positions ascend. */
export function spread(wanted: readonly number[], distance: number): number[] {
  const placed = [...wanted];
  for (let pass = 0; pass < 20; pass++) {
    let moved = false;
    for (let i = 1; i < placed.length; i++) {
      const overlap = distance - ((placed[i] ?? 0) - (placed[i - 1] ?? 0));
      if (overlap <= 1e-6) continue;
      placed[i - 1] = (placed[i - 1] ?? 0) - overlap / 2;
      placed[i] = (placed[i] ?? 0) + overlap / 2;
      moved = true;
    }
    if (!moved) break;
  }
  return placed;
}

function drawLabels(pen: Pen, at: Placed, painting: Painting): void {
  const labels = lineLabels(painting.sketch, Math.min(at.last, painting.sketch.ys.length - 1));
  const places = spread(
    labels.map((label) => at.y(label.value)),
    14 * at.ratio,
  );
  pen.textBaseline = "middle";
  labels.forEach((label, i) => {
    const y = places[i] ?? 0;
    const specified = label.name === "USL" || label.name === "LSL";
    pen.fillStyle = specified ? painting.inks.specification : painting.inks.quiet;
    font(pen, at.ratio, 11);
    pen.textAlign = "left";
    pen.fillText(label.name, at.left + at.width + 6 * at.ratio, y);
    pen.fillStyle = specified ? painting.inks.specification : painting.inks.text;
    font(pen, at.ratio, 12, 500);
    pen.fillText(painting.limitText(label.value), at.left + at.width + 34 * at.ratio, y);
  });
}

function font(pen: Pen, ratio: number, size: number, weight = 400): void {
  pen.font = `${weight} ${size * ratio}px system-ui, "Noto Sans SC", sans-serif`;
}

function crisp(position: number, ratio: number): number {
  return Math.round(position) + (Math.round(ratio) % 2 === 1 ? 0.5 : 0);
}
