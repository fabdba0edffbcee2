import { ask, fileAddress, get, post, type Query } from "./client";
import type { components } from "./schema";
import type {
  Action,
  AuditLine,
  Batch,
  BatchSheet,
  Check,
  CheckAccount,
  Complaint,
  Concession,
  Cost,
  DefectRate,
  DefectRecord,
  Effect,
  Escalation,
  GaugeSheet,
  Hold,
  Inspection,
  LimitProposal,
  MasterSet,
  Nonconformance,
  NonconformanceSheet,
  Objective,
  ObjectiveLine,
  Person,
  PersonEdit,
  Plan,
  ProcessEvent,
  Report,
  SearchHit,
  Session,
  Visit,
} from "./types";

type Schemas = components["schemas"];
type Stop = AbortSignal | undefined;
export type MasterTable = Schemas["MasterTable"];
export type UnplacedRecord = Schemas["UnplacedRecord"];
type TouchedBatch = Schemas["TouchedBatch"];
export type TraceBy = "supplier-lot" | "customer" | "gauge" | "person" | "serial";
export type TableOutcome = {
  dryRun: boolean;
  changed: string[];
  wrong: Schemas["WrongLine"][];
};
export type Qualification = Schemas["Qualification"];
type Unsigned<T> = Omit<T, "secret">;

export type Trace = {
  madeFrom: TraceNode[];
  wentInto: TraceNode[];
  records: TraceRecord[];
  touched: { what: "person" | "gauge" | "characteristic"; name: string; times: number }[];
  nonconformances: TraceNonconformance[];
  complaints: TraceComplaint[];
  deliveries: { id: string; batch: string; customer: string; delivered: string }[];
};
export type TraceNode = {
  id: string;
  number: string;
  part: string;
  state: Batch["state"];
  supplierLot: string;
  depth: number;
};
type TraceNonconformance = Pick<
  Nonconformance,
  | "id"
  | "number"
  | "batch"
  | "operation"
  | "source"
  | "severity"
  | "state"
  | "quantity"
  | "description"
>;
type TraceComplaint = Pick<Complaint, "id" | "number" | "customer" | "severity" | "said"> & {
  batch: string;
  answered: boolean;
};
type TraceRecord = {
  id: string;
  batch: string;
  operation: string;
  kind: Inspection["kind"];
  verdict: Inspection["verdict"];
  signer: string;
  signed: string;
};
export type Verdict = {
  intact: boolean;
  lines?: number;
  head?: string;
  records?: number;
  line?: number;
  kind?: string;
  record?: string;
  because?: string;
};

const enc = encodeURIComponent;

