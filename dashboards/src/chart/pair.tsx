import { type Signal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Chart, ChartSummary } from "../api/types";
import type { ChartView } from "../app/route";
import { theme } from "../app/theme";
import { fixed, zone } from "../i18n/format";
import { language, t } from "../i18n/language";
import { unitSign } from "../i18n/unit";
import { batchBands, shiftBands } from "./bands";
import { type Histogram, histogram } from "./histogram";
import { inksOfTheme } from "./inks";
import type { OpenChart } from "./open-chart";
import { mountPlot, type Plot, type PlotInput, type Window } from "./plot";
import { firstAtLeast, indexOf } from "./series";
import { type Band, gapsAfter, type On, type Sketch, sketch } from "./sketch";
import { clampWindow, followWindow, wholeWindow, xsOf, xTick, yTick } from "./view";
import { computedDecimals } from "./words";

/** What the page and the plots share about where the user looks. */
export type Look = {
  /** Undefined: the whole range. */
  window: Signal<Window | undefined>;
  /** Number of the subgroup under the pointer or the keyboard cursor. */
  cursor: Signal<number | undefined>;
};

/** A window over more points than these gets its histogram when it has come to rest. */
const BUSY = 20_000;
const REST_MILLIS = 120;

/** Below this width, in CSS pixels, the points need the room of the histogram. */
const NARROW = 600;

const ONS: readonly On[] = ["location", "dispersion"];

/** The sketches of a series as it is now, with the gaps of its time axis. */
export type Drawn = Record<On, Sketch> & { gaps: readonly number[] };

export function drawn(open: OpenChart, chart: Chart, view: ChartView, before?: Drawn): Drawn {
  const flags = flagsOf(open);
  const bands = bandsOf(open, view);
  const of = (on: On) => ({
    ...sketch(open.series, on, chart.limitSets, specification(chart.summary, on), before?.[on]),
    flags: on === "location" ? flags : [],
    bands: on === "location" ? bands : bands.map((band) => ({ ...band, name: "" })),
  });
  return {
    location: of("location"),
    dispersion: of("dispersion"),
    gaps: view.axis === "time" ? gapsAfter(open.series.time) : [],
  };
}

/** Where remarks that hold stand among the points. */
function flagsOf(open: OpenChart): number[] {
  const numbers = open.annotations
    .peek()
    .filter(({ voided }) => voided === undefined)
    .map(({ subgroup }) => indexOf(open.series, subgroup));
  return [...new Set(numbers)].filter((index) => index >= 0).sort((a, b) => a - b);
}

function bandsOf(open: OpenChart, view: ChartView): Band[] {
  if (view.bands === "batch") return batchBands(open.series);
  return view.bands === "shift" ? shiftBands(open.series, view.shifts) : [];
}

/** What the two plots show of it through a window. */
export function throughWindow(
  open: OpenChart,
  chart: Chart,
  view: ChartView,
  sketches: Drawn,
  window: Window,
  scale = 1,
): Record<On, PlotInput> {
  const xs = xsOf(open.series, view.axis);
  const first = firstAtLeast(xs, window.min);
  const last = firstAtLeast(xs, window.max + 1e-9) - 1;
  const inks = inksOfTheme();
  const input = (on: On): PlotInput => ({
    xs,
    sketch: sketches[on],
    window,
    gaps: sketches.gaps,
    zones: view.zones,
    inks,
    histogram:
      view.histogram && on === "location"
        ? histogram(sketches[on].ys, first, last, sketches[on].low, sketches[on].high)
        : undefined,
    histogramRoom: view.histogram,
    scale,
    xTick: (value, step) => xTick(view.axis, open.series, value, step),
    yTick,
    limitText: (value) => fixed(value, computedDecimals(chart.summary)),
    timed: view.axis === "time",
    xLabels: on === "dispersion",
  });
  return { location: input("location"), dispersion: input("dispersion") };
}

/** Specification limits are about individual values: a chart of means never shows them. */
function specification(summary: ChartSummary, on: On): { lsl?: number; usl?: number } {
  if (summary.kind !== "i-mr" || on !== "location") return {};
  const { lsl, usl } = summary.characteristic;
  return { ...(lsl === undefined ? {} : { lsl }), ...(usl === undefined ? {} : { usl }) };
}

/** Sketches with what they were made from; axes of a chart without points are not worth keeping. */
type Sketched = { of: string; chart: Chart; points: number; drawn: Drawn };

