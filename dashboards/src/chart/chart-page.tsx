import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { Chart, ChartSummary } from "../api/types";
import { goTo, restate } from "../app/place";
import { type ChartView, DEFAULT_VIEW } from "../app/route";
import { neighbour, summaryOf } from "../floor/floor";
import { stop } from "../i18n/choice";
import { whole } from "../i18n/format";
import { t, text } from "../i18n/language";
import { Failure, Notice } from "../ui/notice";
import { StateSentence } from "./state-sentence";
import "./chart.css";
import { steer } from "./keyboard";
import { type OpenChart, openChart } from "./open-chart";
import { type Look, Pair } from "./pair";
import { NoStudyThen, PastBanner } from "./past";
import type { Window } from "./plot";
import { Readout } from "./readout";
import { indexOf } from "./series";
import { Side } from "./side";
import { Study } from "./study/study";
import { SubgroupTable } from "./subgroup-table";
import { Tools } from "./tools";
import { chartSentence, endsAbove } from "./words";

/** One control chart: the pair of plots, what they say, and where it comes from. */
export function ChartPage({ id, view }: { id: number; view: ChartView }) {
  const range = JSON.stringify([view.range, view.asOf]);
  const open = useMemo(() => openChart(id, view.range, view.asOf), [id, range]);
  useEffect(() => open.close, [open]);
  const look: Look = {
    window: useSignal<Window | undefined>(undefined),
    cursor: useSignal<number | undefined>(undefined),
  };
  const picked = useSignal<number | undefined>(undefined);
  useEffect(() => {
    look.window.value = undefined;
  }, [range, view.axis]);
  useEffect(() => onNeighbourKey(id, view), [id, view]);

  const loaded = open.chart.value;
  if (loaded.state === "failed") return <Failed loaded={loaded} />;
  const chart = loaded.state === "ready" ? loaded.value : undefined;
  const present = view.asOf === "";
  const summary = (present ? summaryOf(id) : undefined) ?? chart?.summary;
  return (
    <div class="chart-page">
      <Head summary={summary} id={id} view={view} />
      {!present && <PastBanner open={open} id={id} view={view} />}
      <Tools open={open} chart={chart} id={id} view={view} look={look} />
      <div class="chart-body">
        {view.as === "table" && chart ? (
          <SubgroupTable
            open={open}
            chart={chart}
            onPick={(number) => {
              picked.value = number;
            }}
          />
        ) : (
          <Plots key={range} {...{ open, chart, summary, view, look, picked }} />
        )}
        <Side {...{ open, chart, look, picked, present }} />
      </div>
      {chart && present && <Study key={id} open={open} chart={chart} view={view} />}
      {!present && <NoStudyThen id={id} view={view} />}
    </div>
  );
}

function Failed({ loaded }: { loaded: Extract<OpenChart["chart"]["value"], { state: "failed" }> }) {
  const m = t.value.chart;
  if (!("status" in loaded.error) || loaded.error.status !== 404) {
    return <Failure error={loaded.error} again={() => location.reload()} />;
  }
  return (
    <Notice title={m.notFound}>
      <p>{m.notFoundHint}</p>
      <a href="#/charts">{t.value.charts.title}</a>
    </Notice>
  );
}

function Head(props: { summary: ChartSummary | undefined; id: number; view: ChartView }) {
  const m = t.value;
  const { summary } = props;
  return (
    <header>
      <nav class="crumbs" aria-label={m.places.charts}>
        <a href="#/charts">{m.charts.title}</a>
        <span aria-hidden="true">/</span>
        {summary && (
          <a href={`#/charts?find=${encodeURIComponent(summary.station)}`}>
            {text(summary.stationName)}
          </a>
        )}
      </nav>
      <div class="chart-title">
        <h1>{summary ? text(summary.characteristic.name) : m.chart.loading}</h1>
        {summary && (
          <span class="quiet">
            {summary.characteristic.code} · {m.kind[summary.kind]} ·{" "}
            {m.chart.subgroupSize(whole(summary.subgroupSize))}
          </span>
        )}
        <span style={{ flex: 1 }} />
        <Neighbours id={props.id} view={props.view} />
      </div>
      <p class="sentence" data-testid="sentence">
        {summary && <StateSentence summary={summary} />}
      </p>
    </header>
  );
}