/** The quality domain as the server offers it; a signature is a secret given with the act. */
export const quality = {
  session: (stop?: Stop) => get<Session>("/session", {}, stop),
  signIn: (by: { login: string; password: string } | { badge: string; pin: string }) =>
    post<Session>("/session", by),
  signOut: () => ask<unknown>("DELETE", "/session"),
  search: (text: string, stop?: Stop) => get<{ hits: SearchHit[] }>("/search", { text }, stop),

  people: (stop?: Stop) => get<{ people: Person[] }>("/people", {}, stop),
  person: (id: string, stop?: Stop) => get<Person>(`/people/${id}`, {}, stop),
  addPerson: (edit: PersonEdit) => post<Person>("/people", edit),
  changePerson: (id: string, version: number, edit: PersonEdit) =>
    ask<Person>("PUT", `/people/${id}`, { body: edit, version }),

  signInWays: (stop?: Stop) =>
    get<{ password: boolean; openId?: { name: string } }>("/session/ways", {}, stop),
  masterData: (stop?: Stop) => get<MasterSet>("/master-data", {}, stop),
  masterHistory: (kind: string, record: string, stop?: Stop) =>
    get<{ lines: Schemas["MasterChangeLine"][] }>(
      `/master-data/${kind}/${enc(record)}/history`,
      {},
      stop,
    ),
  bringIn: (set: MasterSet, dryRun: boolean) =>
    ask<{ dryRun: boolean; changed: string[] }>("POST", "/master-data", {
      query: { dryRun },
      body: set,
    }),
  qualifications: (stop?: Stop) =>
    get<{ qualifications: Qualification[] }>("/qualifications", {}, stop),
  qualify: (qualification: Qualification) => post<Qualification>("/qualifications", qualification),
  masterTable: (table: MasterTable["table"]) => fileAddress("/master-data/table", { table }),
  bringInTable: (table: MasterTable, dryRun: boolean) =>
    ask<TableOutcome>("POST", "/master-data/table", { query: { dryRun }, body: table }),
  unplaced: (all: boolean, stop?: Stop) =>
    get<{ records: UnplacedRecord[] }>("/unplaced-records", { all }, stop),
  place: (id: string, placing: Schemas["Placing"]) =>
    post<UnplacedRecord>(`/unplaced-records/${id}/placement`, placing),
  traceBack: (by: TraceBy, value: string, stop?: Stop) =>
    get<{ batches: TouchedBatch[] }>("/trace", { by, value }, stop),
  plans: (stop?: Stop) => get<{ plans: Plan[] }>("/plans", {}, stop),
  writePlan: (plan: Schemas["PlanEdit"]) => post<Plan>("/plans", plan),
  approvePlan: (id: string, secret: string) => post<Plan>(`/plans/${id}/approval`, { secret }),

  audit: (query: Query, stop?: Stop) =>
    get<{ lines: AuditLine[]; next?: number }>("/audit", query, stop),
  auditAnchor: (stop?: Stop) => get<{ number: number; hash: string }>("/audit/anchor", {}, stop),
  auditVerdict: (query: Query) => get<Verdict>("/audit/verdict", query),

  defectRate: (query: Query, stop?: Stop) => get<DefectRate>("/defect-rate", query, stop),
  defectRecords: (query: Query, stop?: Stop) =>
    get<{ records: DefectRecord[] }>("/defect-rate/records", query, stop),
  objectives: (stop?: Stop, day?: string) =>
    get<{ asOf: string; objectives: ObjectiveLine[] }>("/objectives", { day }, stop),
  objective: (id: string, stop?: Stop) =>
    get<{ versions: Objective[] }>(`/objectives/${id}`, {}, stop),
  setObjective: (setting: Schemas["ObjectiveSetting"]) => post<unknown>("/objectives", setting),
  reviseObjective: (id: string, revision: Schemas["ObjectiveRevision"]) =>
    post<unknown>(`/objectives/${id}/versions`, revision),
  explainObjective: (id: string, reason: Schemas["ObjectiveReason"]) =>
    post<unknown>(`/objectives/${id}/reasons`, reason),

  batches: (query: Query, stop?: Stop) =>
    get<{ batches: Batch[]; next?: string }>("/batches", query, stop),
  batch: (id: string, stop?: Stop) => get<BatchSheet>(`/batches/${id}`, {}, stop),
  batchNumbered: (number: string, stop?: Stop) => get<BatchSheet>(`/scan/${enc(number)}`, {}, stop),
  trace: (id: string, stop?: Stop) => get<Trace>(`/batches/${id}/trace`, {}, stop),
  release: (id: string, reason: string, secret: string) =>
    post<BatchSheet>(`/batches/${id}/release`, { secret, reason }),
  holds: (all: boolean, stop?: Stop) => get<{ holds: Hold[] }>("/holds", { all }, stop),
  placeHold: (hold: Unsigned<Schemas["HoldPlacing"]>, secret: string) =>
    post<Hold>("/holds", { ...hold, secret }),
  liftHold: (id: string, reason: string, secret: string) =>
    post<Hold>(`/holds/${id}/lift`, { secret, reason }),
  inspection: (id: string, stop?: Stop) => get<Inspection>(`/inspections/${id}`, {}, stop),
  voidInspection: (id: string, reason: string) =>
    post<Inspection>(`/inspections/${id}/void`, { reason }),
  checks: (query: Query, stop?: Stop) => get<{ checks: Check[] }>("/checks", query, stop),
  checkAccounts: (query: Query, stop?: Stop) =>
    get<{ accounts: CheckAccount[] }>("/checks/accounts", query, stop),
  waive: (id: string, reason: string) => post<Check>(`/checks/${id}/waiver`, { reason }),

  nonconformances: (query: Query, stop?: Stop) =>
    get<{ nonconformances: Nonconformance[]; next?: number }>("/nonconformances", query, stop),
  nonconformance: (id: string, stop?: Stop) =>
    get<NonconformanceSheet>(`/nonconformances/${id}`, {}, stop),
  raise: (raising: Schemas["NonconformanceRaising"]) =>
    post<NonconformanceSheet>("/nonconformances", raising),
  contain: (id: string, text: string) =>
    post<NonconformanceSheet>(`/nonconformances/${id}/containment`, { text }),
  review: (id: string, review: Schemas["NonconformanceReview"]) =>
    post<NonconformanceSheet>(`/nonconformances/${id}/review`, review),
  decide: (id: string, decision: Unsigned<Schemas["DispositionDecision"]>, secret: string) =>
    post<NonconformanceSheet>(`/nonconformances/${id}/dispositions`, { ...decision, secret }),
  execute: (id: string, disposition: string) =>
    post<NonconformanceSheet>(`/nonconformances/${id}/dispositions/${disposition}/execution`),
  inspectedAgain: (id: string, disposition: string, record: string) =>
    post<NonconformanceSheet>(`/nonconformances/${id}/dispositions/${disposition}/inspection`, {
      record,
    }),
  verify: (id: string, secret: string) =>
    post<NonconformanceSheet>(`/nonconformances/${id}/verification`, { secret }),
  close: (id: string) => post<NonconformanceSheet>(`/nonconformances/${id}/closure`),
  declareVoid: (id: string, reason: string) =>
    post<NonconformanceSheet>(`/nonconformances/${id}/void`, { reason }),
  concessions: (stop?: Stop) => get<{ concessions: Concession[] }>("/concessions", {}, stop),
  actions: (open: boolean, stop?: Stop) => get<{ actions: Action[] }>("/actions", { open }, stop),
  askAction: (asked: Schemas["ActionAsked"]) => post<Action>("/actions", asked),
  completeAction: (id: string, evidence: string) =>
    post<Action>(`/actions/${id}/completion`, { evidence }),
  verifyAction: (id: string, finding: Schemas["ActionFinding"]) =>
    post<Action>(`/actions/${id}/verification`, finding),
  effects: (open: boolean, stop?: Stop) => get<{ effects: Effect[] }>("/effects", { open }, stop),
  planEffect: (id: string, planned: Schemas["EffectPlanned"]) =>
    post<Effect>(`/nonconformances/${id}/effects`, planned),
  findEffect: (id: string, found: Schemas["EffectFound"]) =>
    post<Effect>(`/effects/${id}/finding`, found),
  costs: (id: string, stop?: Stop) =>
    get<{ costs: Cost[] }>(`/nonconformances/${id}/costs`, {}, stop),
  addCost: (id: string, cost: Schemas["CostGiven"]) =>
    post<{ costs: Cost[] }>(`/nonconformances/${id}/costs`, cost),
  voidCost: (id: string, cost: string, reason: string) =>
    post<{ costs: Cost[] }>(`/nonconformances/${id}/costs/${cost}/void`, { reason }),
  escalations: (stop?: Stop) => get<{ escalations: Escalation[] }>("/escalations", {}, stop),

  gauges: (stop?: Stop) => get<{ gauges: GaugeSheet[] }>("/gauges", {}, stop),
  gauge: (code: string, stop?: Stop) => get<GaugeSheet>(`/gauges/${enc(code)}`, {}, stop),
  setGauge: (code: string, state: Schemas["GaugeState"]) =>
    post<GaugeSheet>(`/gauges/${enc(code)}/state`, state),
  calibrate: (code: string, calibration: Schemas["CalibrationBody"]) =>
    post<GaugeSheet>(`/gauges/${enc(code)}/calibrations`, calibration),

  complaints: (open: boolean, stop?: Stop) =>
    get<{ complaints: Complaint[]; next?: number }>("/complaints", { open, limit: 200 }, stop),
  complaint: (id: string, stop?: Stop) => get<Complaint>(`/complaints/${id}`, {}, stop),
  hearComplaint: (heard: Schemas["ComplaintHeard"]) => post<Complaint>("/complaints", heard),
  answerComplaint: (id: string, reply: Schemas["ComplaintReply"]) =>
    post<Complaint>(`/complaints/${id}/answer`, reply),
  recordDelivery: (delivery: Schemas["Delivery"]) => post<{ id: string }>("/deliveries", delivery),
  visitsDue: (until: string, stop?: Stop) =>
    get<{ visits: Visit[] }>("/visits/due", { until }, stop),
  recordVisit: (id: string, made: Schemas["VisitMade"]) =>
    post<Visit>(`/visits/${id}/result`, made),

  reports: (stop?: Stop) => get<{ reports: Report[] }>("/reports", {}, stop),
  report: (id: string, stop?: Stop) => get<Report>(`/reports/${id}`, {}, stop),
  draftReport: (drafting: Schemas["ReportDrafting"]) => post<Report>("/reports", drafting),
  approveReport: (id: string, secret: string) =>
    post<Report>(`/reports/${id}/approval`, { secret }),
  commentReport: (id: string, said: Schemas["ReportSaid"]) =>
    post<Schemas["ReportComments"]>(`/reports/${id}/comments`, said),
  answerComment: (id: string, comment: string, text: string) =>
    post<Schemas["ReportComments"]>(`/reports/${id}/comments/${comment}/answer`, { text }),
  issueReport: (id: string, secret: string) => post<Report>(`/reports/${id}/issue`, { secret }),

  limitProposals: (stop?: Stop) =>
    get<{ proposals: LimitProposal[] }>("/limit-proposals", { open: true }, stop),
  /** Signals that nobody has answered, latest first, before the event of a number. */
  openEvents: (before: number | undefined, stop?: Stop) =>
    get<{ events: ProcessEvent[]; next?: number }>(
      "/process-events",
      { open: true, limit: 200, before },
      stop,
    ),
};

/** A UUID version 7 of now: ids are made here, so that a repeated request is recognised. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const millis = Date.now();
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(millis / 2 ** (8 * (5 - i))) & 0xff;
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
