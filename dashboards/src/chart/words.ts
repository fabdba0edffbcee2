import type { ChartSummary, LimitSet, Signal } from "../api/types";
import { fixed, when, whole } from "../i18n/format";
import { t } from "../i18n/language";
import { ruleNumber } from "./sketch";

/** Decimals of means, limits and other computed values: one more than the gauge gives. */
export function computedDecimals(summary: ChartSummary): number {
  return summary.characteristic.decimals + 1;
}

/** Decimals of a plotted point: an individual value has the gauge's own. */
function pointDecimals(summary: ChartSummary): number {
  return summary.kind === "i-mr" ? summary.characteristic.decimals : computedDecimals(summary);
}

export function pointText(summary: ChartSummary, value: number): string {
  return fixed(value, pointDecimals(summary));
}

/** A range has the gauge's own decimals, as the values it is the difference of. */
export function dispersionText(summary: ChartSummary, value: number): string {
  const { decimals } = summary.characteristic;
  return fixed(value, summary.kind === "xbar-s" ? computedDecimals(summary) : decimals);
}

/** Centre and standard deviation of a point; one that was cut short spreads more than planned. */
export function standardError(
  set: LimitSet | undefined,
  size: number,
): { center: number; sigma: number } | undefined {
  const { center, sigma } = set?.location ?? {};
  if (set === undefined || center === undefined || sigma === undefined || size < 1)
    return undefined;
  return { center, sigma: sigma * Math.sqrt(set.n / size) };
}

/** The pattern in words; `above` says on which side it ended. */
export function patternText(summary: ChartSummary, signal: Signal, above: boolean): string {
  const what = t.value.rule(signal.rule, Math.max(1, signal.points.length), above);
  return signal.on === "location"
    ? what
    : t.value.onDispersion(what, t.value.pane[summary.kind].dispersion);
}

/** The one sentence that says how it stands with a chart. */
export function chartSentence(summary: ChartSummary, above: boolean): string {
  const m = t.value.sentence;
  const since = summary.since === undefined ? undefined : when(Date.parse(summary.since));
  switch (summary.state) {
    case "signal": {
      if (summary.signal === undefined) return t.value.state.signal;
      return m.signal(
        since ?? when(Date.parse(summary.signal.time)),
        patternText(summary, summary.signal, above),
        t.value.ruleName(ruleNumber(summary.signal.rule)),
      );
    }
    case "stale": {
      const last = summary.lastTime === undefined ? since : when(Date.parse(summary.lastTime));
      return last === undefined ? m.staleNever : m.stale(last);
    }
    case "preliminary":
      return m.preliminary(whole(summary.subgroups));
    case "retired":
      return m.retired(whole(summary.subgroups));
    case "in-control":
      return since === undefined ? m.inControlAlways : m.inControl(since);
  }
}

/** Whether the newest point lies above the centre, from the standardised means. */
export function endsAbove(summary: ChartSummary): boolean {
  if (summary.signal?.on === "dispersion") return true;
  return (summary.recent.at(-1) ?? 0) >= 0;
}

/** Whether the point of a signal lies above its centre line. */
export function liesAbove(
  signal: Signal,
  value: number | null | undefined,
  limits: LimitSet | undefined,
): boolean {
  return (value ?? 0) >= (limits?.[signal.on].center ?? 0);
}
