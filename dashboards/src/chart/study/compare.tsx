import { api } from "../../api/client";
import type { Chart, ChartSummary, Subgroups } from "../../api/types";
import { restate } from "../../app/place";
import { BESIDE_MAX, type ChartView } from "../../app/route";
import { ordered, summaryOf } from "../../floor/floor";
import { fixed, when } from "../../i18n/format";
import { t, text } from "../../i18n/language";
import { unitSign } from "../../i18n/unit";
import { useLoad } from "../../ui/load";
import { Shown } from "../../ui/shown";
import { Takeaway } from "../../ui/takeaway";
import type { OpenChart } from "../open-chart";
import { gapsAfter } from "../sketch";
import { computedDecimals } from "../words";
import { s } from "./words";

const W = 1200;
const STRIP = 110;
const LEFT = 12;
const RIGHT = 96;
const SUBGROUPS_MAX = 5000;

/** This chart and others one above the other, over the same stretch of time. */
export function ComparePanel(props: { open: OpenChart; chart: Chart; view: ChartView }) {
  const m = s.value.compare;
  const { open, chart, view } = props;
  const { id } = chart.summary;
  const show = (beside: readonly number[]) =>
    restate({ at: "chart", id, view: { ...view, beside } });
  const others = ordered.value.filter((each) => each.id !== id && !view.beside.includes(each.id));
  return (
    <section class="sheet study-wide" data-testid="compare">
      <h2>{m.title}</h2>
      <p class="strata-choice">
        <label>
          {m.add}{" "}
          <select
            value=""
            disabled={view.beside.length >= BESIDE_MAX}
            onChange={(event) => {
              const wanted = Number(event.currentTarget.value);
              if (wanted > 0) show([...view.beside, wanted]);
              event.currentTarget.value = "";
            }}
          >
            <option value="">{m.choose}</option>
            {others.map((each) => (
              <option key={each.id} value={each.id}>
                {nameOf(each)}
              </option>
            ))}
          </select>
        </label>
        {view.beside.map((beside) => (
          <button
            key={beside}
            type="button"
            class="button"
            aria-label={m.remove(nameOf(summaryOf(beside)))}
            onClick={() => show(view.beside.filter((each) => each !== beside))}
          >
            {nameOf(summaryOf(beside))} ✕
          </button>
        ))}
      </p>
      {view.beside.length === 0 ? (
        <p class="quiet">{m.hint}</p>
      ) : (
        <Strips open={open} chart={chart} view={view} />
      )}
    </section>
  );
}

function nameOf(summary: ChartSummary | undefined): string {
  return summary === undefined
    ? "–"
    : `${text(summary.characteristic.name)} · ${text(summary.stationName)}`;
}

type Stream = { chart: Chart; subgroups: Subgroups };

function Strips({ open, chart, view }: { open: OpenChart; chart: Chart; view: ChartView }) {
  void open.revision.value;
  const first = open.series.time[0];
  const last = open.series.time.at(-1);
  // In steps of a minute, so that not every live point reads everything anew.
  const from = Math.floor((first ?? 0) / 60) * 60;
  const to = Math.ceil((last ?? 0) / 60 + 0.001) * 60;
  const ids = [chart.summary.id, ...view.beside];
  const period = {
    from: new Date(from * 1000).toISOString(),
    to: new Date(to * 1000).toISOString(),
    last: SUBGROUPS_MAX,
  };
  const found = useLoad(
    async (stop) =>
      Promise.all(
        ids.map(async (id): Promise<Stream> => {
          const [one, subgroups] = await Promise.all([
            api.chart(id, stop),
            api.subgroups(id, period, stop),
          ]);
          return { chart: one, subgroups };
        }),
      ),
    `${ids} ${from} ${to}`,
    `${ids} ${JSON.stringify(view.range)}`,
  );
  if (first === undefined) return null;
  return (
    <Shown of={found} lines={8}>
      {(streams) => <Drawn streams={streams} from={from} to={to} />}
    </Shown>
  );
}