/** The two plots of a chart over one horizontal axis. */
export function Pair(props: {
  open: OpenChart;
  chart: Chart;
  view: ChartView;
  look: Look;
  /** How much larger than on a desk everything is. */
  scale?: number;
  onPick: (index: number) => void;
}) {
  const hosts = {
    location: useRef<HTMLDivElement>(null),
    dispersion: useRef<HTMLDivElement>(null),
  };
  const plots = useRef<{ [on in On]?: Plot }>({});
  const latest = useRef(props);
  latest.current = props;
  const sketches = useRef<Sketched | undefined>(undefined);
  const newest = useRef<number | undefined>(undefined);
  const rest = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const settled = useRef<{ window: Window; histogram: Histogram | undefined } | undefined>(
    undefined,
  );

  /** The window to show, carried along with new points. */
  function windowNow(): Window {
    const { open, view, look } = latest.current;
    const xs = xsOf(open.series, view.axis);
    const shown = look.window.peek();
    const after = xs.at(-1);
    const before = newest.current;
    newest.current = after;
    if (shown === undefined) return wholeWindow(xs, view.axis);
    if (before === undefined || after === undefined || after === before) return shown;
    const followed = followWindow(shown, before, after);
    if (followed !== shown) look.window.value = followed;
    return followed;
  }

  function inputs(): Record<On, PlotInput> {
    const { open, chart, view } = latest.current;
    const window = windowNow();
    // Only what has changed is sketched anew: a window moves sixty times a second.
    const of = `${open.revision.peek()} ${view.axis} ${view.bands} ${view.shifts}`;
    if (sketches.current?.of !== of || sketches.current.chart !== chart) {
      const before = sketches.current?.points ? sketches.current.drawn : undefined;
      const points = open.series.number.length;
      sketches.current = { of, chart, points, drawn: drawn(open, chart, view, before) };
    }
    const roomy = hosts.location.current === null || hosts.location.current.clientWidth > NARROW;
    const shown = roomy ? view : { ...view, histogram: false };
    const scale = latest.current.scale ?? 1;
    const still = roomy && isMoving(window) ? settled.current : undefined;
    const made = throughWindow(
      open,
      chart,
      still === undefined ? shown : { ...shown, histogram: false },
      sketches.current.drawn,
      window,
      scale,
    );
    if (still === undefined) settled.current = { window, histogram: made.location.histogram };
    else made.location.histogram = still.histogram;
    return made;
  }

  /** Whether a window over very many points is another than it was; looks again when it rests. */
  function isMoving(window: Window): boolean {
    const before = settled.current?.window;
    if (before === undefined || !latest.current.view.histogram) return false;
    if (before.min === window.min && before.max === window.max) return false;
    const xs = xsOf(latest.current.open.series, latest.current.view.axis);
    if (firstAtLeast(xs, window.max) - firstAtLeast(xs, window.min) < BUSY) return false;
    clearTimeout(rest.current);
    rest.current = setTimeout(() => {
      settled.current = undefined;
      draw();
    }, REST_MILLIS);
    return true;
  }

  function draw() {
    if (plots.current.location === undefined) return;
    const made = inputs();
    for (const on of ONS) plots.current[on]?.update(made[on]);
    placeCursor();
  }

  function placeCursor(except?: On) {
    const { open, look } = latest.current;
    const number = look.cursor.peek();
    const at = number === undefined ? -1 : firstAtLeast(open.series.number, number);
    const index = open.series.number[at] === number && at >= 0 ? at : undefined;
    for (const on of ONS) if (on !== except) plots.current[on]?.point(index);
  }

  function zoomTo(wanted: Window) {
    const { open, view, look } = latest.current;
    look.window.value = clampWindow(wanted, xsOf(open.series, view.axis), view.axis);
  }

  useEffect(() => {
    newest.current = undefined;
    const made = inputs();
    const observers: ResizeObserver[] = [];
    for (const on of ONS) {
      const host = hosts[on].current;
      if (host === null) continue;
      const plot = mountPlot(host, made[on], host.clientWidth, host.clientHeight, {
        hover(index) {
          const { open, look } = latest.current;
          const number = index === undefined ? undefined : open.series.number[index];
          if (number === look.cursor.peek()) return;
          look.cursor.value = number;
        },
        pick: (index) => latest.current.onPick(index),
        zoom: zoomTo,
        wholeRange: () => {
          latest.current.look.window.value = undefined;
        },
      });
      plots.current[on] = plot;
      const observer = new ResizeObserver(() => plot.resize(host.clientWidth, host.clientHeight));
      observer.observe(host);
      observers.push(observer);
    }
    return () => {
      clearTimeout(rest.current);
      settled.current = undefined;
      for (const observer of observers) observer.disconnect();
      for (const on of ONS) plots.current[on]?.close();
      plots.current = {};
    };
  }, [props.open, props.view.axis, props.view.histogram]);

  useEffect(draw, [props.chart, props.view.zones, props.view.bands, props.view.shifts]);
  useSignalEffect(() => {
    void props.look.window.value;
    void props.open.revision.value;
    void theme.value;
    void language.value;
    void zone.value;
    draw();
  });
  useSignalEffect(() => {
    void props.look.cursor.value;
    placeCursor();
  });

  return (
    <>
      <PaneLabel summary={props.chart.summary} on="location" />
      <div class="plot-location" ref={hosts.location} />
      <PaneLabel summary={props.chart.summary} on="dispersion" />
      <div class="plot-dispersion" ref={hosts.dispersion} />
    </>
  );
}

/** What is plotted, and in which unit. */
function PaneLabel({ summary, on }: { summary: ChartSummary; on: On }) {
  return (
    <div class="pane-label">
      {t.value.pane[summary.kind][on]}
      <span class="quiet">{unitSign(summary.characteristic.unit)}</span>
    </div>
  );
}
