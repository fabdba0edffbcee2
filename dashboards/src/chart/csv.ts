import type { LimitSet } from "../api/types";
import { type Cell, toCsv } from "../ui/csv";
import type { Series } from "./series";
import { ruleNumber } from "./sketch";

type Headings = Record<
  | "number"
  | "time"
  | "location"
  | "dispersion"
  | "size"
  | "limits"
  | "lcl"
  | "center"
  | "ucl"
  | "batch"
  | "rules"
  | "remarks",
  string
>;

/** The subgroups from index `first` to `last` as CSV: values in full, times in ISO 8601 UTC. */
export function csv(
  series: Series,
  limitSets: readonly LimitSet[],
  headings: Headings,
  first: number,
  last: number,
  remarks: ReadonlyMap<number, readonly string[]> = new Map(),
): string {
  const versions = new Map(limitSets.map((set) => [set.version, set.location]));
  const rules = new Map<number, string[]>();
  for (const signal of series.signals) {
    const mark = `${signal.on === "dispersion" ? "d" : ""}${ruleNumber(signal.rule)}`;
    rules.set(signal.subgroup, [...(rules.get(signal.subgroup) ?? []), mark]);
  }
  const rows: Cell[][] = [
    [
      headings.number,
      headings.time,
      headings.location,
      headings.dispersion,
      headings.size,
      headings.limits,
      headings.lcl,
      headings.center,
      headings.ucl,
      headings.batch,
      headings.rules,
      headings.remarks,
    ],
  ];
  for (let i = first; i <= last; i++) {
    const number = series.number[i] ?? 0;
    const limits = versions.get(series.limitSet[i] ?? 0);
    rows.push([
      number,
      isoMicros(series.time[i] ?? 0),
      series.location[i],
      series.dispersion[i],
      series.size[i],
      series.limitSet[i] || null,
      limits?.lcl,
      limits?.center,
      limits?.ucl,
      series.batch[i],
      rules.get(number)?.join(" "),
      remarks.get(number)?.join("; "),
    ]);
  }
  return toCsv(rows);
}

/** ISO 8601 with the microseconds that the store keeps. */
function isoMicros(seconds: number): string {
  const micros = Math.round(seconds * 1e6);
  const millis = Math.floor(micros / 1000);
  const rest = String(micros - millis * 1000).padStart(3, "0");
  return new Date(millis).toISOString().replace("Z", `${rest}Z`);
}
