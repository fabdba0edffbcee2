import { effect, type Signal, signal } from "@preact/signals";
import { api, type Loaded, load, type Period, RefusedError } from "../api/client";
import { follow, type LiveEvent } from "../api/live";
import type { Annotation, Chart, LiveSubgroup, Subgroups } from "../api/types";
import type { Range } from "../app/route";
import { session } from "../app/session";
import { addLive, addPage, emptySeries, SERIES_MAX, type Series, trim } from "./series";

/** How much of the range is here. */
type Progress =
  | { state: "loading" }
  | { state: "more" }
  | { state: "complete" }
  | { state: "truncated" }
  | { state: "refused"; error: RefusedError };

/** A chart that is being looked at: its definition and the subgroups of a range, kept up to date. */
export type OpenChart = {
  chart: Signal<Loaded<Chart>>;
  /** Grows in place; `revision` changes when it did. */
  series: Series;
  revision: Signal<number>;
  progress: Signal<Progress>;
  /** What people remarked, by subgroup; empty for who may not read it. */
  annotations: Signal<readonly Annotation[]>;
  /** As of a moment: how many of these subgroups reached the server only later. */
  arrivedLater: Signal<number>;
  /** Reads the definition, its limits and the remarks anew. */
  again: () => void;
  /** Begins all over. */
  restart: () => void;
  close: () => void;
};

const PAGE = 10_000;
const RETRY_MILLIS = 3000;
const EARLIEST = "1970-01-01T00:00:00Z";
/** So long a browser that draws nothing at the moment may hold up what is new. */
const LATEST_MILLIS = 250;
/** Live subgroups that may wait while older ones are read. */
const WAITING_MAX = 1000;

