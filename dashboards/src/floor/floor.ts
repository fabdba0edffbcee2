import { computed, signal } from "@preact/signals";
import { api, type Loaded, load } from "../api/client";
import { follow } from "../api/live";
import type { ChartState, ChartSummary } from "../api/types";

/** All charts by id, kept up to date as long as the page is open. */
export const charts = signal<Loaded<ReadonlyMap<number, ChartSummary>>>({ state: "loading" });

const RETRY_MILLIS = 3000;
/** Many charts change in the same moment; the screen follows four times a second. */
const GATHER_MILLIS = 250;

const WORST_FIRST: readonly ChartState[] = ["signal", "stale", "preliminary", "in-control"];

/** Worst first; within a state in a fixed order, so that a tile moves only when its state does. */
function worstFirst(all: Iterable<ChartSummary>): ChartSummary[] {
  return [...all].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      a.station.localeCompare(b.station) ||
      a.characteristic.code.localeCompare(b.characteristic.code) ||
      a.id - b.id,
  );
}

/** Points beyond the limits come before patterns within them. */
function rank(chart: ChartSummary): number {
  const beyond = chart.state === "signal" && chart.signal?.rule.endsWith("-1") === true;
  return WORST_FIRST.indexOf(chart.state) * 2 + (beyond ? 0 : 1);
}

export const ordered = computed(() =>
  charts.value.state === "ready" ? worstFirst(charts.value.value.values()) : [],
);

export function summaryOf(id: number): ChartSummary | undefined {
  return charts.value.state === "ready" ? charts.value.value.get(id) : undefined;
}

/** The chart before or after this one, worst first, round and round. */
export function neighbour(id: number, by: 1 | -1): number | undefined {
  const all = ordered.value;
  const at = all.findIndex((chart) => chart.id === id);
  return all[(at + by + all.length) % all.length]?.id;
}

/** Whether a chart is meant by every word of what was typed. */
export function isFound(chart: ChartSummary, filter: string): boolean {
  const { characteristic, station, stationName } = chart;
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const { name, code } = characteristic;
  const all = [name.en, name.zh, code, station, stationName.en, stationName.zh].join(" ");
  return words.every((word) => all.toLowerCase().includes(word));
}

export function countByState(all: readonly ChartSummary[]): Record<ChartState, number> {
  const counts = { signal: 0, stale: 0, preliminary: 0, "in-control": 0, retired: 0 };
  for (const chart of all) counts[chart.state]++;
  return counts;
}

export function startFloor() {
  let waiting = new Map<number, ChartSummary>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    timer = undefined;
    if (charts.peek().state !== "ready") return;
    const known = charts.peek() as { value: ReadonlyMap<number, ChartSummary> };
    const all = new Map([...known.value, ...waiting]);
    for (const [id, chart] of waiting) if (chart.state === "retired") all.delete(id);
    charts.value = { state: "ready", value: all };
    waiting = new Map();
  };
  follow(["charts"], (event) => {
    if (event.name === "reset") void readCharts();
    if (event.name !== "chart") return;
    waiting.set(event.data.id, event.data);
    if (timer === undefined) timer = setTimeout(flush, GATHER_MILLIS);
  });
  void readCharts();
}

/** Reads all charts; tries again by itself as long as the server is away. */
export async function readCharts(): Promise<void> {
  for (;;) {
    const outcome = await load(api.charts());
    if (outcome === undefined) return;
    if (outcome.state === "ready") {
      const byId = new Map(outcome.value.charts.map((chart) => [chart.id, chart]));
      charts.value = { state: "ready", value: byId };
      return;
    }
    if (charts.peek().state !== "ready") charts.value = outcome as Loaded<never>;
    if (outcome.state === "failed" && "status" in outcome.error) return;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MILLIS));
  }
}
