import type { LiveSubgroup, Signal, Subgroups, Unjudged } from "../api/types";

/** The subgroups of one chart as columns of equal length, oldest first. Grows in place. */
export type Series = {
  number: number[];
  /** Seconds since 1970. */
  time: number[];
  location: number[];
  dispersion: (number | null)[];
  size: number[];
  limitSet: number[];
  batch: string[];
  signals: Signal[];
  /** Stored readings of this time that the chart never judged, oldest first. */
  unjudged: Unjudged[];
};

/** More subgroups than this are not kept in a page. */
export const SERIES_MAX = 1_000_000;

const MANY = 100_000;

export function emptySeries(): Series {
  return {
    number: [],
    time: [],
    location: [],
    dispersion: [],
    size: [],
    limitSet: [],
    batch: [],
    signals: [],
    unjudged: [],
  };
}

/** Adds a page of subgroups; those already there are passed over. */
export function addPage(series: Series, page: Subgroups): void {
  let known = series.number.at(-1) ?? 0;
  const before = known;
  for (let i = 0; i < page.number.length; i++) {
    const number = page.number[i] ?? 0;
    if (number <= known) continue;
    known = number;
    series.number.push(number);
    series.time.push((page.time[i] ?? 0) / 1e6);
    series.location.push(page.location[i] ?? Number.NaN);
    series.dispersion.push(page.dispersion[i] ?? null);
    series.size.push(page.size[i] ?? 0);
    series.limitSet.push(page.limitSet[i] ?? 0);
    series.batch.push(page.batch[i] ?? "");
  }
  for (const signal of page.signals) if (signal.subgroup > before) series.signals.push(signal);
  // A note that reaches over the end of a page is on the next one too.
  const noted = new Set(series.unjudged.map(key));
  for (const note of page.unjudged) if (!noted.has(key(note))) series.unjudged.push(note);
}

function key(note: Unjudged): string {
  return `${note.tag} ${note.reason} ${note.from} ${note.to}`;
}

/**
 * Adds a subgroup that has just been formed. `gap` says that ones before it are missing here and
 * nothing was added: they must be read first.
 */
export function addLive(series: Series, live: LiveSubgroup): "added" | "known" | "gap" {
  const last = series.number.at(-1);
  if (last !== undefined && live.number <= last) return "known";
  if (last !== undefined && live.number > last + 1) return "gap";
  series.number.push(live.number);
  series.time.push(live.time / 1e6);
  series.location.push(live.location);
  series.dispersion.push(live.dispersion ?? null);
  series.size.push(live.size);
  series.limitSet.push(live.limitSet);
  series.batch.push(live.batch);
  series.signals.push(...live.signals);
  return "added";
}

/**
 * Drops the oldest subgroups beyond `keep`, and the signals on them. Of very many, a few more may
 * stay: to move them all for every new one would take longer than to draw them.
 */
export function trim(series: Series, keep: number): void {
  const excess = series.number.length - keep;
  if (excess <= (keep < MANY ? 0 : keep / 100)) return;
  for (const column of [
    series.number,
    series.time,
    series.location,
    series.dispersion,
    series.size,
    series.limitSet,
    series.batch,
  ]) {
    column.splice(0, excess);
  }
  const first = series.number[0] ?? 0;
  series.signals = series.signals.filter((signal) => signal.subgroup >= first);
}

/** Index of the subgroup with this number, or -1. */
export function indexOf(series: Series, number: number): number {
  const at = firstAtLeast(series.number, number);
  return series.number[at] === number ? at : -1;
}

/** Index of the first of the ascending values that is at least `value`; their length if none. */
export function firstAtLeast(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? Number.POSITIVE_INFINITY) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
