import type { BatchEntry, GaugeEntry, PersonEntry, Plan } from "../../src/station/context";

export function documents(): {
  stations: object;
  people: { people: (PersonEntry & { pin: string })[] };
  plans: { plans: Plan[] };
  batches: { batches: BatchEntry[] };
  gauges: { gauges: GaugeEntry[] };
  charts: object;
};