function Drawn({ streams, from, to }: { streams: Stream[]; from: number; to: number }) {
  const m = s.value.compare;
  const height = streams.length * STRIP + 24;
  const x = (seconds: number) => LEFT + ((seconds - from) / (to - from)) * (W - LEFT - RIGHT);
  const marks = [0, 0.25, 0.5, 0.75, 1].map((share) => from + share * (to - from));
  return (
    <Takeaway name={m.title} rows={() => rowsOf(streams)}>
      <div class="scroll">
        <svg
          class="strata-plot"
          viewBox={`0 0 ${W} ${height}`}
          style={{ minWidth: "640px" }}
          role="img"
          aria-label={m.picture(streams.map(({ chart }) => nameOf(chart.summary)).join(", "))}
        >
          {marks.map((time) => (
            <path key={time} class="strata-grid" d={`M${x(time)} 0V${height - 20}`} />
          ))}
          {streams.map((stream, i) => (
            <StreamStrip key={stream.chart.summary.id} of={stream} top={i * STRIP} x={x} />
          ))}
          {marks.map((time, i) => (
            <text
              key={time}
              x={x(time)}
              y={height - 4}
              text-anchor={i === 0 ? "start" : i === 4 ? "end" : "middle"}
            >
              {when(time * 1000)}
            </text>
          ))}
        </svg>
      </div>
      {streams.some(({ subgroups }) => subgroups.more) && <p class="quiet">{m.cut}</p>}
    </Takeaway>
  );
}

/** Every plotted mean, chart by chart. */
function rowsOf(streams: readonly Stream[]) {
  const names = t.value.chart.csv;
  return [
    [s.value.compare.chart, names.number, names.time, names.location],
    ...streams.flatMap(({ chart, subgroups }) =>
      subgroups.number.map((number, i) => [
        nameOf(chart.summary),
        number,
        new Date((subgroups.time[i] ?? 0) / 1000).toISOString(),
        subgroups.location[i],
      ]),
    ),
  ];
}

/** One chart's means in a strip; `x` places seconds, or numbers of subgroups. */
export function StreamStrip(props: {
  of: Stream;
  top: number;
  x: (value: number) => number;
  /** Printed by itself: over numbers of subgroups, without its name. */
  alone?: boolean;
  width?: number;
  height?: number;
}) {
  const { chart, subgroups } = props.of;
  const { summary } = chart;
  const names = t.value.chart.limits;
  const limits = chart.limitSets.at(-1)?.location;
  const values = [...subgroups.location, limits?.ucl, limits?.lcl].filter(
    (value) => value !== undefined,
  );
  const least = Math.min(...values);
  const most = Math.max(...values);
  const { alone = false, width = W, height = STRIP } = props;
  const top = props.top + (alone ? 6 : 22);
  const y = (value: number) =>
    top + ((most - value) / (most - least || 1)) * (height - 12 - (top - props.top));
  const points = subgroups.location.map((value, i): [number, number] => [
    props.x(alone ? (subgroups.number[i] ?? 0) : (subgroups.time[i] ?? 0) / 1e6),
    y(value),
  ]);
  // A gap in the data is a gap in the line.
  const gaps = alone ? [] : gapsAfter(subgroups.time.map((micros) => micros / 1e6));
  const broken = new Set([0, ...gaps.map((index) => index + 1)]);
  const numbers = new Set(
    subgroups.signals.filter(({ on }) => on === "location").map(({ subgroup }) => subgroup),
  );
  const decimals = computedDecimals(summary);
  return (
    <g>
      {!alone && (
        <text class="compare-name" x={LEFT} y={props.top + 13}>
          {nameOf(summary)} · {unitSign(summary.characteristic.unit)}
        </text>
      )}
      {(["ucl", "center", "lcl"] as const).map((line) => {
        const value = limits?.[line];
        return (
          value !== undefined && (
            <g key={line}>
              <path
                class={line === "center" ? "compare-center" : "compare-limit"}
                d={`M${LEFT} ${y(value)}H${width - RIGHT}`}
              />
              <text x={width - RIGHT + 4} y={y(value) + 4}>
                {names[line]} {fixed(value, decimals)}
              </text>
            </g>
          )
        );
      })}
      <path
        class="compare-line"
        d={points
          .map(([px, py], i) => `${broken.has(i) ? "M" : "L"}${px.toFixed(1)} ${py.toFixed(1)}`)
          .join("")}
      />
      {points.map(
        ([px, py], i) =>
          numbers.has(subgroups.number[i] ?? 0) && (
            <circle key={i} class="compare-signal" cx={px} cy={py} r="4" />
          ),
      )}
    </g>
  );
}
