import { signal } from "@preact/signals";
import { eventReader } from "../api/event-stream";

/** The newest reading of a tag; `time` in microseconds since 1970, quality 0 is good. */
export type Live = {
  station: string;
  tag: string;
  unit: string;
  decimals: number;
  time: number;
  value?: number;
  quality: number;
};

/** Whether the edge's stream is up; what is on the screen is of now only then. */
export const streaming = signal(false);

const newest = new Map<string, Live>();
const listeners = new Set<(value: Live) => void>();
let snapshots = 0;
let events = 0;

/** Whether what is being told now is news, and not what a new connection begins with. */
export function snapshotTaken(): boolean {
  return events > snapshots;
}

/** Grows with each event, for what shows the newest value. */
const turn = signal(0);

const RETRY_MILLIS = 1_000;
/** The edge says something at least every ten seconds. */
const SILENCE_MILLIS = 25_000;

const keyOf = (station: string, tag: string) => `${station}\u0000${tag}`;

/** The newest reading; a component that asks is drawn again when there is a newer one. */
export function liveValue(of: { station: string; tag: string } | undefined): Live | undefined {
  turn.value;
  return of === undefined ? undefined : newest.get(keyOf(of.station, of.tag));
}

/** Hears every reading as it comes, until the returned function is called. */
export function onReading(listener: (value: Live) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Follows the edge's stream for as long as the app lives. */
export async function followLive(): Promise<never> {
  for (;;) {
    await connection().catch(() => undefined);
    streaming.value = false;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MILLIS));
  }
}

async function connection() {
  const silent = new AbortController();
  let timer = setTimeout(() => silent.abort(), SILENCE_MILLIS);
  try {
    const response = await fetch("/api/station/live", { signal: silent.signal });
    if (!response.ok || response.body === null) return;
    streaming.value = true;
    snapshots = events + 1;
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    const feed = eventReader((event) => {
      if (event.name === "values") receive(JSON.parse(event.data) as Live[]);
    });
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      clearTimeout(timer);
      timer = setTimeout(() => silent.abort(), SILENCE_MILLIS);
      feed(value);
    }
  } finally {
    clearTimeout(timer);
  }
}

function receive(values: Live[]) {
  events++;
  for (const value of values) newest.set(keyOf(value.station, value.tag), value);
  turn.value++;
  for (const value of values) for (const listener of listeners) listener(value);
}
