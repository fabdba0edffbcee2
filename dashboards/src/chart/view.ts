import type { ChartView } from "../app/route";
import { fixed, hourMinute, month, shortDay } from "../i18n/format";
import type { Window } from "./plot";
import type { Series } from "./series";
import { indexOf } from "./series";

/** Fewer points than these are not worth a window. */
const POINTS_MIN = 5;
/** A chart that has only begun keeps this much room for what comes. */
const ROOM_POINTS = 25;

/** Where the points stand on the horizontal axis. */
export function xsOf(series: Series, axis: ChartView["axis"]): number[] {
  return axis === "number" ? series.number : series.time;
}

/** The window over all points, with a little air at both ends. */
export function wholeWindow(xs: readonly number[], axis: ChartView["axis"]): Window {
  const first = xs[0] ?? 0;
  const last = xs.at(-1) ?? first;
  if (axis === "number") return { min: first - 1, max: Math.max(last + 1, first + ROOM_POINTS) };
  const air = (last - first) * 0.01 || 60;
  return { min: first - air, max: last + air };
}

/** Keeps a window within the points and wide enough; undefined when it would show them all. */
export function clampWindow(
  wanted: Window,
  xs: readonly number[],
  axis: ChartView["axis"],
): Window | undefined {
  const whole = wholeWindow(xs, axis);
  const width = whole.max - whole.min;
  const least = Math.min(width, (width / Math.max(1, xs.length)) * POINTS_MIN);
  const size = Math.max(least, wanted.max - wanted.min);
  if (size >= width) return undefined;
  const middle = (wanted.min + wanted.max) / 2;
  const min = Math.max(whole.min, Math.min(whole.max - size, middle - size / 2));
  return { min, max: min + size };
}

/** A window zoomed by `factor` (below 1: nearer) around `at`. */
export function zoomWindow(window: Window, factor: number, at: number): Window {
  return { min: at - (at - window.min) * factor, max: at + (window.max - at) * factor };
}

/** A window moved by a share of its width. */
export function moveWindow(window: Window, share: number): Window {
  const by = (window.max - window.min) * share;
  return { min: window.min + by, max: window.max + by };
}

/** A window that reached the newest point goes along when points are added. */
export function followWindow(window: Window, before: number, after: number): Window {
  if (window.max < before) return window;
  return { min: window.min + after - before, max: window.max + after - before };
}

/** The label of a subgroup number or a time on the horizontal axis; `step` in the axis' values. */
export function xTick(
  axis: ChartView["axis"],
  series: Series,
  value: number,
  step: number,
): string {
  if (axis === "number") {
    const index = indexOf(series, value);
    const time = series.time[index];
    return time === undefined ? String(value) : `${value}  ${hourMinute(time * 1000)}`;
  }
  const millis = value * 1000;
  if (step >= 27 * 86_400) return month(millis);
  if (step >= 86_400) return shortDay(millis);
  const time = hourMinute(millis);
  return time === "00:00" ? shortDay(millis) : time;
}

/** The label of a value; as many decimals as its step needs. */
export function yTick(value: number, step: number): string {
  let decimals = 0;
  while (decimals < 12 && !isWhole(step * 10 ** decimals)) decimals++;
  return fixed(value, decimals);
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-6 && Math.round(value) > 0;
}
