import { signal } from "@preact/signals";
import { language } from "./choice";

/** The plant's time zone, once the server has told it; until then the browser's. */
export const zone = signal<string | undefined>(undefined);

const formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function numbers(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `n ${language.value} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known instanceof Intl.NumberFormat) return known;
  const made = new Intl.NumberFormat(language.value, options);
  formats.set(key, made);
  return made;
}

function dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const zoned = zone.value === undefined ? options : { ...options, timeZone: zone.value };
  const key = `d ${language.value} ${JSON.stringify(zoned)}`;
  const known = formats.get(key);
  if (known instanceof Intl.DateTimeFormat) return known;
  const made = new Intl.DateTimeFormat(language.value, { hourCycle: "h23", ...zoned });
  formats.set(key, made);
  return made;
}

/** A measured value, with as many decimals as the gauge resolves and no grouping. */
export function fixed(value: number, decimals: number): string {
  return numbers({
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: false,
  }).format(value);
}

/** A distance in σ, with its sign. */
export function signed(value: number): string {
  return numbers({
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: "exceptZero",
  }).format(value);
}

/** A count. */
export function whole(value: number): string {
  return numbers({ maximumFractionDigits: 0 }).format(value);
}

/** An amount of money, with the currency's code where it is known. */
export function money(amount: number, currency: string | undefined): string {
  const digits = Number.isInteger(amount) ? 0 : 2;
  const figure = numbers({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    amount,
  );
  return currency === undefined ? figure : `${figure} ${currency}`;
}

export function bytes(value: number): string {
  const steps = ["B", "kB", "MB", "GB"];
  let rest = value;
  let step = 0;
  while (rest >= 1000 && step < steps.length - 1) {
    rest /= 1000;
    step++;
  }
  const digits = step === 0 || rest >= 100 ? 0 : 1;
  return `${numbers({ maximumFractionDigits: digits }).format(rest)} ${steps[step]}`;
}

/** A length of time, in the largest unit that fits. */
export function span(millis: number): string {
  const size = Math.abs(millis);
  const [unit, length]: [string, number] =
    size < 1000
      ? ["millisecond", 1]
      : size < 120_000
        ? ["second", 1000]
        : size < 7_200_000
          ? ["minute", 60_000]
          : size < 172_800_000
            ? ["hour", 3_600_000]
            : ["day", 86_400_000];
  return numbers({ style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 0 }).format(
    Math.round(millis / length) || 0,
  );
}

/** Time of day with seconds; milliseconds since 1970. */
export function clock(millis: number): string {
  return dates({ hour: "2-digit", minute: "2-digit", second: "2-digit" }).format(millis);
}

/** Time of day when it was today, else with the date. */
export function when(millis: number, now: number = Date.now()): string {
  const time = dates({ hour: "2-digit", minute: "2-digit" }).format(millis);
  if (day(millis) === day(now)) return time;
  const date =
    year(millis) === year(now)
      ? shortDay(millis)
      : dates({ year: "numeric", month: "short", day: "numeric" }).format(millis);
  return `${date} ${time}`;
}

/** Date and time in full, to the second. */
export function moment(millis: number): string {
  return dates({
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).format(millis);
}

/** Hour and minute, for an axis. */
export function hourMinute(millis: number): string {
  return dates({ hour: "2-digit", minute: "2-digit" }).format(millis);
}

/** Day and month, for an axis. */
export function shortDay(millis: number): string {
  return dates({ month: "short", day: "numeric" }).format(millis);
}

/** Month and year, for an axis. */
export function month(millis: number): string {
  return dates({ year: "numeric", month: "short" }).format(millis);
}

function year(millis: number): string {
  return dates({ year: "numeric" }).format(millis);
}

function day(millis: number): string {
  return dates({ year: "numeric", month: "2-digit", day: "2-digit" }).format(millis);
}

/** A proportion as a percentage, with as many decimals as small ones need. */
export function percent(value: number): string {
  const size = Math.abs(value);
  const digits = size === 0 || size >= 0.1 ? 1 : size >= 0.001 ? 2 : 3;
  return numbers({
    style: "percent",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

/** A probability in whole percent; what is not quite certain is never shown as certain. */
export function wholePercent(value: number): string {
  const kept = value <= 0 || value >= 1 ? value : Math.min(0.99, Math.max(0.01, value));
  return numbers({ style: "percent", maximumFractionDigits: 0 }).format(kept);
}

/** A day of the calendar such as 2026-11-21, which lies in no time zone. */
export function calendarDay(day: string): string {
  return new Intl.DateTimeFormat(language.value, {
    timeZone: "UTC",
    year: "numeric",
    month: "short",
    day: "numeric",
  }).format(Date.parse(`${day}T00:00:00Z`));
}

/** Day and month of a day of the calendar, for an axis. */
export function calendarShort(day: string): string {
  return new Intl.DateTimeFormat(language.value, {
    timeZone: "UTC",
    month: "short",
    day: "numeric",
  }).format(Date.parse(`${day}T00:00:00Z`));
}

/** The plant's day at a time, as 2026-11-21. */
export function plantDay(millis: number): string {
  const parts = new Intl.DateTimeFormat("en-CA", {
    ...(zone.value === undefined ? {} : { timeZone: zone.value }),
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(millis);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return `${of("year")}-${of("month")}-${of("day")}`;
}

/** The day so many days after another, as 2026-11-21; empty for what is no day. */
export function daysAfter(day: string, days: number): string {
  const then = Date.parse(`${day}T00:00Z`) + days * 86_400_000;
  return Number.isNaN(then) ? "" : new Date(then).toISOString().slice(0, 10);
}

/** The instant at which the plant's clocks show a local time such as 2026-11-21T08:30. */
export function fromPlant(local: string): string {
  const asUtc = Date.parse(`${local}Z`);
  let instant = asUtc;
  // The second round settles what a change of the clocks between the two would move.
  for (let round = 0; round < 2; round++) instant += asUtc - plantClock(instant);
  return new Date(instant).toISOString();
}

/** What the plant's clocks show at an instant, to the second, such as 2026-11-21T08:30:00. */
export function toPlant(millis: number): string {
  return new Date(plantClock(millis)).toISOString().slice(0, 19);
}

/** What the plant's clocks show at an instant, read as if it were UTC. */
function plantClock(millis: number): number {
  const parts = new Intl.DateTimeFormat("en-CA", {
    ...(zone.value === undefined ? {} : { timeZone: zone.value }),
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(millis);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return Date.parse(
    `${of("year")}-${of("month")}-${of("day")}T${of("hour")}:${of("minute")}:${of("second")}Z`,
  );
}
