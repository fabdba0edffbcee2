import type { DefectRate, ObjectiveLine } from "../api/types";

export type Discipline = {
  line: string;
  planned: number;
  done: number;
  missed: number;
  waived: number;
  pending: number;
};
export type Inspected = {
  gate: "incoming" | "in-process" | "outgoing";
  line: string;
  part: string;
  operation: string;
  records: number;
  failed: number;
  inspected: number;
  nonconforming: number;
  firstInspected: number;
  firstNonconforming: number;
};
type Severities = "critical" | "major" | "minor";

/** The figures of a report, as the server froze them (its `Figures`, and those of inspectors). */
export type Figures = {
  objectives?: ObjectiveLine[];
  production?: {
    completed: Completed[];
    months?: Month[];
    defects?: DefectRate["defects"];
    inspected: Inspected[];
    discipline: Discipline[];
  };
  incidents?: {
    raised: number;
    closed: number;
    open: number;
    cost: number;
    currency?: string;
    costs?: Cost[];
    list: Incident[];
  };
  complaints?: { received: number; answered: number; list: ComplaintLine[] };
  visits?: { made: number; satisfied: number; overdue: number; list: VisitLine[] };
  settlement?: {
    asked: number;
    verified: number;
    overdue: number;
    actions: ActionLine[];
    settled: Settled[];
  };
  inspectors?: Inspector[];
  /** What codes in it are called, as they were when it was drafted. */
  names?: {
    people: Readonly<Record<string, string>>;
    departments: Readonly<Record<string, Name>>;
    lines: Readonly<Record<string, Name>>;
    parts: Readonly<Record<string, Name>>;
  };
  /** Of a management review: what became of what the one before decided. */
  followUps?: FollowUp[];
};
type Name = { en: string; zh: string };
/** What reports cost, by what for. */
export type Cost = { kind: string; amount: number; reports: number };
export type Incident = {
  number: number;
  source: string;
  severity: Severities;
  batch: string;
  operation: string;
  quantity: number;
  description: string;
  cause?: string;
  state: string;
  raised: string;
};
export type ComplaintLine = {
  number: number;
  customer: string;
  part: string;
  batch: string;
  severity: Severities;
  said: string;
  cause?: string;
  answer?: string;
};
export type VisitLine = {
  customer: string;
  batch: string;
  due: string;
  made: string;
  satisfied: boolean;
  said: string;
  cause?: string;
};

export type Completed = {
  part: string;
  nameEn: string;
  nameZh: string;
  batches: number;
  pieces: number;
};
export type ActionLine = {
  number: number;
  text: string;
  department: string;
  owner: string;
  due: string;
  state: "open" | "done" | "verified";
};
export type Settled = { kind: string; decisions: number; pieces: number };
export type Inspector = {
  inspector: string;
  records: number;
  failed: number;
  inspected: number;
  nonconforming: number;
  voided: number;
};
export type Month = {
  month: string;
  inspected: number;
  nonconforming: number;
  target?: number;
};
export type FollowUp = {
  review: string;
  number: number;
  text: string;
  owner: string;
  due: string;
  state: "open" | "done" | "verified";
  outcome?: string;
};
