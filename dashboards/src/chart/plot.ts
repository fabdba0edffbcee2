import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { drawBehind } from "./behind";
import { drawInFront, HISTOGRAM_WIDTH } from "./in-front";
import { LABEL_WIDTH } from "./line-labels";
import { drawCrowd } from "./lines";
import type { Painting, Placed } from "./pen";
import { bucketSize, extremes, nearest, type Reduced } from "./reduce";
import { firstAtLeast } from "./series";

/** The stretch of the horizontal axis that is shown, in its own values. */
export type Window = { min: number; max: number };

export type PlotInput = Painting & {
  xs: number[];
  window: Window;
  /** Indices after which the line is broken. */
  gaps: readonly number[];
  xTick: (value: number, step: number) => string;
  yTick: (value: number, step: number) => string;
  /** Whether x is a time, so that its ticks fall on hours and days. */
  timed: boolean;
  xLabels: boolean;
  /** Room is kept for the histogram, also beside a plot that has none. */
  histogramRoom: boolean;
  /** How much larger than on a desk everything is. */
  scale: number;
};

type PlotEvents = {
  /** The pointer is at this index; undefined when it left. */
  hover: (index: number | undefined) => void;
  pick: (index: number) => void;
  zoom: (window: Window) => void;
  wholeRange: () => void;
};

export type Plot = {
  update: (input: PlotInput) => void;
  resize: (width: number, height: number) => void;
  point: (index: number | undefined) => void;
  close: () => void;
};

const LINE_WIDTH = 1.25;
const Y_AXIS_WIDTH = 76;
const X_AXIS_HEIGHT = 26;

/** The one place that knows uPlot. Draws a sketch into `host` and tells what the pointer does. */
export function mountPlot(
  host: HTMLElement,
  first: PlotInput,
  width: number,
  height: number,
  events: PlotEvents,
): Plot {
  let input = first;
  // The line as the canvas gets it, by bucket size; everything else works on all points.
  const reduced = new Map<number, Reduced>();
  let shownSize = 1;
  const columns = (size: number): uPlot.AlignedData => {
    if (size === 1) return [input.xs, input.sketch.ys as (number | null)[]];
    const ys = input.sketch.ys as (number | null)[];
    let known = reduced.get(size);
    if (known?.points !== ys.length) {
      known = extremes(input.xs, ys, size, known);
      reduced.set(size, known);
    }
    return known.columns;
  };
  const placed = (u: uPlot): Placed => ({
    x: horizontal(u, input),
    y: (value) => u.valToPos(value, "y", true),
    left: u.bbox.left,
    top: u.bbox.top,
    width: u.bbox.width,
    height: u.bbox.height,
    ratio: devicePixelRatio * input.scale,
    ...inView(input),
  });

  const crowd = (u: uPlot) => {
    const [xs, ys] = columns(shownSize);
    const { bbox, ctx } = u;
    const { window, gaps } = input;
    const pixels = bbox.width / (window.max - window.min);
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    drawCrowd(
      ctx,
      {
        x: (value) => bbox.left + (value - window.min) * pixels,
        y: (value) => u.valToPos(value, "y", true),
      },
      {
        xs: xs as number[],
        ys: ys as (number | null)[],
        ...around(xs as number[], window),
        gaps: gaps.map((index) => [input.xs[index] ?? 0, input.xs[index + 1] ?? 0]),
      },
      input.inks.line,
    );
    ctx.restore();
  };

  const plot = new uPlot(
    {
      width,
      height,
      legend: { show: false },
      padding: [18 * first.scale, rightRoom(first), first.xLabels ? 0 : 6, 0],
      scales: {
        x: { time: first.timed, auto: false, range: () => [input.window.min, input.window.max] },
        y: { auto: false, range: () => [input.sketch.low, input.sketch.high] },
      },
      series: [
        {},
        line(
          () => input,
          () => shownSize > 1,
        ),
      ],
      axes: axes(() => input),
      cursor: {
        drag: { x: true, y: false, setScale: false },
        y: false,
        // Among shared pixels the dot would stand on a neighbour of the point that is meant.
        points: {
          size: () => (shownSize === 1 ? 9 : 0),
          width: () => (shownSize === 1 ? 2 : 0),
        },
        bind: {
          // Shift-drag moves the window; uPlot would select.
          mousedown: (_u, _target, handler) => (event) => {
            if (!event.shiftKey) handler(event);
            return null;
          },
        },
      },
      hooks: {
        drawClear: [(u) => drawBehind(u.ctx, placed(u), input)],
        draw: [
          (u) => {
            if (shownSize > 1) crowd(u);
            drawInFront(u.ctx, placed(u), input);
          },
        ],
        setSelect: [
          (u) => {
            if (u.select.width < 6) return;
            const min = u.posToVal(u.select.left, "x");
            const max = u.posToVal(u.select.left + u.select.width, "x");
            u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
            events.zoom({ min, max });
          },
        ],
      },
    },
    columns(1),
    host,
  );
  const release = gestures(plot, () => input, events);

  return {
    update(next) {
      const grown = next.sketch !== input.sketch;
      const same =
        next.xs === input.xs &&
        next.sketch.ys === input.sketch.ys &&
        next.sketch.made.first === input.sketch.made.first;
      input = next;
      thin(plot, next);
      const size = bucketSize(pointsInView(next), plot.width);
      if (!same) reduced.clear();
      // All in one: by itself each of these would draw.
      plot.batch(() => {
        if (grown || size !== shownSize) {
          shownSize = size;
          plot.setData(columns(size), false);
        }
        plot.redraw(true, true);
        plot.setScale("x", next.window);
        plot.setScale("y", { min: next.sketch.low, max: next.sketch.high });
      });
    },
    resize(nextWidth, nextHeight) {
      plot.setSize({ width: nextWidth, height: nextHeight });
    },
    point(index) {
      const x = index === undefined ? undefined : input.xs[index];
      const y = index === undefined ? undefined : (input.sketch.ys[index] ?? undefined);
      plot.setCursor(
        x === undefined
          ? { left: -10, top: -10 }
          : { left: plot.valToPos(x, "x"), top: y === undefined ? 0 : plot.valToPos(y, "y") },
      );
    },
    close() {
      release();
      plot.destroy();
    },
  };
}

