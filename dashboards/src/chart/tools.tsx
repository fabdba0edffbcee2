import { useSignal } from "@preact/signals";
import type { Chart } from "../api/types";
import { restate } from "../app/place";
import { type ChartView, LAST_CHOICES, printPlace, type Range } from "../app/route";
import { when, whole } from "../i18n/format";
import { t } from "../i18n/language";
import { Choice } from "../ui/choice";
import { useClosing } from "../ui/closing";
import { exportCsv, exportPng, exportSvg } from "./export";
import type { OpenChart } from "./open-chart";
import type { Look } from "./pair";
import { ChooseMoment } from "./past";
import { firstAtLeast } from "./series";
import { s } from "./study/words";
import { xsOf } from "./view";

/** How the chart is looked at: range, axis, view, and what can be taken away from here. */
export function Tools(props: {
  open: OpenChart;
  chart: Chart | undefined;
  id: number;
  view: ChartView;
  look: Look;
}) {
  const { open, chart, id, view, look } = props;
  const m = t.value.chart;
  const w = s.value.compare;
  const change = (part: Partial<ChartView>) =>
    restate({ at: "chart", id, view: { ...view, ...part } });
  return (
    <div class="tools" role="toolbar" aria-label={m.view}>
      <Choice
        label={m.range}
        value={rangeKey(view.range)}
        options={rangeOptions(view.range)}
        onChoose={(key) => {
          if (key !== "period")
            change({ range: key === "all" ? { all: true } : { last: Number(key) } });
        }}
      />
      <Choice
        label={m.axis}
        value={view.axis}
        options={[
          ["number", m.byNumber],
          ["time", m.byTime],
        ]}
        onChoose={(axis) => change({ axis })}
      />
      <Choice
        label={m.view}
        value={view.as}
        options={[
          ["chart", m.asChart],
          ["table", m.asTable],
        ]}
        onChoose={(as) => change({ as })}
      />
      <fieldset class="choice" aria-label={m.plotRole} style={{ margin: 0, padding: 0 }}>
        <button
          type="button"
          aria-pressed={view.zones}
          onClick={() => change({ zones: !view.zones })}
        >
          {m.zones}
        </button>
        <button
          type="button"
          aria-pressed={view.histogram}
          onClick={() => change({ histogram: !view.histogram })}
        >
          {m.histogram}
        </button>
      </fieldset>
      <Choice
        label={w.bands}
        value={view.bands}
        options={[
          ["none", w.noBands],
          ["batch", w.batchBands],
          ["shift", w.shiftBands],
        ]}
        onChoose={(bands) => change({ bands })}
      />
      {look.window.value !== undefined && (
        <button
          type="button"
          class="button"
          onClick={() => {
            look.window.value = undefined;
          }}
        >
          {m.resetZoom}
        </button>
      )}
      <RangeNote open={open} view={view} />
      <span class="tools-end">
        <ChooseMoment id={id} view={view} />
        <Keys />
        <CopyLink open={open} id={id} view={view} look={look} />
        <Export open={open} chart={chart} view={view} look={look} />
      </span>
    </div>
  );
}

function rangeKey(range: Range): string {
  if ("from" in range) return "period";
  return "all" in range ? "all" : String(range.last);
}

function rangeOptions(range: Range): (readonly [string, string])[] {
  const m = t.value.chart;
  const counts = new Set<number>(LAST_CHOICES);
  if ("last" in range) counts.add(range.last);
  const options: (readonly [string, string])[] = [...counts]
    .sort((a, b) => a - b)
    .map((n) => [String(n), m.last(whole(n))]);
  options.push(["all", m.allSubgroups]);
  if ("from" in range) {
    const [from, to] = [when(Date.parse(range.from)), when(Date.parse(range.to))];
    options.push(["period", `${from} – ${to}`]);
  }
  return options;
}

/** Says when the range is not all here. */
function RangeNote({ open, view }: { open: OpenChart; view: ChartView }) {
  const m = t.value.chart;
  void open.revision.value;
  const count = whole(open.series.number.length);
  const state = open.progress.value.state;
  const note =
    state === "more"
      ? m.loadingMore(count)
      : state === "truncated"
        ? m.truncated(count)
        : "all" in view.range
          ? count
          : "";
  return (
    <span class="quiet" data-testid="range-note">
      {note}
    </span>
  );
}

/** A link to exactly what is shown: a window becomes the period it covers. */
function CopyLink(props: { open: OpenChart; id: number; view: ChartView; look: Look }) {
  const m = t.value.chart;
  const said = useSignal("");
  const copy = async () => {
    const { open, view, look } = props;
    const window = look.window.peek();
    const xs = xsOf(open.series, view.axis);
    const at = (x: number) => Math.max(0, Math.min(xs.length - 1, firstAtLeast(xs, x)));
    const time = (index: number) =>
      new Date((open.series.time[index] ?? 0) * 1000 + 1).toISOString();
    const range: Range =
      window === undefined || xs.length === 0
        ? view.range
        : { from: time(at(window.min) - 1), to: time(at(window.max)) };
    const fragment = printPlace({ at: "chart", id: props.id, view: { ...view, range } });
    const address = new URL(fragment, location.href).href;
    try {
      await navigator.clipboard.writeText(address);
      said.value = m.linkCopied;
    } catch {
      location.hash = fragment;
      said.value = m.linkNotCopied;
    }
  };
  return (
    <>
      <span role="status" class="quiet">
        {said.value}
      </span>
      <button type="button" class="button" onClick={() => void copy()}>
        {m.copyLink}
      </button>
    </>
  );
}

function Export(props: { open: OpenChart; chart: Chart | undefined; view: ChartView; look: Look }) {
  const m = t.value.chart;
  const details = useClosing();
  const { open, chart, view, look } = props;
  if (!chart) return <span class="button quiet">{m.export}</span>;
  const run = (action: typeof exportCsv) => () => {
    void action(open, chart, view, look.window.peek());
    if (details.current) details.current.open = false;
  };
  return (
    <details class="keys" ref={details}>
      <summary class="button">{m.export}</summary>
      <div class="menu">
        <button type="button" onClick={run(exportCsv)}>
          CSV
        </button>
        <button type="button" onClick={run(exportPng)}>
          PNG
        </button>
        <button type="button" onClick={run(exportSvg)}>
          SVG
        </button>
      </div>
    </details>
  );
}

function Keys() {
  const m = t.value.chart;
  const details = useClosing();
  return (
    <details class="keys" ref={details}>
      <summary class="button">{m.keys}</summary>
      <dl>
        {m.keysList.map(([key, what]) => (
          <>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </>
        ))}
        <dd class="mouse">{m.mouse}</dd>
      </dl>
    </details>
  );
}
