import { get, post } from "../api/client";
import type { components } from "../api/schema";

type Schemas = components["schemas"];
type GaugeStudy = Schemas["GaugeStudy"];
export type StudySheet = Schemas["GaugeStudySheet"];
export type StudyPlan = Schemas["GaugeStudyPlan"];
export type StudyReading = Schemas["GaugeStudyReading"];
export type Evaluation = Schemas["GaugeStudyEvaluation"];
export type Crossed = Schemas["CrossedEvaluation"];
export type Agreed = Schemas["Agreed"];

const at = (id: string) => `/gauge-studies/${encodeURIComponent(id)}`;

export const studies = {
  ofGauge: (gauge: string, stop: AbortSignal) =>
    get<{ studies: GaugeStudy[] }>("/gauge-studies", { gauge }, stop),
  plan: (plan: StudyPlan) => post<StudySheet>("/gauge-studies", plan),
  sheet: (id: string, stop: AbortSignal) => get<StudySheet>(at(id), {}, stop),
  readings: (id: string, stop: AbortSignal) =>
    get<{ readings: StudyReading[] }>(`${at(id)}/readings`, {}, stop),
  capture: (id: string, capture: Schemas["GaugeStudyCapture"]) =>
    post<StudySheet>(`${at(id)}/captures`, capture),
  leaveOut: (id: string, part: string, reason: string) =>
    post<StudySheet>(`${at(id)}/exclusions`, { part, reason }),
  conclude: (id: string, conclusion: Schemas["GaugeStudyConclusion"]) =>
    post<StudySheet>(`${at(id)}/conclusion`, conclusion),
  abandon: (id: string, reason: string) => post<StudySheet>(`${at(id)}/abandonment`, { reason }),
};
