import type { Characteristic, Plan } from "./context";
import { counted, type Sample } from "./sample";

export type Defect = { code: string; place?: [number, number] };

export type Step = "gate" | "measure" | "count" | "sign";

/** An inspection that is not signed yet; kept in the browser with every change. */
export type Draft = {
  id: string;
  station: string;
  badge: string;
  batch: string;
  part: string;
  operation: string;
  revision: number;
  started: string;
  step: Step;
  /** The previous operation's record, and what was done about it. */
  previous?: { record: string | undefined; act: "confirmed" | "re-inspected" | "none" };
  values: Record<string, Sample[]>;
  meanReasons: Record<string, string>;
  defects: Defect[];
  inspected: number;
  nonconformances: string[];
};

export function begin(
  of: { id: string; station: string; badge: string; batch: string; started: string },
  plan: Plan,
): Draft {
  return {
    ...of,
    part: plan.part,
    operation: plan.operation,
    revision: plan.revision,
    step: "gate",
    values: {},
    meanReasons: {},
    defects: [],
    inspected: plan.attributes?.inspect ?? 0,
    nonconformances: [],
  };
}

/** The next value to be taken; undefined when all are there. */
export function nextSample(
  draft: Draft,
  plan: Plan,
): { characteristic: Characteristic; number: number } | undefined {
  for (const characteristic of plan.characteristics) {
    const have = counted(draft.values[characteristic.code] ?? []).length;
    if (have < characteristic.sample) return { characteristic, number: have + 1 };
  }
  return undefined;
}

export function firstStep(plan: Plan): Step {
  if (plan.characteristics.length > 0) return "measure";
  return plan.attributes === undefined ? "sign" : "count";
}

export function stepAfterMeasuring(plan: Plan): Step {
  return plan.attributes === undefined ? "sign" : "count";
}

/** Where who does not sign yet goes back to; the gate where nothing is measured or counted. */
export function stepBeforeSigning(plan: Plan): Step {
  if (plan.attributes !== undefined) return "count";
  return plan.characteristics.length > 0 ? "measure" : "gate";
}

export function take(draft: Draft, code: string, sample: Sample): Draft {
  const samples = [...(draft.values[code] ?? []), sample];
  return { ...draft, values: { ...draft.values, [code]: samples } };
}

/** Tells why; with `repeat` the value stays, marked, and is measured again. */
export function explain(
  draft: Draft,
  code: string,
  index: number,
  reason: string,
  repeat: boolean,
): Draft {
  const samples = (draft.values[code] ?? []).map((sample, at): Sample => {
    if (at !== index) return sample;
    return repeat ? { ...sample, reason, repeated: true } : { ...sample, reason };
  });
  return { ...draft, values: { ...draft.values, [code]: samples } };
}

/** Tells why a mean is beyond its limits; with `repeat` the whole sample is measured again. */
export function explainMean(draft: Draft, code: string, reason: string, repeat: boolean): Draft {
  if (!repeat) return { ...draft, meanReasons: { ...draft.meanReasons, [code]: reason } };
  const samples = (draft.values[code] ?? []).map(
    (sample): Sample => (sample.repeated ? sample : { ...sample, reason, repeated: true }),
  );
  return { ...draft, values: { ...draft.values, [code]: samples } };
}

export function addDefect(draft: Draft, defect: Defect): Draft {
  return { ...draft, defects: [...draft.defects, defect] };
}

export function undoDefect(draft: Draft): Draft {
  return { ...draft, defects: draft.defects.slice(0, -1) };
}

/** UUIDv7 (RFC 9562, 5.7): ordered by time, otherwise random. */
export function newId(now: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let rest = now;
  for (let i = 5; i >= 0; i--) {
    bytes[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
