import type { ChartView } from "../app/route";
import type { OpenChart } from "./open-chart";
import type { Look } from "./pair";
import { firstAtLeast, indexOf } from "./series";
import { clampWindow, moveWindow, wholeWindow, xsOf, zoomWindow } from "./view";

type Wheel = {
  open: OpenChart;
  view: ChartView;
  look: Look;
  /** Shows the readings of the subgroup with this number. */
  pick: (number: number | undefined) => void;
};

/** The chart under the keyboard: a cursor that walks the subgroups, and the window. */
export function steer(event: KeyboardEvent, wheel: Wheel): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const act = event.shiftKey ? SHIFTED[event.key] : PLAIN[event.key];
  if (act === undefined) return;
  event.preventDefault();
  act(wheel);
}

const PLAIN: Record<string, (wheel: Wheel) => void> = {
  ArrowLeft: (wheel) => step(wheel, -1),
  ArrowRight: (wheel) => step(wheel, 1),
  PageUp: (wheel) => step(wheel, -10),
  PageDown: (wheel) => step(wheel, 10),
  Home: (wheel) => moveTo(wheel, 0),
  End: (wheel) => moveTo(wheel, wheel.open.series.number.length - 1),
  ",": (wheel) => toSignal(wheel, -1),
  ".": (wheel) => toSignal(wheel, 1),
  Enter: (wheel) => wheel.pick(wheel.look.cursor.peek() ?? wheel.open.series.number.at(-1)),
  Escape: (wheel) => {
    wheel.look.cursor.value = undefined;
  },
  "+": (wheel) => zoom(wheel, 0.5),
  "=": (wheel) => zoom(wheel, 0.5),
  "-": (wheel) => zoom(wheel, 2),
  "0": (wheel) => {
    wheel.look.window.value = undefined;
  },
};

const SHIFTED: Record<string, (wheel: Wheel) => void> = {
  ArrowLeft: (wheel) => move(wheel, -0.25),
  ArrowRight: (wheel) => move(wheel, 0.25),
  "+": (wheel) => zoom(wheel, 0.5),
};

function step(wheel: Wheel, by: number) {
  const { series } = wheel.open;
  const number = wheel.look.cursor.peek();
  const at = number === undefined ? -1 : indexOf(series, number);
  const last = series.number.length - 1;
  moveTo(wheel, at < 0 ? last : Math.max(0, Math.min(last, at + by)));
}

/** Puts the cursor on a subgroup and moves the window just far enough to show it. */
export function moveTo(wheel: Pick<Wheel, "open" | "view" | "look">, index: number) {
  const { open, view, look } = wheel;
  const number = open.series.number[index];
  if (number === undefined) return;
  look.cursor.value = number;
  const window = look.window.peek();
  const xs = xsOf(open.series, view.axis);
  const x = xs[index];
  if (window === undefined || x === undefined || (x >= window.min && x <= window.max)) return;
  const share = (window.max - window.min) * 0.1;
  const by = x < window.min ? x - share - window.min : x + share - window.max;
  look.window.value = clampWindow({ min: window.min + by, max: window.max + by }, xs, view.axis);
}

function toSignal(wheel: Wheel, by: 1 | -1) {
  const { series } = wheel.open;
  const marked = [...new Set(series.signals.map((signal) => signal.subgroup))].sort(
    (a, b) => a - b,
  );
  const here = wheel.look.cursor.peek() ?? (series.number.at(-1) ?? 0) + 1;
  const at = firstAtLeast(marked, by > 0 ? here + 1 : here) + (by > 0 ? 0 : -1);
  const number = marked[at];
  if (number !== undefined) moveTo(wheel, indexOf(series, number));
}

function zoom(wheel: Wheel, factor: number) {
  const { open, view, look } = wheel;
  const xs = xsOf(open.series, view.axis);
  const window = look.window.peek() ?? wholeWindow(xs, view.axis);
  const number = look.cursor.peek();
  const x = number === undefined ? undefined : xs[indexOf(open.series, number)];
  look.window.value = clampWindow(zoomWindow(window, factor, x ?? window.max), xs, view.axis);
}

function move(wheel: Wheel, share: number) {
  const { open, view, look } = wheel;
  const window = look.window.peek();
  if (window === undefined) return;
  look.window.value = clampWindow(
    moveWindow(window, share),
    xsOf(open.series, view.axis),
    view.axis,
  );
}
