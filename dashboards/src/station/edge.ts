import type { Summary } from "./record";

/** The edge's own HTTP interface: it serves this app and answers with the server away. */
const ROOT = "/api/station";
const DEADLINE_MILLIS = 10_000;

/** The edge answered that it will not; `status` says why. */
export class RefusedError extends Error {
  constructor(
    readonly status: number,
    readonly detail: string,
    /** Seconds until it is worth trying again, where the edge says so. */
    readonly wait: number | undefined,
  ) {
    super(detail);
  }
}

/** The edge, or the network to it, is away. */
export class AwayError extends Error {}

export type SignedIn = { token: string; badge: string; name: string };

/** A record as it is handed in; `pin` only where it is signed. */
export type Handed = {
  id: string;
  station: string;
  signedAt: string;
  content: { summary: Summary };
  pin?: string;
};

export type KeptRecord = {
  id: string;
  station: string;
  signedAt: string;
  badge: string;
  name: string;
  summary: Summary;
  epoch: number;
  parcel: number;
};

export type Status = {
  outbox: { epoch: number; produced: number };
  uplink: { phase: string; epoch: number; committed: number };
};

export type StationHold = { id: string; station: string; reason: string; machineKnows: boolean };

async function call(path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(`${ROOT}${path}`, {
      ...init,
      signal: AbortSignal.timeout(DEADLINE_MILLIS),
    });
  } catch (cause) {
    throw new AwayError(String(cause));
  }
  if (response.ok || response.status === 304) return response;
  if (response.status === 502 || response.status === 504) throw new AwayError("gateway");
  const problem: unknown = await response.json().catch(() => undefined);
  const detail =
    typeof problem === "object" &&
    problem !== null &&
    "detail" in problem &&
    typeof problem.detail === "string"
      ? problem.detail
      : response.statusText;
  const wait = Number(response.headers.get("retry-after"));
  throw new RefusedError(response.status, detail, wait > 0 ? wait : undefined);
}

async function get<T>(path: string): Promise<T> {
  return (await (await call(path)).json()) as T;
}

async function post<T>(path: string, body: object, token?: string): Promise<T> {
  const response = await call(path, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  return (await response.json()) as T;
}

export const edge = {
  versions: () => get<Record<string, number>>("/context"),
  document: (kind: string) => get<object>(`/context/${kind}`),
  holds: () => get<StationHold[]>("/holds"),
  status: () => get<Status>("/status"),
  records: (station: string) =>
    get<{ records: KeptRecord[] }>(`/records?${new URLSearchParams({ station })}`),
  signIn: (badge: string, pin: string, station: string) =>
    post<SignedIn>("/sign-in", { badge, pin, station }),
  hand: (record: Handed, token: string) =>
    post<{ id: string; epoch: number; parcel: number }>("/records", record, token),
};
