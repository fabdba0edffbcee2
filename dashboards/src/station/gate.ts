import {
  type BatchEntry,
  type Contact,
  type Context,
  isQualified,
  type PersonEntry,
  type Plan,
  planBefore,
} from "./context";
import type { KeptRecord, StationHold } from "./edge";

/** What a record of the operation before says at the gate. */
export type Before = {
  record: string;
  verdict: "pass" | "fail";
  by: string;
  at: number;
  inspected: number | undefined;
  defects: number | undefined;
  means: Record<string, number>;
};

/** Whether an inspection may begin here. */
export type Gate =
  | { stop: "hold"; reason: string; call: Contact | undefined }
  | { stop: "rejected"; before: Before; call: Contact | undefined }
  | { stop: "unqualified"; call: Contact | undefined }
  | { stop: "none"; plan: Plan | undefined; before: Before | undefined };

type Known = {
  context: Context;
  holds: readonly StationHold[];
  records: readonly KeptRecord[];
  station: string;
  person: PersonEntry | undefined;
  today: string;
};

/** `plan` in the answer is that of the operation before; undefined at the first one. */
export function gateOf(batch: BatchEntry, plan: Plan, known: Known): Gate {
  const call = known.context.stations.find((each) => each.station === known.station)?.call;
  const held = holdOf(batch, known);
  if (held !== undefined) return { stop: "hold", reason: held.reason, call: held.call ?? call };
  if (known.person === undefined || !isQualified(known.person, plan.operation, known.today)) {
    return { stop: "unqualified", call };
  }
  const before = planBefore(known.context, plan);
  if (before === undefined) return { stop: "none", plan: undefined, before: undefined };
  const found = lastRecord(batch, before.operation, known.records);
  if (found?.verdict === "fail") return { stop: "rejected", before: found, call };
  return { stop: "none", plan: before, before: found };
}

/** A hold of the server on batch or station, or one that a nonconformance raised here makes. */
function holdOf(batch: BatchEntry, known: Known): { reason: string; call?: Contact } | undefined {
  if (batch.hold !== undefined) return batch.hold;
  const station = known.holds.find((hold) => hold.station === known.station);
  if (station !== undefined) return { reason: station.reason };
  const raised = known.records.find(
    ({ id, summary }) =>
      summary.batch === batch.batch &&
      summary.kind === "nonconformance" &&
      summary.hold === true &&
      !(batch.lifted ?? []).includes(id),
  );
  if (raised === undefined) return undefined;
  return { reason: `${raised.summary.code ?? ""} · ${raised.name}` };
}

function lastRecord(
  batch: BatchEntry,
  operation: string,
  records: readonly KeptRecord[],
): Before | undefined {
  const found: Before[] = batch.steps
    .filter((step) => step.operation === operation)
    .map((step) => ({
      record: step.record,
      verdict: step.verdict,
      by: step.by,
      at: Date.parse(step.at),
      inspected: step.inspected,
      defects: step.defects,
      means: step.means ?? {},
    }));
  for (const { id, name, signedAt, summary } of records) {
    if (summary.kind !== "inspection" || summary.verdict === undefined) continue;
    if (summary.batch !== batch.batch || summary.operation !== operation) continue;
    found.push({
      record: id,
      verdict: summary.verdict,
      by: name,
      at: Date.parse(signedAt),
      inspected: summary.inspected,
      defects: summary.defects,
      means: summary.means ?? {},
    });
  }
  return found.sort((a, b) => a.at - b.at).at(-1);
}
