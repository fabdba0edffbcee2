import { fileAddress, get, post } from "./client";
import type { components } from "./schema";
import type { Tag } from "./types";

type Schemas = components["schemas"];
type Stop = AbortSignal | undefined;

export type Binding = Schemas["Binding"];
export type BindingTarget = Schemas["BindingTarget"];
export type QuarantineEntry = Schemas["QuarantineEntry"];

/** Which tag measures what, and what could not be stored. */
export const fleet = {
  tags: (after: number, stop?: Stop) =>
    get<{ tags: Tag[]; next?: number }>("/tags", { after, limit: 1000 }, stop),
  readings: (tag: number, from: string, to: string, stop?: Stop) =>
    get<Schemas["Readings"]>(`/tags/${tag}/readings`, { from, to }, stop),
  bindings: (stop?: Stop) => get<{ bindings: Binding[] }>("/bindings", {}, stop),
  targets: (stop?: Stop) =>
    get<{ characteristics: BindingTarget[] }>("/bindings/targets", {}, stop),
  assign: (tag: number, body: Schemas["BindingBody"]) =>
    post<Binding>(`/tags/${tag}/bindings`, body),
  end: (binding: number, body: Schemas["BindingEnd"]) =>
    post<Binding>(`/bindings/${binding}/end`, body),

  quarantine: (state: QuarantineEntry["state"] | undefined, stop?: Stop) =>
    get<{ entries: QuarantineEntry[]; next?: number }>("/quarantine", { state, limit: 200 }, stop),
  replay: (entry: number, reason: string) =>
    post<QuarantineEntry>(`/quarantine/${entry}/replay`, { reason }),
  discard: (entry: number, reason: string) =>
    post<QuarantineEntry>(`/quarantine/${entry}/discard`, { reason }),
  replayEdge: (edge: Schemas["QuarantineEdge"]) =>
    post<{ replayed: number; more: boolean; stoppedAt?: number; because?: string }>(
      "/quarantine-replays",
      edge,
    ),
  payload: (entry: number) => fileAddress(`/quarantine/${entry}/payload`, {}),
};