/**
 * A crowded line is drawn at one device pixel, which a canvas does several times faster and nobody
 * can tell from the wider one.
 */
function thin(plot: uPlot, input: PlotInput) {
  const line = plot.series[1];
  if (line === undefined) return;
  const crowded = pointsInView(input) > plot.width;
  line.width = crowded ? 1 / devicePixelRatio : LINE_WIDTH * input.scale;
}

/** Where a point stands, in the canvas' own pixels; both horizontal axes are linear. */
function horizontal({ bbox }: uPlot, { xs, window }: PlotInput): (index: number) => number {
  const pixels = bbox.width / (window.max - window.min);
  return (index) => bbox.left + ((xs[index] ?? Number.NaN) - window.min) * pixels;
}

/** Room to the right of the points, in CSS pixels. */
function rightRoom({ histogramRoom, scale }: PlotInput): number {
  return (LABEL_WIDTH + (histogramRoom ? HISTOGRAM_WIDTH : 0)) * scale;
}

function line(input: () => PlotInput, crowded: () => boolean): uPlot.Series {
  const each = uPlot.paths.linear?.();
  return {
    // A crowded line is drawn by itself.
    paths: (...of) => (crowded() ? null : (each?.(...of) ?? null)),
    stroke: () => input().inks.line,
    width: LINE_WIDTH * input().scale,
    points: {
      size: 5.5 * input().scale,
      fill: () => input().inks.line,
      stroke: () => input().inks.line,
      width: 0,
      show: (u, _series, i0, i1) => (i1 - i0) * 7 * devicePixelRatio < u.bbox.width,
    },
    gaps: (u, _series, _i0, _i1, nullGaps) => {
      const { xs, gaps } = input();
      const { first, last } = inView(input());
      const broken = gaps
        .filter((index) => index >= first && index < last)
        .map((index): [number, number] => [
          u.valToPos(xs[index] ?? 0, "x", true),
          u.valToPos(xs[index + 1] ?? 0, "x", true),
        ]);
      return [...nullGaps, ...broken].sort((a, b) => a[0] - b[0]) as uPlot.Series.Gaps;
    },
  };
}

