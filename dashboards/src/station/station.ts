import { computed, signal } from "@preact/signals";
import { zone } from "../i18n/format";
import { asking, type Context, dayOf, NOTHING, type PersonEntry, type Plan } from "./context";
import type { Draft } from "./draft";
import {
  AwayError,
  edge,
  type Handed,
  type KeptRecord,
  RefusedError,
  type SignedIn,
  type StationHold,
  type Status,
} from "./edge";
import { all, drop, keep } from "./store";

/** What this station knows and does at the moment. */
export const context = signal<Context>(NOTHING);
export const holds = signal<StationHold[]>([]);
export const status = signal<Status | undefined>(undefined);
export const records = signal<KeptRecord[]>([]);
export const drafts = signal<Draft[]>([]);
export const outgoing = signal<Outgoing[]>([]);
/** Since when the edge does not answer, milliseconds since 1970. */
export const awaySince = signal<number | undefined>(undefined);
/** False until what the browser keeps has been read. */
export const ready = signal(false);

export const here = signal<string | undefined>(undefined);
export const person = signal<(SignedIn & { pinLength: number }) | undefined>(undefined);

/** A record that waits for the edge, with the session it was made in. */
type Outgoing = Handed & { token: string };

const STATION = "gaugewire.station.here";
const PERSON = "gaugewire.station.person";
const CURSOR = "gaugewire.station.cursor";
const KINDS = ["stations", "people", "plans", "batches", "gauges", "charts"] as const;
const POLL_MILLIS = 2_000;

export const station = computed(() =>
  context.value.stations.find((each) => each.station === here.value),
);

/** Records that the server does not have yet: those the edge keeps, and those still here. */
export const waiting = computed(
  () => records.value.filter((record) => !isCommitted(record)).length + outgoing.value.length,
);

/** The edge is there, and does not reach the server. */
export const serverAway = computed(
  () => status.value !== undefined && status.value.uplink.phase !== "SENDING",
);

/** Up to where the server has what an outbox wrote. */
type Cursor = { epoch: number; committed: number };

/**
 * As the edge last told while it was connected: after a restart it does not know until the server
 * tells it again.
 */
const cursor = signal<Cursor | undefined>(undefined);

export function isCommitted(record: { epoch: number; parcel: number }): boolean {
  return covers(status.value?.uplink, record) || covers(cursor.value, record);
}

function covers(at: Cursor | undefined, record: { epoch: number; parcel: number }): boolean {
  if (at === undefined) return false;
  return at.epoch > record.epoch || (at.epoch === record.epoch && at.committed >= record.parcel);
}

/** A server that lost what it had takes its word back: then the newer, lower cursor counts. */
function noteCursor() {
  const uplink = status.value?.uplink;
  if (uplink === undefined || uplink.phase === "DISCONNECTED" || uplink.phase === "ASKING") return;
  const { epoch, committed } = uplink;
  if (cursor.value?.epoch === epoch && cursor.value.committed === committed) return;
  cursor.value = { epoch, committed };
  localStorage.setItem(CURSOR, JSON.stringify(cursor.value));
}

export function today(): string {
  return dayOf(Date.now(), context.value.zone);
}

export function me(): PersonEntry | undefined {
  return context.value.people.find((each) => each.badge === person.value?.badge);
}

export function planOf(draft: {
  part: string;
  operation: string;
  batch: string;
}): Plan | undefined {
  const plan = context.value.plans.find(
    (each) => each.part === draft.part && each.operation === draft.operation,
  );
  const batch = context.value.batches.find((each) => each.batch === draft.batch);
  return plan && asking(plan, batch);
}

export function setStation(code: string) {
  here.value = code;
  localStorage.setItem(STATION, code);
  records.value = [];
  void refresh();
}

export async function signIn(badge: string, pin: string): Promise<void> {
  const signed = await edge.signIn(badge, pin, here.value ?? "");
  person.value = { ...signed, pinLength: pin.length };
  localStorage.setItem(PERSON, JSON.stringify(person.value));
  void refresh();
}

export function signOut() {
  person.value = undefined;
  localStorage.removeItem(PERSON);
}

