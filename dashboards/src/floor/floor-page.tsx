import { useSignal } from "@preact/signals";
import type { ChartState, ChartSummary } from "../api/types";
import { DEFAULT_VIEW, printPlace } from "../app/route";
import { chartSentence, endsAbove, pointText } from "../chart/words";
import { whole } from "../i18n/format";
import { t, text } from "../i18n/language";
import { unitSign } from "../i18n/unit";
import { Failure, Notice } from "../ui/notice";
import { StateShape, tone } from "../ui/state-mark";
import { charts, countByState, ordered, readCharts } from "./floor";
import "./floor.css";
import { PlantStateLine } from "./plant-state";
import { Sparkline } from "./sparkline";

const STATES: readonly ChartState[] = ["signal", "stale", "preliminary", "in-control"];

/** Every chart of the plant at a glance, worst first. */
export function FloorPage() {
  const only = useSignal<ChartState | undefined>(undefined);
  const m = t.value.floor;
  const all = ordered.value;
  const shown = only.value === undefined ? all : all.filter((chart) => chart.state === only.value);
  return (
    <>
      <div class="page-head">
        <h1>{m.title}</h1>
        <StateFilter
          all={all}
          chosen={only.value}
          onChoose={(state) => {
            only.value = state;
          }}
        />
        <span class="room" />
        <a class="button" href="#/wall" title={m.wallHint}>
          {m.wall}
        </a>
      </div>
      <PlantStateLine />
      <Tiles shown={shown} none={all.length === 0} />
    </>
  );
}

function StateFilter(props: {
  all: readonly ChartSummary[];
  chosen: ChartState | undefined;
  onChoose: (state: ChartState | undefined) => void;
}) {
  const m = t.value;
  const counts = countByState(props.all);
  return (
    <fieldset
      class="choice"
      aria-label={m.floor.summary}
      style={{ margin: 0, padding: 0, minWidth: 0 }}
    >
      <button
        type="button"
        aria-pressed={props.chosen === undefined}
        onClick={() => props.onChoose(undefined)}
      >
        {m.floor.all} {whole(props.all.length)}
      </button>
      {STATES.map((state) => (
        <button
          key={state}
          type="button"
          aria-pressed={props.chosen === state}
          onClick={() => props.onChoose(props.chosen === state ? undefined : state)}
        >
          <span
            class={
              counts[state] > 0 && state === "signal" ? "mark mark-pattern" : "mark mark-quiet"
            }
          >
            <StateShape state={state} size={10} />
            {m.state[state]} {whole(counts[state])}
          </span>
        </button>
      ))}
    </fieldset>
  );
}

function Tiles({ shown, none }: { shown: readonly ChartSummary[]; none: boolean }) {
  const m = t.value.floor;
  const state = charts.value;
  if (state.state === "failed")
    return <Failure error={state.error} again={() => void readCharts()} />;
  if (state.state === "loading") {
    return (
      <div class="tiles" aria-busy="true">
        {["a", "b", "c", "d", "e", "f", "g", "h"].map((ghost) => (
          <div key={ghost} class="sheet tile-ghost" />
        ))}
      </div>
    );
  }
  if (none) {
    return (
      <Notice title={m.noCharts}>
        <p>{m.noChartsHint}</p>
      </Notice>
    );
  }
  if (shown.length === 0) return <Notice title={m.none} />;
  return (
    <ul class="tiles">
      {shown.map((chart) => (
        <li key={chart.id}>
          <Tile chart={chart} />
        </li>
      ))}
    </ul>
  );
}

function Tile({ chart }: { chart: ChartSummary }) {
  const href = printPlace({ at: "chart", id: chart.id, view: DEFAULT_VIEW });
  const shade = tone(chart.state, chart.signal?.rule);
  return (
    <a class={`tile sheet tile-${shade}`} href={href}>
      <span class="tile-row">
        <span class="tile-name">{text(chart.characteristic.name)}</span>
        <span class={`mark mark-${shade}`} title={t.value.state[chart.state]}>
          <StateShape state={chart.state} size={14} />
        </span>
      </span>
      <span class="tile-row">
        <span class="quiet tile-place">
          {text(chart.stationName)} · {t.value.kind[chart.kind]}
        </span>
        <span class="tile-value">
          {chart.lastMean === undefined ? t.value.floor.noneYet : pointText(chart, chart.lastMean)}{" "}
          <small>{unitSign(chart.characteristic.unit)}</small>
        </span>
      </span>
      <Sparkline recent={chart.recent} width={280} height={56} />
      <span class={`tile-sentence mark-${shade}`}>{chartSentence(chart, endsAbove(chart))}</span>
    </a>
  );
}
