import type {
  Annotation,
  Chart,
  ChartSummary,
  Edge,
  SubgroupReadings,
  Subgroups,
  System,
  Tag,
} from "./types";

const ROOT = "/api/v1";
const DEADLINE_MILLIS = 15_000;

/** The server answered that it will not; `detail` is its own sentence. */
export class RefusedError extends Error {
  constructor(
    readonly status: number,
    readonly detail: string,
    readonly field?: string,
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
/** With `asOf` only what was complete at that moment. */
type SubgroupQuery = { last: number; asOf?: string | undefined } & Partial<Period>;

export type Query = Record<string, string | number | boolean | undefined>;

/** What goes with a request besides its address. */
type Sent = {
  query?: Query;
  body?: unknown;
  /** The version of the record that is changed. */
  version?: number;
  signal?: AbortSignal | undefined;
};

/** Hears of every answer that says that nobody is signed in. */
export const door = { onSignedOut: (_path: string) => {} };

/** Asks the server, and gives its JSON answer. */
export async function ask<T>(method: string, path: string, sent: Sent = {}): Promise<T> {
  return (await (await answered(method, path, sent)).json()) as T;
}

/** A record, with the version that a change of it names. */
export async function getVersioned<T>(
  path: string,
  signal?: AbortSignal,
): Promise<{ value: T; version: number }> {
  const response = await answered("GET", path, { signal });
  const version = Number((response.headers.get("etag") ?? "").replace(/\D/g, ""));
  return { value: (await response.json()) as T, version };
}

async function answered(method: string, path: string, sent: Sent): Promise<Response> {
  const deadline = AbortSignal.timeout(DEADLINE_MILLIS);
  const { signal } = sent;
  const headers: Record<string, string> = { accept: "application/json" };
  if (sent.body !== undefined) headers["content-type"] = "application/json";
  if (sent.version !== undefined) headers["if-match"] = `"${sent.version}"`;
  let response: Response;
  try {
    response = await fetch(`${ROOT}${path}${search(sent.query)}`, {
      method,
      headers,
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new UnreachableError(String(cause));
  }
  if (response.ok) return response;
  if (response.status === 502 || response.status === 503 || response.status === 504) {
    throw new UnreachableError(`status ${response.status}`);
  }
  const problem: unknown = await response.json().catch(() => undefined);
  if (response.status === 401) door.onSignedOut(path);
  throw new RefusedError(
    response.status,
    sentence(problem) ?? response.statusText,
    named(problem, "field"),
  );
}

function search(query: Query | undefined): string {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined);
  return given.length === 0
    ? ""
    : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}

/** The address of a file to save. */
export function fileAddress(path: string, query: Query): string {
  return `${ROOT}${path}${search(query)}`;
}

export function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  return ask<T>("GET", path, { query, signal });
}

export function post<T>(path: string, body: unknown = {}): Promise<T> {
  return ask<T>("POST", path, { body });
}

function named(problem: unknown, name: "detail" | "title" | "field"): string | undefined {
  if (typeof problem !== "object" || problem === null) return undefined;
  const value = (problem as Record<string, unknown>)[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

function sentence(problem: unknown): string | undefined {
  return named(problem, "detail") ?? named(problem, "title");
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
  chart: (id: number, signal?: AbortSignal, asOf?: string) =>
    get<Chart>(`/charts/${id}`, { asOf }, signal),
  subgroups: (id: number, query: SubgroupQuery, signal?: AbortSignal) =>
    get<Subgroups>(`/charts/${id}/subgroups`, query, signal),
  subgroup: (id: number, number: number, signal?: AbortSignal) =>
    get<SubgroupReadings>(`/charts/${id}/subgroups/${number}`, {}, signal),
  annotations: (id: number, signal?: AbortSignal, asOf?: string) =>
    get<{ annotations: Annotation[] }>(`/charts/${id}/annotations`, { asOf }, signal),
  edges: (signal?: AbortSignal) => get<{ asOf: string; edges: Edge[] }>("/edges", {}, signal),
  unassignedTags: (signal?: AbortSignal) =>
    get<{ tags: Tag[]; next?: number }>("/tags", { unassigned: true, limit: 200 }, signal),
  system: (signal?: AbortSignal) => get<System>("/system", {}, signal),
};
