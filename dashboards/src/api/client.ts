import type { Chart, ChartSummary, Edge, SubgroupReadings, Subgroups, System, Tag } from "./types";

const ROOT = "/api/v1";
const DEADLINE_MILLIS = 15_000;

/** The server answered that it will not; `detail` is its own sentence. */
export class RefusedError extends Error {
  constructor(
    readonly status: number,
    readonly detail: string,
  ) {
    super(detail);
  }
}

/** Nothing came back: the network, or the server, is away. */
export class UnreachableError extends Error {}

/** What a view has of something it asked the server for. */
export type Loaded<T> =
  | { state: "loading" }
  | { state: "ready"; value: T }
  | { state: "failed"; error: RefusedError | UnreachableError };

export type Period = { from: string; to: string };
export type SubgroupQuery = { last: number } | (Period & { last: number });

type Query = Record<string, string | number | boolean>;

async function get<T>(path: string, query: Query, signal?: AbortSignal): Promise<T> {
  const deadline = AbortSignal.timeout(DEADLINE_MILLIS);
  const search = new URLSearchParams(Object.entries(query).map(([k, v]) => [k, String(v)]));
  let response: Response;
  try {
    response = await fetch(`${ROOT}${path}${search.size > 0 ? `?${search}` : ""}`, {
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      headers: { accept: "application/json" },
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new UnreachableError(String(cause));
  }
  if (response.ok) return (await response.json()) as T;
  if (response.status === 502 || response.status === 503 || response.status === 504) {
    throw new UnreachableError(`status ${response.status}`);
  }
  const problem: unknown = await response.json().catch(() => undefined);
  throw new RefusedError(response.status, sentence(problem) ?? response.statusText);
}

function sentence(problem: unknown): string | undefined {
  if (typeof problem !== "object" || problem === null) return undefined;
  if ("detail" in problem && typeof problem.detail === "string") return problem.detail;
  if ("title" in problem && typeof problem.title === "string") return problem.title;
  return undefined;
}

/** Runs `request` and gives its outcome as a value; an abort by the caller gives undefined. */
export async function load<T>(request: Promise<T>): Promise<Loaded<T> | undefined> {
  try {
    return { state: "ready", value: await request };
  } catch (error) {
    if (error instanceof RefusedError || error instanceof UnreachableError) {
      return { state: "failed", error };
    }
    if (error instanceof DOMException && error.name === "AbortError") return undefined;
    throw error;
  }
}

export const api = {
  charts: (signal?: AbortSignal) =>
    get<{ asOf: string; charts: ChartSummary[] }>("/charts", {}, signal),
  chart: (id: number, signal?: AbortSignal) => get<Chart>(`/charts/${id}`, {}, signal),
  subgroups: (id: number, query: SubgroupQuery, signal?: AbortSignal) =>
    get<Subgroups>(`/charts/${id}/subgroups`, query, signal),
  subgroup: (id: number, number: number, signal?: AbortSignal) =>
    get<SubgroupReadings>(`/charts/${id}/subgroups/${number}`, {}, signal),
  edges: (signal?: AbortSignal) => get<{ asOf: string; edges: Edge[] }>("/edges", {}, signal),
  unassignedTags: (signal?: AbortSignal) =>
    get<{ tags: Tag[]; next?: number }>("/tags", { unassigned: true, limit: 200 }, signal),
  system: (signal?: AbortSignal) => get<System>("/system", {}, signal),
};
