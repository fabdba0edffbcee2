import type { Characteristic, Plan } from "./context";
import type { Draft } from "./draft";
import { counted, type Sample } from "./sample";

/** Where one value lies against the drawing. */
export type Place = "inside" | "below" | "above";

/** Where the mean of a sample lies against the control limits. */
type MeanVerdict = { mean: number; place: Place };

/** Both numbers come from decimal text or a division by a power of ten: they compare exactly. */
export function judge(value: number, characteristic: Characteristic): Place {
  const { lower, upper } = characteristic.specification;
  if (lower !== undefined && !(value >= Number(lower))) return "below";
  if (upper !== undefined && !(value <= Number(upper))) return "above";
  return "inside";
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The verdict on a whole sample; undefined while it is not whole, or where there are no limits. */
export function judgeMean(
  samples: readonly Sample[],
  characteristic: Characteristic,
): MeanVerdict | undefined {
  const values = counted(samples).map((sample) => sample.value);
  if (values.length < characteristic.sample || characteristic.limits === undefined) return;
  const { lower, upper } = characteristic.limits;
  const at = mean(values);
  return { mean: at, place: at < lower ? "below" : at > upper ? "above" : "inside" };
}

/** Defects found against the plan: accepted up to `accept`, rejected from `reject`. */
export function judgeCount(defects: number, plan: Plan): "accept" | "open" | "reject" {
  const attributes = plan.attributes;
  if (attributes === undefined || defects <= attributes.accept) return "accept";
  return defects >= attributes.reject ? "reject" : "open";
}

/** What stands in the way of the next sample until its reason is told. */
export type Excursion =
  | { of: "sample"; characteristic: Characteristic; index: number; place: Place }
  | { of: "mean"; characteristic: Characteristic; verdict: MeanVerdict };

export function openExcursion(draft: Draft, plan: Plan): Excursion | undefined {
  for (const characteristic of plan.characteristics) {
    const samples = draft.values[characteristic.code] ?? [];
    for (const [index, sample] of samples.entries()) {
      const place = judge(sample.value, characteristic);
      if (place !== "inside" && sample.reason === undefined) {
        return { of: "sample", characteristic, index, place };
      }
    }
    const verdict = judgeMean(samples, characteristic);
    if (
      verdict !== undefined &&
      verdict.place !== "inside" &&
      draft.meanReasons[characteristic.code] === undefined
    ) {
      return { of: "mean", characteristic, verdict };
    }
  }
  return undefined;
}
