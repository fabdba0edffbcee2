import type { BothTexts } from "../i18n/choice";

/** What the station knows without the server; docs/formats/context.md says what it means. */
export type Contact = { name: string; phone: string };
export type Coded = { code: string; name: BothTexts };
export type ReasonCode = Coded & { repeat?: boolean };

export type StationEntry = { station: string; name: BothTexts; call: Contact };

export type Specification = { lower?: string; target?: string; upper?: string };
type ControlLimits = { lower: number; center: number; upper: number };

export type Characteristic = {
  code: string;
  name: BothTexts;
  instruction: BothTexts;
  picture?: string;
  unit: string;
  decimals: number;
  sample: number;
  specification: Specification;
  limits?: ControlLimits;
  gauge?: string;
  tag?: { station: string; tag: string };
  capture?: "trigger" | "key";
  reaction: BothTexts;
};

type Attributes = {
  inspect: number;
  accept: number;
  reject: number;
  instruction?: BothTexts;
  picture?: string;
  defects: Coded[];
};

export type Plan = {
  part: string;
  partName: BothTexts;
  operation: string;
  operationName: BothTexts;
  station: string;
  revision: number;
  gate: string;
  everyMinutes?: number;
  characteristics: Characteristic[];
  attributes?: Attributes;
};

type BatchStep = {
  operation: string;
  record: string;
  verdict: "pass" | "fail";
  by: string;
  at: string;
  inspected?: number;
  defects?: number;
  means?: Record<string, number>;
};

/** What a plan that samples asks of one batch. */
export type Asked = { inspect: number; accept: number; severity?: string };

export type BatchEntry = {
  batch: string;
  part: string;
  quantity: number;
  hold?: { reason: string; number?: string; call?: Contact };
  lifted?: string[];
  asked?: Record<string, Asked>;
  steps: BatchStep[];
};

export type GaugeEntry = {
  gauge: string;
  name: BothTexts;
  due: string;
  state: "in-use" | "withdrawn";
};

export type PersonEntry = {
  badge: string;
  name: string;
  stations: string[];
  qualified: { operation: string; until: string }[];
};

export type Context = {
  plant: BothTexts;
  zone: string | undefined;
  stations: StationEntry[];
  reasons: ReasonCode[];
  nonconformances: Coded[];
  people: PersonEntry[];
  plans: Plan[];
  batches: BatchEntry[];
  gauges: GaugeEntry[];
  charts: { part: string; operation: string; characteristic: string; means: number[] }[];
};

export const NOTHING: Context = {
  plant: { en: "", zh: "" },
  zone: undefined,
  stations: [],
  reasons: [],
  nonconformances: [],
  people: [],
  plans: [],
  batches: [],
  gauges: [],
  charts: [],
};

/** The plan with the numbers of one batch in place of its own, where it samples. */
export function asking(plan: Plan, batch: BatchEntry | undefined): Plan {
  const asked = batch?.asked?.[plan.operation];
  if (asked === undefined || plan.attributes === undefined) return plan;
  const { inspect, accept } = asked;
  return { ...plan, attributes: { ...plan.attributes, inspect, accept, reject: accept + 1 } };
}

/** The day of an instant in the plant's time zone, as 2026-11-21. */
export function dayOf(millis: number, zone: string | undefined): string {
  return new Intl.DateTimeFormat("sv-SE", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    ...(zone === undefined ? {} : { timeZone: zone }),
  }).format(millis);
}

/** Whether readings of this gauge may pass a batch today; without an entry nobody vouches for it. */
export function gaugeInDate(
  context: Context,
  gauge: string | undefined,
  today: string,
): { ok: true } | { ok: false; due: string | undefined } {
  if (gauge === undefined) return { ok: true };
  const entry = context.gauges.find((each) => each.gauge === gauge);
  if (entry === undefined) return { ok: false, due: undefined };
  return entry.state === "in-use" && entry.due >= today
    ? { ok: true }
    : { ok: false, due: entry.due };
}

/** Whether a person may sign for an operation today. */
export function isQualified(person: PersonEntry, operation: string, today: string): boolean {
  return person.qualified.some((each) => each.operation === operation && each.until >= today);
}

/** The plan of the operation before this one, if the part has one. */
export function planBefore(context: Context, plan: Plan): Plan | undefined {
  const ofPart = context.plans.filter((each) => each.part === plan.part);
  const at = ofPart.findIndex((each) => each.operation === plan.operation);
  return at > 0 ? ofPart[at - 1] : undefined;
}