export function saveDraft(draft: Draft) {
  drafts.value = [...drafts.value.filter((each) => each.id !== draft.id), draft];
  void keep("drafts", draft.id, draft);
}

export function dropDraft(id: string) {
  drafts.value = drafts.value.filter((each) => each.id !== id);
  void drop("drafts", id);
}

/** Hands a signed record to the edge; it is on the edge's disk when the promise is fulfilled. */
export async function handIn(record: Handed): Promise<void> {
  const signed = person.value;
  if (signed === undefined) throw new RefusedError(401, "sign in first", undefined);
  noteKept(record, await edge.hand(record, signed.token).catch(noteSessionOver));
  void refresh();
}

/** What the edge has just taken counts at once, and not only when its list is asked for again. */
function noteKept(record: Handed, at: { epoch: number; parcel: number }) {
  const { id, station, signedAt, content } = record;
  const { badge = "", name = "" } = person.value ?? {};
  const { epoch, parcel } = at;
  records.value = [
    ...records.value.filter((each) => each.id !== id),
    { id, station, signedAt, badge, name, summary: content.summary, epoch, parcel },
  ];
}

/** Keeps a record that needs no PIN here until the edge has it, and tries at once. */
export async function handInSoon(record: Handed): Promise<void> {
  const signed = person.value;
  if (signed === undefined) throw new RefusedError(401, "sign in first", undefined);
  const item = { ...record, token: signed.token };
  await keep("outgoing", record.id, item);
  outgoing.value = [...outgoing.value, item];
  await flush();
}

function noteSessionOver(error: unknown): never {
  if (error instanceof RefusedError && error.status === 401) signOut();
  throw error;
}

let flushing = false;

async function flush() {
  if (flushing) return;
  flushing = true;
  try {
    for (const item of outgoing.value) {
      const { token, ...record } = item;
      noteKept(record, await edge.hand(record, person.value?.token ?? token));
      outgoing.value = outgoing.value.filter((each) => each.id !== item.id);
      await drop("outgoing", item.id);
    }
  } catch (error) {
    // Away, or signed out: it stays here, and goes with the next one who signs in.
    if (!(error instanceof AwayError || error instanceof RefusedError)) throw error;
  } finally {
    flushing = false;
  }
}

const versions: Record<string, number> = {};

async function refreshContext() {
  const present = await edge.versions();
  for (const kind of KINDS) {
    const version = present[kind];
    if (version === undefined || versions[kind] === version) continue;
    const document = await edge.document(kind);
    take(document);
    versions[kind] = version;
    await keep("documents", kind, document);
  }
}

function take(document: object) {
  context.value = { ...context.value, ...document };
  zone.value = context.value.zone;
}

/** Asks the edge for everything that may have changed. */
export async function refresh(): Promise<void> {
  try {
    await refreshContext();
    holds.value = await edge.holds();
    status.value = await edge.status();
    noteCursor();
    if (here.value !== undefined) records.value = (await edge.records(here.value)).records;
    awaySince.value = undefined;
    if (outgoing.value.length > 0) await flush();
  } catch (error) {
    if (!(error instanceof AwayError || error instanceof RefusedError)) throw error;
    awaySince.value ??= Date.now();
  }
}

function parsed<T>(text: string | null): T | undefined {
  return text === null ? undefined : (JSON.parse(text) as T);
}

/** Reads what the browser keeps, then follows the edge for as long as the app lives. */
export async function startStation(): Promise<never> {
  const asked = new URLSearchParams(location.search).get("station");
  if (asked !== null) localStorage.setItem(STATION, asked);
  here.value = localStorage.getItem(STATION) ?? undefined;
  person.value = parsed(localStorage.getItem(PERSON));
  cursor.value = parsed(localStorage.getItem(CURSOR));
  for (const [, document] of await all<object>("documents")) take(document);
  drafts.value = (await all<Draft>("drafts")).map(([, draft]) => draft);
  outgoing.value = (await all<Outgoing>("outgoing")).map(([, item]) => item);
  await refresh();
  ready.value = true;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MILLIS));
    await refresh();
  }
}
