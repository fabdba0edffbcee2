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
  /** Points that make up a pattern, by where they end; `to` is included. */
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
  made: Made;
};

/** What a sketch was made of: a series that has only grown since is not gone through again. */
type Made = {
  /** How many points and signals of the series, and the number of its first subgroup. */
  points: number;
  signals: number;
  first: number | undefined;
  limitSets: readonly LimitSet[];
  /** Where the points judged by the last version begin. */
  stretch: number;
  /** Of the points alone. */
  least: number;
  most: number;
  marks: Map<number, Mark>;
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

/** @param before the sketch of the same chart until now: what it holds of this series is kept */
export function sketch(
  series: Series,
  on: On,
  limitSets: readonly LimitSet[],
  specification: { lsl?: number; usl?: number },
  before?: Sketch,
): Sketch {
  const ys = on === "location" ? series.location : series.dispersion;
  const known = before && hasGrown(before, series, ys, limitSets) ? before : undefined;
  const { stretches, stretch } = stretchesOf(series, on, limitSets, known);
  const { marks, runs, byIndex } = signalsOf(series, on, known);
  const [least, most] = extent(ys, known?.made);
  const { low, high } = grow(
    ...withLines(least, most, stretches, specification),
    on === "dispersion",
    before,
  );
  return {
    ys,
    stretches,
    marks,
    excluded: excludedOf(series, limitSets),
    runs,
    flags: [],
    bands: [],
    low,
    high,
    specification,
    made: {
      points: ys.length,
      signals: series.signals.length,
      first: series.number[0],
      limitSets,
      stretch,
      least,
      most,
      marks: byIndex,
    },
  };
}

/** Whether a series holds all that a sketch was made of, in the same places. */
function hasGrown(
  { ys: before, made }: Sketch,
  series: Series,
  ys: readonly (number | null)[],
  limitSets: readonly LimitSet[],
): boolean {
  return (
    before === ys &&
    made.first === series.number[0] &&
    made.limitSets === limitSets &&
    made.points <= ys.length &&
    made.signals <= series.signals.length
  );
}

function excludedOf(series: Series, limitSets: readonly LimitSet[]): number[] {
  const numbers = limitSets.flatMap((set) => (set.excluded ?? []).map(({ subgroup }) => subgroup));
  return [...new Set(numbers)]
    .map((number) => indexOf(series, number))
    .filter((index) => index >= 0)
    .sort((a, b) => a - b);
}

function stretchesOf(
  { limitSet }: Series,
  on: On,
  limitSets: readonly LimitSet[],
  known: Sketch | undefined,
): { stretches: Stretch[]; stretch: number } {
  const versions = new Map(limitSets.map((set) => [set.version, set]));
  let from = known?.made.stretch ?? 0;
  const found = known?.stretches.filter((stretch) => stretch.to < from) ?? [];
  const add = (to: number) => {
    const set = versions.get(limitSet[from] ?? 0);
    if (set === undefined) return;
    found.push({
      from,
      to,
      version: set.version,
      limits: set[on],
      zones: on === "location",
    });
  };
  for (let i = Math.max(from + 1, known?.made.points ?? 0); i < limitSet.length; i++) {
    if (limitSet[i] === limitSet[from]) continue;
    add(i - 1);
    from = i;
  }
  if (limitSet.length > 0) add(limitSet.length - 1);
  return { stretches: found, stretch: from };
}

function signalsOf(
  series: Series,
  on: On,
  known: Sketch | undefined,
): { marks: Mark[]; runs: Run[]; byIndex: Map<number, Mark> } {
  const byIndex = known?.made.marks ?? new Map<number, Mark>();
  const marks = known?.marks ?? [];
  const runs = known?.runs ?? [];
  for (let i = known?.made.signals ?? 0; i < series.signals.length; i++) {
    const signal = series.signals[i];
    if (signal?.on !== on) continue;
    const index = indexOf(series, signal.subgroup);
    if (index < 0) continue;
    const severe = isSevere(signal.rule);
    let mark = byIndex.get(index);
    if (mark === undefined) {
      mark = { index, rules: [], severe: false };
      byIndex.set(index, mark);
      marks.push(mark);
    }
    mark.rules.push(ruleNumber(signal.rule));
    mark.severe ||= severe;
    const first = Math.min(...signal.points, signal.subgroup);
    const from = Math.max(0, index - (signal.subgroup - first));
    if (from < index) runs.push({ from, to: index, severe });
  }
  return {
    marks: marks.sort((a, b) => a.index - b.index),
    runs: runs.sort((a, b) => a.to - b.to),
    byIndex,
  };
}

function extent(ys: readonly (number | null)[], known: Made | undefined): [number, number] {
  let least = known?.least ?? Number.POSITIVE_INFINITY;
  let most = known?.most ?? Number.NEGATIVE_INFINITY;
  for (let i = known?.points ?? 0; i < ys.length; i++) {
    const y = ys[i];
    if (y === null || y === undefined || !Number.isFinite(y)) continue;
    if (y < least) least = y;
    if (y > most) most = y;
  }
  return [least, most];
}

/** The extent of the points with that of the lines they are seen against. */
function withLines(
  least: number,
  most: number,
  stretches: readonly Stretch[],
  { lsl, usl }: { lsl?: number; usl?: number },
): [number, number] {
  const lines = [lsl, usl].concat(
    stretches.flatMap(({ limits }) => [limits.lcl, limits.center, limits.ucl]),
  );
  const values = lines.filter((value) => value !== undefined && Number.isFinite(value)) as number[];
  return [
    values.reduce((low, value) => Math.min(low, value), least),
    values.reduce((high, value) => Math.max(high, value), most),
  ];
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
