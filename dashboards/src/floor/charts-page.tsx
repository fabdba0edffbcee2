import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { ChartSummary } from "../api/types";
import { restate } from "../app/place";
import { DEFAULT_VIEW, printPlace, STUDIED_DEFAULT } from "../app/route";
import { may } from "../app/session";
import { f } from "../app/words";
import { RetiredCharts } from "../chart/setup/retired";
import { u } from "../chart/setup/words";
import { s } from "../chart/study/words";
import { pointText } from "../chart/words";
import { when, whole } from "../i18n/format";
import { language, t, text } from "../i18n/language";
import { unitSign } from "../i18n/unit";
import { Mark } from "../quality/marks";
import { toCsv } from "../ui/csv";
import { Failure, Notice } from "../ui/notice";
import { fileName, save } from "../ui/save";
import { StateMark } from "../ui/state-mark";
import { charts, isFound, ordered, readCharts } from "./floor";
import { Sparkline } from "./sparkline";
import { type Unanswered, useUnanswered } from "./unanswered";

type Column = "state" | "station" | "characteristic" | "time" | "subgroups";

/** Every chart as a row that can be found and sorted. */
export function ChartsPage({ filter }: { filter: string }) {
  const m = t.value.charts;
  const sort = useSignal<Column>("state");
  const field = useRef<HTMLInputElement>(null);
  const unanswered = useUnanswered();
  useEffect(() => onFindKey(() => field.current?.focus()), []);
  const found = sorted(
    ordered.value.filter((chart) => isFound(chart, filter)),
    sort.value,
  );
  return (
    <>
      <div class="page-head">
        <h1>{m.title}</h1>
        <input
          ref={field}
          class="find"
          type="search"
          aria-label={m.filter}
          placeholder={`${m.filterHint}  ( / )`}
          value={filter}
          onInput={(event) => restate({ at: "charts", filter: event.currentTarget.value })}
        />
        <span class="quiet">{m.count(whole(found.length))}</span>
        <span class="room" />
        <a class="button" href={printPlace({ at: "capability", part: "", last: STUDIED_DEFAULT })}>
          {s.value.report.title}
        </a>
        <button
          type="button"
          class="plain"
          title={f.value.table.csvHint}
          onClick={() => saveCsv(found)}
        >
          {f.value.table.csv}
        </button>
        {may("edit-chart") && (
          <a class="button" href={printPlace({ at: "begin-chart", characteristic: "" })}>
            {u.value.begin}
          </a>
        )}
        <a class="button" href={printPlace({ at: "wall", filter })} title={t.value.floor.wallHint}>
          {t.value.floor.wall}
        </a>
      </div>
      <Rows
        found={found}
        unanswered={unanswered}
        sort={sort.value}
        onSort={(column) => {
          sort.value = column;
        }}
      />
      <RetiredCharts />
    </>
  );
}

function Rows(props: {
  found: ChartSummary[];
  unanswered: Unanswered;
  sort: Column;
  onSort: (column: Column) => void;
}) {
  const m = t.value;
  const state = charts.value;
  if (state.state === "failed")
    return <Failure error={state.error} again={() => void readCharts()} />;
  if (state.state === "loading") return <div class="sheet tile-ghost" aria-busy="true" />;
  if (state.value.size === 0) {
    return (
      <Notice title={m.floor.noCharts}>
        <p>{m.floor.noChartsHint}</p>
      </Notice>
    );
  }
  if (props.found.length === 0) return <Notice title={m.charts.noMatch} />;
  const head = (column: Column, right = false) => (
    <th class={right ? "number" : ""} aria-sort={props.sort === column ? "ascending" : "none"}>
      <button type="button" onClick={() => props.onSort(column)}>
        {m.charts.columns[column]}
        {props.sort === column ? " ▾" : ""}
      </button>
    </th>
  );
  return (
    <section class="sheet scroll" aria-label={m.charts.title}>
      <table class="charts-table">
        <thead>
          <tr>
            {head("state")}
            {head("characteristic")}
            {head("station")}
            <th>{m.charts.columns.kind}</th>
            <th class="number">{m.charts.columns.last}</th>
            <th>{m.charts.columns.recent}</th>
            {head("time")}
            {head("subgroups", true)}
          </tr>
        </thead>
        <tbody>
          {props.found.map((chart) => (
            <Row key={chart.id} chart={chart} unanswered={props.unanswered.has(chart.id)} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ chart, unanswered }: { chart: ChartSummary; unanswered: boolean }) {
  const none = t.value.floor.noneYet;
  return (
    <tr>
      <td>
        <StateMark state={chart.state} rule={chart.signal?.rule} />
        {unanswered && (
          <div>
            <Mark tone="pattern" shape="ring" title={t.value.floor.unansweredHint}>
              {t.value.floor.unanswered}
            </Mark>
          </div>
        )}
      </td>
      <td>
        <a href={printPlace({ at: "chart", id: chart.id, view: DEFAULT_VIEW })}>
          {text(chart.characteristic.name)}
        </a>{" "}
        <span class="quiet">{chart.characteristic.code}</span>
      </td>
      <td>{text(chart.stationName)}</td>
      <td>{t.value.kind[chart.kind]}</td>
      <td class="number">
        {chart.lastMean === undefined ? none : pointText(chart, chart.lastMean)}{" "}
        <span class="quiet">{unitSign(chart.characteristic.unit)}</span>
      </td>
      <td>
        <Sparkline recent={chart.recent} width={144} height={28} />
      </td>
      <td>{chart.lastTime === undefined ? none : when(Date.parse(chart.lastTime))}</td>
      <td class="number">{whole(chart.subgroups)}</td>
    </tr>
  );
}

function saveCsv(found: readonly ChartSummary[]) {
  const m = t.value.charts.columns;
  const head = [m.state, m.characteristic, m.station, m.kind, m.last, m.time, m.subgroups];
  const rows = found.map((chart) => [
    t.value.state[chart.state],
    text(chart.characteristic.name),
    text(chart.stationName),
    chart.kind,
    chart.lastMean,
    chart.lastTime,
    chart.subgroups,
  ]);
  save(
    new Blob([toCsv([head, ...rows])], { type: "text/csv;charset=utf-8" }),
    fileName(t.value.charts.title, "csv"),
  );
}

/** `worst` comes worst first already. */
function sorted(worst: ChartSummary[], by: Column): ChartSummary[] {
  const alphabet = new Intl.Collator(language.value, { numeric: true });
  switch (by) {
    case "state":
      return worst;
    case "station":
      return worst.sort((a, b) => alphabet.compare(text(a.stationName), text(b.stationName)));
    case "characteristic":
      return worst.sort((a, b) =>
        alphabet.compare(text(a.characteristic.name), text(b.characteristic.name)),
      );
    case "time":
      return worst.sort((a, b) => (a.lastTime ?? "").localeCompare(b.lastTime ?? ""));
    case "subgroups":
      return worst.sort((a, b) => a.subgroups - b.subgroups);
  }
}

/** Calls back on `/`; Ctrl-K finds anything from anywhere. */
function onFindKey(found: () => void): () => void {
  const listen = (event: KeyboardEvent) => {
    if (event.key === "/" && !(event.target instanceof HTMLInputElement)) {
      event.preventDefault();
      found();
    }
  };
  window.addEventListener("keydown", listen);
  return () => window.removeEventListener("keydown", listen);
}
