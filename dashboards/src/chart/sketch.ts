import type { LimitSet, Limits } from "../api/types";
import { indexOf, type Series } from "./series";

/**
 * What is to be drawn of one of the two charts, without saying how: the canvas and the printed
 * chart draw the same sketch.
 */
export type Sketch = {
  ys: readonly (number | null)[];
  /** Stretches of subgroups judged by the same version of the limits; `to` is included. */
  stretches: Stretch[];
  /** Signalling points, ascending. */
  marks: Mark[];
  /** Points that some version of the limits was not estimated from, ascending: drawn hollow. */
  excluded: number[];
  /** Points that make up a pattern; `to` is included. */
  runs: Run[];
  /** Points at which people left remarks, ascending: a flag above each. */
  flags: readonly number[];
  /** What the background is divided by, in order; empty where it is not. */
  bands: readonly Band[];
  /** Range of the vertical axis. */
  low: number;
  high: number;
  /** Specification limits, only where individuals are plotted. */
  specification: { lsl?: number; usl?: number };
};

export type Stretch = { from: number; to: number; version: number; limits: Limits; zones: boolean };
/** Neighbouring points that have something in common; `to` is included. */
export type Band = { from: number; to: number; name: string };
export type Mark = { index: number; rules: string[]; severe: boolean };
export type Run = { from: number; to: number; severe: boolean };
export type On = "location" | "dispersion";

/** The number by which people know a rule: "2" of nelson-2. */
export function ruleNumber(rule: string): string {
  return rule.slice(rule.lastIndexOf("-") + 1);
}

/** Beyond the control limits, as against a pattern within them. */
export function isSevere(rule: string): boolean {
  return ruleNumber(rule) === "1";
}

export function sketch(
  series: Series,
  on: On,
  limitSets: readonly LimitSet[],
  specification: { lsl?: number; usl?: number },
  before?: { low: number; high: number },
): Sketch {
  const ys = on === "location" ? series.location : series.dispersion;
  const stretches = stretchesOf(series, on, limitSets);
  const [least, most] = extent(ys, stretches, specification);
  const { low, high } = grow(least, most, on === "dispersion", before);
  const excluded = excludedOf(series, limitSets);
  const signals = signalsOf(series, on);
  return { ys, stretches, excluded, ...signals, flags: [], bands: [], low, high, specification };
}

function excludedOf(series: Series, limitSets: readonly LimitSet[]): number[] {
  const numbers = limitSets.flatMap((set) => (set.excluded ?? []).map(({ subgroup }) => subgroup));
  return [...new Set(numbers)]
    .map((number) => indexOf(series, number))
    .filter((index) => index >= 0)
    .sort((a, b) => a - b);
}

function stretchesOf(series: Series, on: On, limitSets: readonly LimitSet[]): Stretch[] {
  const versions = new Map(limitSets.map((set) => [set.version, set]));
  const found: Stretch[] = [];
  let from = 0;
  for (let i = 1; i <= series.limitSet.length; i++) {
    if (i < series.limitSet.length && series.limitSet[i] === series.limitSet[from]) continue;
    const set = versions.get(series.limitSet[from] ?? 0);
    if (set) {
      const limits = set[on];
      found.push({ from, to: i - 1, version: set.version, limits, zones: on === "location" });
    }
    from = i;
  }
  return found;
}

function signalsOf(series: Series, on: On): { marks: Mark[]; runs: Run[] } {
  const marks = new Map<number, Mark>();
  const runs: Run[] = [];
  for (const signal of series.signals) {
    if (signal.on !== on) continue;
    const index = indexOf(series, signal.subgroup);
    if (index < 0) continue;
    const severe = isSevere(signal.rule);
    const mark = marks.get(index) ?? { index, rules: [], severe: false };
    mark.rules.push(ruleNumber(signal.rule));
    mark.severe ||= severe;
    marks.set(index, mark);
    const first = Math.min(...signal.points, signal.subgroup);
    const from = Math.max(0, index - (signal.subgroup - first));
    if (from < index) runs.push({ from, to: index, severe });
  }
  return {
    marks: [...marks.values()].sort((a, b) => a.index - b.index),
    runs: runs.sort((a, b) => a.from - b.from),
  };
}

function extent(
  ys: readonly (number | null)[],
  stretches: readonly Stretch[],
  specification: { lsl?: number; usl?: number },
): [number, number] {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  const take = (value: number | null | undefined) => {
    if (value === null || value === undefined || !Number.isFinite(value)) return;
    if (value < least) least = value;
    if (value > most) most = value;
  };
  for (const y of ys) take(y);
  for (const { limits } of stretches) {
    take(limits.lcl);
    take(limits.center);
    take(limits.ucl);
  }
  take(specification.lsl);
  take(specification.usl);
  return [least, most];
}

/**
 * Range of an axis that shows `least` to `most` with some air, on round values. It keeps the range
 * it had as long as everything fits, and grows by whole steps, so that the axis stands still while
 * points come in.
 */
export function grow(
  least: number,
  most: number,
  fromZero: boolean,
  before?: { low: number; high: number },
): { low: number; high: number } {
  if (!(least <= most)) return before ?? { low: 0, high: 1 };
  if (before && before.low <= least && most <= before.high) return before;
  const width = most - least || Math.abs(most) * 0.01 || 1;
  const step = roundStep(width / 8);
  const air = width * 0.06;
  const low = fromZero && least >= 0 ? 0 : Math.floor((least - air) / step) * step;
  const high = Math.ceil((most + air) / step) * step;
  return before
    ? { low: Math.min(low, before.low), high: Math.max(high, before.high) }
    : { low, high };
}

/** The smallest of 1, 2, 5 × a power of ten that is at least `value`. */
export function roundStep(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  for (const factor of [1, 2, 5]) if (factor * power >= value * (1 - 1e-9)) return factor * power;
  return 10 * power;
}

/** Round values between low and high, at most about `count`. */
export function ticks(low: number, high: number, count: number): number[] {
  const step = roundStep((high - low) / Math.max(1, count));
  const found: number[] = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
    found.push(Number((i * step).toPrecision(12)));
  }
  return found;
}

/**
 * Indices after which the time axis shows a gap: the next subgroup came much later than they
 * usually do.
 */
export function gapsAfter(seconds: readonly number[]): number[] {
  if (seconds.length < 4) return [];
  const steps: number[] = [];
  const stride = Math.max(1, Math.floor(seconds.length / 2000));
  for (let i = stride; i < seconds.length; i += stride) {
    steps.push(((seconds[i] ?? 0) - (seconds[i - stride] ?? 0)) / stride);
  }
  steps.sort((a, b) => a - b);
  const usual = steps[steps.length >> 1] ?? 0;
  const found: number[] = [];
  for (let i = 0; i + 1 < seconds.length; i++) {
    if ((seconds[i + 1] ?? 0) - (seconds[i] ?? 0) > 6 * usual) found.push(i);
  }
  return found;
}
