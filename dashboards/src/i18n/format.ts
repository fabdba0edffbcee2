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
    millis / length,
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
    new Date(millis).getFullYear() === new Date(now).getFullYear()
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

function day(millis: number): string {
  return dates({ year: "numeric", month: "2-digit", day: "2-digit" }).format(millis);
}
