import type { BatchEntry, Context, GaugeEntry, StationEntry } from "./context";
import { gs1 } from "./gs1";

/** What a scanned or typed code stands for. */
export type Recognised =
  | { kind: "batch"; batch: BatchEntry; serial: string | undefined }
  | { kind: "badge"; badge: string }
  | { kind: "station"; station: StationEntry }
  | { kind: "gauge"; gauge: GaugeEntry }
  | { kind: "part"; part: string; batches: BatchEntry[] }
  | { kind: "unknown"; code: string; like: Like };

/** What an unknown code looks like, which decides what to do about it. */
type Like = "batch" | "serial" | "badge" | "trade-item" | "nothing";

/** Tells codes apart by what the station knows; only then by how they look. */
export function recognise(scanned: string, context: Context): Recognised {
  const code = scanned.trim();
  const elements = gs1(code);
  if (elements !== undefined) return fromElements(code, elements, context);
  const wanted = code.toUpperCase();
  const same = (other: string) => other.toUpperCase() === wanted;

  const station = context.stations.find((each) => same(each.station));
  if (station) return { kind: "station", station };
  const person = context.people.find((each) => same(each.badge));
  if (person) return { kind: "badge", badge: person.badge };
  const gauge = context.gauges.find((each) => same(each.gauge));
  if (gauge) return { kind: "gauge", gauge };
  const batch = findBatch(wanted, context);
  if (batch) return { kind: "batch", batch, serial: undefined };
  const ofSerial = findBatchOfSerial(wanted, context);
  if (ofSerial) return { kind: "batch", batch: ofSerial, serial: code };
  const plan = context.plans.find((each) => same(each.part));
  if (plan) return aPart(plan.part, context);
  return { kind: "unknown", code, like: looksLike(wanted, context) };
}

function fromElements(
  code: string,
  elements: ReadonlyMap<string, string>,
  context: Context,
): Recognised {
  const number = elements.get("10");
  const batch = number === undefined ? undefined : findBatch(number.toUpperCase(), context);
  if (batch) return { kind: "batch", batch, serial: elements.get("21") };
  const part = elements.get("240") ?? elements.get("241");
  if (part !== undefined && context.plans.some((each) => each.part === part)) {
    return aPart(part, context);
  }
  return { kind: "unknown", code, like: number === undefined ? "trade-item" : "batch" };
}

function aPart(part: string, context: Context): Recognised {
  return { kind: "part", part, batches: context.batches.filter((each) => each.part === part) };
}

function findBatch(wanted: string, context: Context): BatchEntry | undefined {
  return context.batches.find((each) => each.batch.toUpperCase() === wanted);
}

/** A serial number begins with its batch: B00012-007. */
function findBatchOfSerial(wanted: string, context: Context): BatchEntry | undefined {
  return context.batches.find(
    (each) => wanted.startsWith(`${each.batch.toUpperCase()}-`) && /-\d+$/.test(wanted),
  );
}

function looksLike(wanted: string, context: Context): Like {
  const shapes: [Like, string[]][] = [
    ["batch", context.batches.map((each) => each.batch)],
    ["badge", context.people.map((each) => each.badge)],
  ];
  for (const [like, known] of shapes) {
    if (known.some((each) => shape(each.toUpperCase()) === shape(wanted))) return like;
  }
  const serials = context.batches.map((each) => `${shape(each.batch.toUpperCase())}-9`);
  if (serials.includes(shape(wanted))) return "serial";
  return "nothing";
}

/** A code with every run of digits as one 9. */
function shape(code: string): string {
  return code.replace(/\d+/g, "9");
}
