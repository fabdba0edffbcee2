import { signal } from "@preact/signals";
import { eventReader, type StreamEvent } from "./event-stream";
import type { ChartSummary, Edge, LiveSubgroup } from "./types";

/** What the server pushes. `reset`: something was missed, read anew. */
export type LiveEvent =
  | { name: "subgroup"; data: LiveSubgroup }
  | { name: "chart"; data: ChartSummary }
  | { name: "edge"; data: Edge }
  | { name: "reset" };

/** The line to the server; times in milliseconds since 1970. */
export type Link =
  | { state: "connecting" }
  | { state: "live"; heard: number }
  | { state: "away"; since: number };

/** The server comments every 15 s; a line that is quiet for longer than this is dead. */
const SILENCE_MILLIS = 40_000;
const RETRY_MILLIS = [500, 1000, 2000, 4000, 8000];
/** A tab in the background gives its connection back: a browser has only six for a server. */
const HIDDEN_MILLIS = 60_000;

export const link = signal<Link>({ state: "connecting" });

const listeners = new Map<object, { topics: string[]; on: (event: LiveEvent) => void }>();
let running: AbortController | undefined;
let lastId: string | undefined;
let attempts = 0;
let wake: (() => void) | undefined;

/** Hears what happens on the topics until the returned function is called. */
export function follow(topics: string[], on: (event: LiveEvent) => void): () => void {
  const key = {};
  listeners.set(key, { topics, on });
  restart();
  return () => {
    listeners.delete(key);
    restart();
  };
}

function topics(): string[] {
  return [...new Set([...listeners.values()].flatMap((each) => each.topics))].sort();
}

let scheduled = false;
/** Views come and go in pairs; one new connection serves the change. */
function restart() {
  if (scheduled) return;
  scheduled = true;
  queueMicrotask(() => {
    scheduled = false;
    running?.abort();
    running = undefined;
    if (listeners.size > 0) {
      running = new AbortController();
      void run(topics(), running.signal);
    }
  });
}

async function run(wanted: string[], stop: AbortSignal) {
  while (!stop.aborted) {
    await connection(wanted, stop).catch(() => undefined);
    if (stop.aborted) return;
    if (link.peek().state !== "away") link.value = { state: "away", since: Date.now() };
    const delay = RETRY_MILLIS[Math.min(attempts, RETRY_MILLIS.length - 1)] ?? 8000;
    attempts++;
    await pause(delay * (0.8 + 0.4 * Math.random()), stop);
  }
}

async function connection(wanted: string[], stop: AbortSignal) {
  const silent = new AbortController();
  let timer = setTimeout(() => silent.abort(), SILENCE_MILLIS);
  try {
    const response = await fetch(
      `/api/v1/stream?${new URLSearchParams({ topics: wanted.join(",") })}`,
      {
        signal: AbortSignal.any([stop, silent.signal]),
        headers: {
          accept: "text/event-stream",
          ...(lastId === undefined ? {} : { "last-event-id": lastId }),
        },
      },
    );
    if (!response.ok || response.body === null) return;
    // Without an id nobody can say what was missed while the line was down.
    if (attempts > 0 && lastId === undefined) deliver({ name: "reset" });
    attempts = 0;
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    const feed = eventReader(receive);
    for (;;) {
      clearTimeout(timer);
      timer = setTimeout(() => silent.abort(), SILENCE_MILLIS);
      heard();
      const { done, value } = await reader.read();
      if (done || stop.aborted) return;
      feed(value);
    }
  } finally {
    clearTimeout(timer);
  }
}

function heard() {
  const now = Date.now();
  const before = link.peek();
  if (before.state === "live" && now - before.heard < 1000) return;
  link.value = { state: "live", heard: now };
}

function receive(event: StreamEvent) {
  if (event.id !== undefined) lastId = event.id;
  switch (event.name) {
    case "subgroup":
      return deliver({ name: "subgroup", data: JSON.parse(event.data) as LiveSubgroup });
    case "chart":
      return deliver({ name: "chart", data: JSON.parse(event.data) as ChartSummary });
    case "edge":
      return deliver({ name: "edge", data: JSON.parse(event.data) as Edge });
    case "reset":
      return deliver({ name: "reset" });
  }
}

function deliver(event: LiveEvent) {
  for (const { on } of [...listeners.values()]) on(event);
}

function pause(millis: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stop.removeEventListener("abort", done);
      wake = undefined;
      resolve();
    };
    const timer = setTimeout(done, millis);
    stop.addEventListener("abort", done);
    wake = done;
  });
}

/** Gives up the line in a tab nobody looks at, and tries at once when there is hope again. */
export function watchTab() {
  let timer: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    if (document.hidden) {
      timer = setTimeout(() => {
        running?.abort();
        running = undefined;
      }, HIDDEN_MILLIS);
    } else if (running === undefined) {
      restart();
    }
  });
  window.addEventListener("online", () => wake?.());
}