/** @param asOf the moment as of which it is looked at; empty for the present, which goes on */
export function openChart(id: number, range: Range, asOf = ""): OpenChart {
  // What a round of reading still adds when it is over would leave holes in the next one's series.
  let round = new AbortController();
  const chart = signal<Loaded<Chart>>({ state: "loading" });
  const revision = signal(0);
  const progress = signal<Progress>({ state: "loading" });
  const series = emptySeries();
  const annotations = signal<readonly Annotation[]>([]);
  const arrivedLater = signal(0);
  const moment = asOf === "" ? undefined : asOf;
  const live = !("from" in range) && moment === undefined;
  const keep = "last" in range ? range.last : SERIES_MAX;
  let waiting: LiveSubgroup[] = [];
  let reading = true;

  async function readChart({ signal } = round) {
    for (;;) {
      const outcome = await load(api.chart(id, signal, moment));
      if (outcome === undefined || signal.aborted) return;
      if (outcome.state === "ready" || chart.peek().state !== "ready") chart.value = outcome;
      if (outcome.state === "ready" || !(await mayRetry(outcome, signal))) return;
    }
  }

  async function readAnnotations({ signal } = round) {
    const outcome = await load(api.annotations(id, signal, moment));
    if (outcome?.state !== "ready" || signal.aborted) return;
    annotations.value = outcome.value.annotations;
    revision.value++;
  }

  /** Waits before the next try; a refusal is not tried again. */
  async function mayRetry(outcome: Loaded<unknown>, stop: AbortSignal): Promise<boolean> {
    if (refusal(outcome) !== undefined) return false;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MILLIS));
    return !stop.aborted;
  }

  function refuse(outcome: Loaded<unknown>) {
    const error = refusal(outcome);
    if (error !== undefined) progress.value = { state: "refused", error };
  }

  function take(page: Subgroups) {
    addPage(series, page);
    arrivedLater.value += page.arrivedLater ?? 0;
  }

  /** Reads what lies in the period, page by page, and adds it. */
  async function readPeriod(period: Period, stop: AbortSignal) {
    let from = period.from;
    for (;;) {
      const query = { from, to: period.to, last: PAGE, asOf: moment };
      const outcome = await load(api.subgroups(id, query, stop));
      if (outcome === undefined || stop.aborted) return;
      if (outcome.state !== "ready") {
        if (await mayRetry(outcome, stop)) continue;
        return refuse(outcome);
      }
      take(outcome.value);
      revision.value++;
      const { more, nextFrom } = outcome.value;
      if (!more || nextFrom === undefined || nextFrom === from) return;
      if (series.number.length >= SERIES_MAX) {
        progress.value = { state: "truncated" };
        return;
      }
      progress.value = { state: "more" };
      from = nextFrom;
    }
  }

  async function readLast(last: number, stop: AbortSignal) {
    for (;;) {
      const outcome = await load(api.subgroups(id, { last, asOf: moment }, stop));
      if (outcome === undefined || stop.aborted) return;
      if (outcome.state === "ready") {
        take(outcome.value);
        return;
      }
      if (!(await mayRetry(outcome, stop))) return refuse(outcome);
    }
  }

  async function readSeries({ signal } = round) {
    reading = true;
    if ("last" in range) await readLast(range.last, signal);
    else if ("all" in range) await readPeriod({ from: EARLIEST, to: soon() }, signal);
    else await readPeriod(range, signal);
    if (signal.aborted || progress.peek().state === "refused") return;
    reading = false;
    complete();
    await takeWaiting();
    revision.value++;
  }

  function complete() {
    if (progress.peek().state !== "truncated") progress.value = { state: "complete" };
  }

  let taking = false;
  /** Adds the live subgroups that have come; reads what is missing before them. */
  async function takeWaiting() {
    // Whoever is at it already takes these too.
    if (taking) return;
    taking = true;
    try {
      await takeEach();
    } finally {
      taking = false;
    }
  }

  async function takeEach({ signal } = round) {
    while (waiting.length > 0) {
      const next = waiting[0];
      if (next === undefined) break;
      if (addLive(series, next) === "gap") {
        reading = true;
        const from = new Date((series.time.at(-1) ?? 0) * 1000).toISOString();
        await readPeriod({ from, to: new Date(next.time / 1000 + 1).toISOString() }, signal);
        if (signal.aborted || progress.peek().state === "refused") return;
        reading = false;
        complete();
        // What the server does not have by now is not worth waiting for.
        if (addLive(series, next) === "gap") return restart();
      }
      waiting.shift();
      if (!knows(next.limitSet)) void readChart();
    }
    trim(series, keep);
  }

  function knows(version: number): boolean {
    const state = chart.peek();
    return (
      version === 0 ||
      state.state !== "ready" ||
      state.value.limitSets.some((set) => set.version === version)
    );
  }

  function restart() {
    round.abort();
    round = new AbortController();
    waiting = [];
    Object.assign(series, emptySeries());
    arrivedLater.value = 0;
    progress.value = { state: "loading" };
    void readSeries();
    again();
  }

  function again() {
    void readChart();
    if (session.peek() !== undefined) void readAnnotations();
  }

  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  async function show() {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    timer = undefined;
    await takeWaiting();
    revision.value++;
  }

  function onLive(event: LiveEvent) {
    if (event.name === "reset") return restart();
    if (event.name !== "subgroup" || event.data.chart !== id) return;
    if (waiting.length >= WAITING_MAX) waiting.shift();
    waiting.push(event.data);
    if (reading || timer !== undefined) return;
    frame = requestAnimationFrame(show);
    timer = setTimeout(show, LATEST_MILLIS);
  }

  const unfollow = live ? follow([`chart:${id}`], onLive) : () => undefined;
  void readChart();
  void readSeries();
  // Remarks are for people who have signed in; that may be known only later.
  const forget = effect(() => {
    if (session.value !== undefined) void readAnnotations();
  });
  return {
    chart,
    series,
    revision,
    progress,
    annotations,
    arrivedLater,
    again,
    restart,
    close() {
      unfollow();
      forget();
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      round.abort();
    },
  };
}

function refusal(outcome: Loaded<unknown>): RefusedError | undefined {
  return outcome.state === "failed" && outcome.error instanceof RefusedError
    ? outcome.error
    : undefined;
}

/** The end of a period that is meant to reach up to now, whatever this machine's clock says. */
function soon(): string {
  return new Date(Date.now() + 86_400_000).toISOString();
}
