import { type Context, gaugeInDate, type Plan } from "./context";
import type { Draft } from "./draft";
import { judge, judgeCount, judgeMean, mean } from "./judge";
import { counted, type Sample } from "./sample";

export type Mark =
  | "typed"
  | "gauge-overdue"
  | "beyond-limits"
  | "outside-specification"
  | "too-many-defects"
  | "no-previous-record"
  | "nonconformance";

export type Summary = {
  kind: "inspection" | "confirmation" | "nonconformance";
  batch: string;
  part: string;
  operation: string;
  verdict?: "pass" | "fail";
  inspected?: number;
  defects?: number;
  outside?: number;
  means?: Record<string, number>;
  code?: string;
  quantity?: number;
  hold?: boolean;
  act?: "confirmed" | "rejected" | "re-inspected";
  of?: string;
};

export type Verdict = { verdict: "pass" | "fail"; marks: Mark[]; outside: number };

/** The verdict on an inspection and what its readers must know. */
export function conclude(draft: Draft, plan: Plan, context: Context, today: string): Verdict {
  const marks = new Set<Mark>();
  let outside = 0;
  for (const characteristic of plan.characteristics) {
    const samples = counted(draft.values[characteristic.code] ?? []);
    for (const sample of samples) {
      if (judge(sample.value, characteristic) !== "inside") outside++;
      if (sample.source === "typed") marks.add("typed");
      if (!gaugeInDate(context, sample.gauge, today).ok) marks.add("gauge-overdue");
    }
    const place = judgeMean(samples, characteristic)?.place;
    if (place !== undefined && place !== "inside") marks.add("beyond-limits");
  }
  if (outside > 0) marks.add("outside-specification");
  if (judgeCount(draft.defects.length, plan) !== "accept") marks.add("too-many-defects");
  if (draft.previous?.act === "none" && draft.previous.record === undefined) {
    marks.add("no-previous-record");
  }
  if (draft.nonconformances.length > 0) marks.add("nonconformance");
  const stops: Mark[] = ["outside-specification", "too-many-defects", "gauge-overdue"];
  return {
    verdict: stops.some((mark) => marks.has(mark)) ? "fail" : "pass",
    marks: [...marks],
    outside,
  };
}

/** What is signed. */
export function inspectionContent(draft: Draft, plan: Plan, conclusion: Verdict) {
  const { previous } = draft;
  return {
    format: 1,
    kind: "inspection" as const,
    batch: draft.batch,
    part: draft.part,
    operation: draft.operation,
    gate: plan.gate,
    revision: draft.revision,
    started: draft.started,
    ...(previous?.record === undefined ? {} : { of: previous.record }),
    measurements: plan.characteristics.map(({ code, unit }) => {
      const reason = draft.meanReasons[code];
      return {
        characteristic: code,
        unit,
        ...(reason === undefined ? {} : { reason }),
        values: draft.values[code] ?? [],
      };
    }),
    ...(plan.attributes === undefined
      ? {}
      : { counts: { inspected: draft.inspected, defects: tally(draft) } }),
    nonconformances: draft.nonconformances,
    verdict: conclusion.verdict,
    marks: conclusion.marks,
    summary: summaryOf(draft, plan, conclusion),
  };
}

function summaryOf(draft: Draft, plan: Plan, { verdict, outside }: Verdict): Summary {
  const means: Record<string, number> = {};
  for (const { code } of plan.characteristics) {
    const values = counted(draft.values[code] ?? []).map((sample: Sample) => sample.value);
    if (values.length > 0) means[code] = mean(values);
  }
  return {
    kind: "inspection",
    batch: draft.batch,
    part: draft.part,
    operation: draft.operation,
    verdict,
    outside,
    means,
    inspected: inspectedParts(draft, plan),
    ...(plan.attributes === undefined ? {} : { defects: draft.defects.length }),
  };
}

/** Those looked at, or else those measured: each is measured in every characteristic. */
function inspectedParts(draft: Draft, plan: Plan): number {
  if (plan.attributes !== undefined) return draft.inspected;
  const measured = plan.characteristics.map(({ code }) => counted(draft.values[code] ?? []).length);
  return Math.max(0, ...measured);
}

/** Defects by code, in the order in which each was first seen. */
export function tally(draft: Draft): { code: string; count: number; places?: number[][] }[] {
  const found = new Map<string, { code: string; count: number; places?: number[][] }>();
  for (const { code, place } of draft.defects) {
    const entry = found.get(code) ?? { code, count: 0 };
    entry.count++;
    if (place !== undefined) entry.places = [...(entry.places ?? []), place];
    found.set(code, entry);
  }
  return [...found.values()];
}
