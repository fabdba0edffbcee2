import type { BatchEntry, Context, Plan } from "./context";

/** A check that is to be made at a station, and when. */
export type Duty = {
  plan: Plan;
  batch: BatchEntry;
  /** Milliseconds since 1970; undefined where the check is made once for each batch. */
  due: number | undefined;
  state: "overdue" | "due" | "later";
};

type Done = { batch: string; operation: string; at: number };

/** A check is shown as due this long before its time. */
const SOON_MILLIS = 5 * 60_000;

/**
 * What is to be checked at a station, most urgent first: one check for each open batch whose part is
 * inspected here, and again every so many minutes where the plan says so.
 */
export function duties(context: Context, station: string, done: Done[], now: number): Duty[] {
  const found: Duty[] = [];
  for (const batch of context.batches) {
    if (batch.hold !== undefined) continue;
    for (const plan of context.plans) {
      if (plan.part !== batch.part || plan.station !== station) continue;
      const duty = dutyOf(plan, batch, done, now);
      if (duty !== undefined) found.push(duty);
    }
  }
  return found.sort((a, b) => rank(a) - rank(b));
}

function dutyOf(plan: Plan, batch: BatchEntry, done: Done[], now: number): Duty | undefined {
  const times = [
    ...batch.steps
      .filter((step) => step.operation === plan.operation)
      .map((step) => Date.parse(step.at)),
    ...done
      .filter((each) => each.batch === batch.batch && each.operation === plan.operation)
      .map((each) => each.at),
  ];
  if (times.length === 0) return { plan, batch, due: undefined, state: "due" };
  if (plan.everyMinutes === undefined) return undefined;
  const due = Math.max(...times) + plan.everyMinutes * 60_000;
  const state = now > due ? "overdue" : now > due - SOON_MILLIS ? "due" : "later";
  return { plan, batch, due, state };
}

function rank(duty: Duty): number {
  const order = { overdue: 0, due: 1, later: 2 };
  return order[duty.state] * 1e15 + (duty.due ?? 0);
}
