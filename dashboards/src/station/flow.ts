import { signal } from "@preact/signals";
import { type Recognised, recognise } from "./codes";
import { asking, type BatchEntry, type Plan } from "./context";
import { begin, type Draft, newId } from "./draft";
import { context, drafts, here, person, records, saveDraft, setStation } from "./station";

/** What the screen is about. */
export type At = { at: "scan" } | { at: "today" } | { at: "inspection"; id: string };

export const at = signal<At>({ at: "scan" });

/** The badge that was scanned and whose PIN is asked for. */
export const asked = signal<string | undefined>(undefined);

/** Something that was scanned and does not lead on: what it is, for a sentence about it. */
export type Remark =
  | Exclude<Recognised, { kind: "batch" }>
  | { kind: "elsewhere"; batch: BatchEntry; plans: Plan[] };
export const remark = signal<Remark | undefined>(undefined);

export function goTo(next: At) {
  remark.value = undefined;
  at.value = next;
}

/** What a code leads to, wherever it was scanned. */
export function onCode(code: string) {
  const found = recognise(code, context.peek());
  remark.value = undefined;
  if (here.peek() === undefined) {
    if (found.kind === "station") setStation(found.station.station);
    else if (found.kind !== "batch") remark.value = found;
    return;
  }
  if (person.peek() === undefined) {
    if (found.kind === "badge") asked.value = found.badge;
    else if (found.kind !== "batch") remark.value = found;
    return;
  }
  if (found.kind === "batch") return openBatch(found.batch);
  const [only, ...others] = found.kind === "part" ? found.batches : [];
  if (only !== undefined && others.length === 0) return openBatch(only);
  remark.value = found;
}

/** Begins the inspection of a batch at this station, or goes on with the one that was begun. */
export function openBatch(batch: BatchEntry, wanted?: Plan) {
  const ofPart = context.peek().plans.filter((plan) => plan.part === batch.part);
  const plan = wanted ?? nextPlan(batch, ofPart);
  if (plan === undefined) {
    remark.value = { kind: "elsewhere", batch, plans: ofPart };
    at.value = { at: "scan" };
    return;
  }
  const known = drafts
    .peek()
    .find((draft) => draft.batch === batch.batch && draft.operation === plan.operation);
  const badge = person.peek()?.badge ?? "";
  const draft: Draft = known
    ? { ...known, badge }
    : begin(
        {
          id: newId(),
          station: here.peek() ?? "",
          badge,
          batch: batch.batch,
          started: new Date().toISOString(),
        },
        asking(plan, batch),
      );
  saveDraft(draft);
  goTo({ at: "inspection", id: draft.id });
}

/** The first operation of this station that has no record of the batch yet, or the last one. */
function nextPlan(batch: BatchEntry, ofPart: Plan[]): Plan | undefined {
  const ours = ofPart.filter((plan) => plan.station === here.peek());
  const done = new Set([
    ...batch.steps.map((step) => step.operation),
    ...records
      .peek()
      .filter(({ summary }) => summary.batch === batch.batch && summary.kind === "inspection")
      .map(({ summary }) => summary.operation),
  ]);
  return ours.find((plan) => !done.has(plan.operation)) ?? ours.at(-1);
}
