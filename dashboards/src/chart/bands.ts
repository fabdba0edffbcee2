import { shiftBegins } from "../app/route";
import { fromPlant, plantDay } from "../i18n/format";
import { firstAtLeast, type Series } from "./series";
import type { Band } from "./sketch";

const DAY = 86_400;
/** A range of more days is not divided into shifts: nobody could tell them apart. */
const DAYS_MAX = 800;

/** Stretches of subgroups of the same batch; those of no known batch belong to none. */
export function batchBands(series: Series): Band[] {
  const found: Band[] = [];
  let from = 0;
  for (let i = 1; i <= series.batch.length; i++) {
    if (i < series.batch.length && series.batch[i] === series.batch[from]) continue;
    const name = series.batch[from] ?? "";
    if (name !== "") found.push({ from, to: i - 1, name });
    from = i;
  }
  return found;
}

/** Stretches of subgroups of the same shift, named by when it begins. */
export function shiftBands(series: Series, shifts: string): Band[] {
  const begins = shiftBegins(shifts);
  const first = series.time[0];
  const last = series.time.at(-1);
  if (begins === undefined || first === undefined || last === undefined) return [];
  if (last - first > DAYS_MAX * DAY) return [];
  const starts: { time: number; name: string }[] = [];
  // From the day before: the last shift of a day reaches over midnight.
  for (let time = first - DAY; time <= last + DAY; time += DAY) {
    const day = plantDay(time * 1000);
    for (const name of begins) {
      starts.push({ time: Date.parse(fromPlant(`${day}T${name}`)) / 1000, name });
    }
  }
  const found: Band[] = [];
  starts.forEach(({ time, name }, i) => {
    const from = firstAtLeast(series.time, time);
    const end = starts[i + 1]?.time ?? Number.POSITIVE_INFINITY;
    const to = firstAtLeast(series.time, end) - 1;
    if (from <= to) found.push({ from, to, name });
  });
  return found;
}