function Neighbours({ id, view }: { id: number; view: ChartView }) {
  const m = t.value.chart;
  return (
    <span class="tools">
      <button
        type="button"
        class="button"
        title={`${m.previous}  [`}
        aria-label={m.previous}
        onClick={() => toNeighbour(id, view, -1)}
      >
        ‹
      </button>
      <button
        type="button"
        class="button"
        title={`${m.next}  ]`}
        aria-label={m.next}
        onClick={() => toNeighbour(id, view, 1)}
      >
        ›
      </button>
    </span>
  );
}

/** To the next chart, looked at in the same way; a period belongs to one chart only. */
function toNeighbour(id: number, view: ChartView, by: 1 | -1) {
  const next = neighbour(id, by);
  if (next === undefined) return;
  const range = "from" in view.range ? DEFAULT_VIEW.range : view.range;
  goTo({ at: "chart", id: next, view: { ...view, range } });
}

/** Whether a key goes into a field, or into a dialog that lies over the chart. */
function isTyped({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest("input, textarea, select, dialog") !== null;
}

function onNeighbourKey(id: number, view: ChartView): () => void {
  const listen = (event: KeyboardEvent) => {
    if (isTyped(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "[") toNeighbour(id, view, -1);
    else if (event.key === "]") toNeighbour(id, view, 1);
    else if (event.key === "t") {
      restate({ at: "chart", id, view: { ...view, as: view.as === "chart" ? "table" : "chart" } });
    }
  };
  window.addEventListener("keydown", listen);
  return () => window.removeEventListener("keydown", listen);
}

function Plots(props: {
  open: OpenChart;
  chart: Chart | undefined;
  summary: ChartSummary | undefined;
  view: ChartView;
  look: Look;
  picked: Signal<number | undefined>;
}) {
  const { open, chart, view, look, picked } = props;
  const m = t.value.chart;
  const pick = (number: number | undefined) => {
    if (number !== undefined && indexOf(open.series, number) >= 0) picked.value = number;
  };
  void open.revision.value;
  const progress = open.progress.value;
  const refused = progress.state === "refused" ? progress.error : undefined;
  const empty = progress.state === "complete" && open.series.number.length === 0;
  return (
    <div class="sheet">
      <section
        class="plots"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the plot has a keyboard cursor
        tabIndex={0}
        aria-roledescription={m.plotRole}
        aria-label={
          props.summary &&
          [
            text(props.summary.characteristic.name),
            chartSentence(props.summary, endsAbove(props.summary)),
            m.plotHelp,
          ].join(stop())
        }
        onKeyDown={(event) => steer(event, { open, view, look, pick })}
      >
        {chart ? (
          <Pair
            open={open}
            chart={chart}
            view={view}
            look={look}
            onPick={(index) => pick(open.series.number[index])}
          />
        ) : (
          <>
            <div class="pane-label" />
            <div class="plot-location" aria-busy="true" />
            <div class="pane-label" />
            <div class="plot-dispersion" />
          </>
        )}
        {refused !== undefined && (
          <div class="plot-empty">
            <Failure error={refused} again={open.restart} />
          </div>
        )}
        {empty && (
          <div class="plot-empty">
            {view.asOf === "" ? (
              <Notice title={m.noSubgroups}>
                <p>{m.noSubgroupsHint}</p>
              </Notice>
            ) : (
              <Notice title={m.past.none} />
            )}
          </div>
        )}
      </section>
      <Readout open={open} chart={chart} cursor={look.cursor} />
    </div>
  );
}