function axes(input: () => PlotInput): uPlot.Axis[] {
  const common: uPlot.Axis = {
    stroke: () => input().inks.quiet,
    font: `${12 * input().scale}px system-ui, 'Noto Sans SC', sans-serif`,
    ticks: { show: false },
  };
  const label =
    (tick: "xTick" | "yTick") =>
    (_u: uPlot, splits: number[], _axis: number, _space: number, step: number) =>
      splits.map((value) => input()[tick](value, step));
  return [
    {
      ...common,
      size: input().xLabels ? X_AXIS_HEIGHT * input().scale : 0,
      space: 90 * input().scale,
      grid: { show: false },
      ...(input().timed
        ? {}
        : {
            incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500]
              .flatMap((n) => [n, n * 1000])
              .sort((a, b) => a - b),
          }),
      values: input().xLabels ? label("xTick") : (_u, splits) => splits.map(() => ""),
    },
    {
      ...common,
      size: Y_AXIS_WIDTH * input().scale,
      space: 36 * input().scale,
      grid: { show: false },
      values: label("yTick"),
    },
  ];
}

/** Indices of the first and last point in the window, with one more on either side. */
function inView({ xs, window }: PlotInput): { first: number; last: number } {
  return around(xs, window);
}

function around(xs: readonly number[], window: Window): { first: number; last: number } {
  const first = Math.max(0, firstAtLeast(xs, window.min) - 1);
  return { first, last: Math.min(xs.length - 1, firstAtLeast(xs, window.max)) };
}

function pointsInView(input: PlotInput): number {
  const { first, last } = inView(input);
  return last - first + 1;
}

/** Wheel, Shift-drag, click and double-click. */
function gestures(plot: uPlot, input: () => PlotInput, events: PlotEvents): () => void {
  const over = plot.over;
  const stop = new AbortController();
  const on = { signal: stop.signal };

  over.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const { min, max } = input().window;
      const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
      if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)) {
        const by = (sideways / over.clientWidth) * (max - min);
        events.zoom({ min: min + by, max: max + by });
        return;
      }
      const factor = 1.0015 ** event.deltaY;
      const at = plot.posToVal(event.offsetX, "x");
      events.zoom({ min: at - (at - min) * factor, max: at + (max - at) * factor });
    },
    { ...on, passive: false },
  );

  let from: { x: number; window: Window } | undefined;
  let pressed = 0;
  over.addEventListener(
    "pointerdown",
    (event) => {
      pressed = event.clientX;
      if (!event.shiftKey || event.button !== 0) return;
      from = { x: event.clientX, window: input().window };
      over.setPointerCapture(event.pointerId);
    },
    on,
  );
  over.addEventListener(
    "pointermove",
    (event) => {
      if (!from) {
        // Not from uPlot's own cursor event: that also comes when the chart redraws by itself.
        events.hover(nearest(input().xs, plot.posToVal(event.offsetX, "x")));
        return;
      }
      const by =
        ((from.x - event.clientX) / over.clientWidth) * (from.window.max - from.window.min);
      events.zoom({ min: from.window.min + by, max: from.window.max + by });
    },
    on,
  );
  for (const end of ["pointerup", "pointercancel"] as const) {
    over.addEventListener(
      end,
      () => {
        from = undefined;
      },
      on,
    );
  }
  over.addEventListener(
    "click",
    (event) => {
      const index = nearest(input().xs, plot.posToVal(event.offsetX, "x"));
      if (Math.abs(event.clientX - pressed) < 4 && index >= 0) {
        events.pick(index);
      }
    },
    on,
  );
  over.addEventListener("pointerleave", () => events.hover(undefined), on);
  over.addEventListener("dblclick", () => events.wholeRange(), on);
  return () => stop.abort();
}
