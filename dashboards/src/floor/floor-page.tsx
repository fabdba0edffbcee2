import { useSignal } from "@preact/signals";
import type { ChartState, ChartSummary } from "../api/types";
import { DEFAULT_VIEW, printPlace } from "../app/route";
import { session } from "../app/session";
import { chartSentence, endsAbove, pointText } from "../chart/words";
import { whole } from "../i18n/format";
import { t, text } from "../i18n/language";
import { unitSign } from "../i18n/unit";
import { Mark } from "../quality/marks";
import { Failure, Notice } from "../ui/notice";
import { StateShape, tone } from "../ui/state-mark";
import { charts, countByState, ordered, readCharts } from "./floor";
import "./floor.css";
import { PlantStateLine } from "./plant-state";
import { Sparkline } from "./sparkline";
import { type Unanswered, useUnanswered } from "./unanswered";

const STATES: readonly ChartState[] = ["signal", "stale", "preliminary", "in-control"];

/** Which charts are looked at: those in a state, or those that wait for an answer. */
type Only = ChartState | "unanswered" | undefined;

/** Every chart of the plant at a glance, worst first. */
export function FloorPage() {
  const only = useSignal<Only>(undefined);
  const m = t.value.floor;
  const all = ordered.value;
  const unanswered = useUnanswered();
  const shown = all.filter((chart) => isShown(chart, only.value, unanswered));
  return (
    <>
      <div class="page-head">
        <h1>{m.title}</h1>
        <StateFilter
          all={all}
          unanswered={unanswered}
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
      <Tiles shown={shown} unanswered={unanswered} none={all.length === 0} />
    </>
  );
}

function isShown(chart: ChartSummary, only: Only, unanswered: Unanswered): boolean {
  if (only === undefined) return true;
  return only === "unanswered" ? unanswered.has(chart.id) : chart.state === only;
}

function StateFilter(props: {
  all: readonly ChartSummary[];
  unanswered: Unanswered;
  chosen: Only;
  onChoose: (only: Only) => void;
}) {
  const m = t.value;
  const counts = countByState(props.all);
  const waiting = props.all.filter((chart) => props.unanswered.has(chart.id)).length;
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
      {session.value !== undefined && (
        <button
          type="button"
          aria-pressed={props.chosen === "unanswered"}
          title={m.floor.unansweredHint}
          onClick={() => props.onChoose(props.chosen === "unanswered" ? undefined : "unanswered")}
        >
          <Mark tone={waiting > 0 ? "pattern" : "quiet"} shape="ring">
            {`${m.floor.unanswered} ${whole(waiting)}`}
          </Mark>
        </button>
      )}
    </fieldset>
  );
}

function Tiles(props: { shown: readonly ChartSummary[]; unanswered: Unanswered; none: boolean }) {
  const m = t.value.floor;
  const { shown, none } = props;
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
          <Tile chart={chart} unanswered={props.unanswered.has(chart.id)} />
        </li>
      ))}
    </ul>
  );
}

function Tile({ chart, unanswered }: { chart: ChartSummary; unanswered: boolean }) {
  const href = printPlace({ at: "chart", id: chart.id, view: DEFAULT_VIEW });
  const shade = tone(chart.state, chart.signal?.rule);
  return (
    <a class={`tile sheet tile-${shade}`} href={href}>
      <span class="tile-row">
        <span class="tile-name">{text(chart.characteristic.name)}</span>
        {unanswered && (
          <span class="tile-due">
            <Mark tone="pattern" shape="ring" title={t.value.floor.unansweredHint}>
              {t.value.floor.unanswered}
            </Mark>
          </span>
        )}
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
