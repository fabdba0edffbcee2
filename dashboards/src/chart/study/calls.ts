import { get, post } from "../../api/client";
import type { components } from "../../api/schema";
import type { Annotation } from "../../api/types";
import type { Range } from "../../app/route";

type Schemas = components["schemas"];
export type Capability = Schemas["Capability"];
export type CapabilityIndex = Schemas["CapabilityIndex"];
export type ProcessEvent = Schemas["ProcessEvent"];
export type AnswerCode = Schemas["AnswerCode"];
export type CauseCount = Schemas["CauseCount"];
export type Strata = Schemas["Strata"];
export type Stratum = Schemas["Stratum"];
export type StrataQuery = { by: Strata["by"]; of?: number; shifts?: string };
export type LimitPreview = Schemas["LimitPreview"];
export type LimitBasis = Schemas["LimitBasis"];
export type LimitProposal = Schemas["LimitProposal"];

/** The server studies at most so many subgroups at once. */
const MOST_SUBGROUPS = 2000;
const LATEST_EVENTS = 10;
const LATEST_PROPOSALS = 10;

function period(range: Range): Record<string, string | number> {
  if ("from" in range) return { from: range.from, to: range.to, last: MOST_SUBGROUPS };
  return { last: "all" in range ? MOST_SUBGROUPS : Math.min(range.last, MOST_SUBGROUPS) };
}

export const study = {
  capability: (chart: number, range: Range, signal: AbortSignal) =>
    get<Capability>(`/charts/${chart}/capability`, period(range), signal),
  openEvents: (chart: number, signal: AbortSignal) =>
    get<{ events: ProcessEvent[] }>("/process-events", { chart, open: true }, signal),
  latestEvents: (chart: number, signal: AbortSignal) =>
    get<{ events: ProcessEvent[] }>("/process-events", { chart, limit: LATEST_EVENTS }, signal),
  codes: (signal: AbortSignal) => get<{ codes: AnswerCode[] }>("/answer-codes", {}, signal),
  causes: (chart: number, signal: AbortSignal) =>
    get<{ causes: CauseCount[] }>("/process-events/causes", { chart }, signal),
  answer: (event: string, body: Schemas["ProcessEventClosing"]) =>
    post<ProcessEvent>(`/process-events/${event}/closure`, body),
  preview: (chart: number, basis: LimitBasis) =>
    post<LimitPreview>(`/charts/${chart}/limits/preview`, basis),
  proposals: (chart: number, signal: AbortSignal) =>
    get<{ proposals: LimitProposal[] }>(
      "/limit-proposals",
      { chart, limit: LATEST_PROPOSALS },
      signal,
    ),
  propose: (chart: number, body: Schemas["LimitProposing"]) =>
    post<LimitProposal>(`/charts/${chart}/limits/proposals`, body),
  proposeKnown: (chart: number, body: Schemas["KnownLimitsProposing"]) =>
    post<LimitProposal>(`/charts/${chart}/limits/known`, body),
  annotate: (chart: number, body: Schemas["AnnotationRemark"]) =>
    post<Annotation>(`/charts/${chart}/annotations`, body),
  voidAnnotation: (annotation: string, reason: string) =>
    post<Annotation>(`/annotations/${annotation}/void`, { reason }),
  strata: (chart: number, range: Range, query: StrataQuery, signal: AbortSignal) =>
    get<Strata>(`/charts/${chart}/strata`, { ...period(range), ...query }, signal),
  approveLimits: (proposal: string, secret: string) =>
    post<LimitProposal>(`/limit-proposals/${proposal}/approval`, { secret }),
  endProposal: (proposal: string, act: "refusal" | "withdrawal", reason: string) =>
    post<LimitProposal>(`/limit-proposals/${proposal}/${act}`, { reason }),
};
