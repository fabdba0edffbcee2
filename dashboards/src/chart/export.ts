import type { Chart } from "../api/types";
import type { ChartView } from "../app/route";
import { moment, whole } from "../i18n/format";
import { t, text } from "../i18n/language";
import { unitSign } from "../i18n/unit";
import { raster } from "../ui/picture";
import { fileName, save } from "../ui/save";
import { csv } from "./csv";
import type { OpenChart } from "./open-chart";
import { drawn, throughWindow } from "./pair";
import type { Window } from "./plot";
import { PAPER, PRINT_HEIGHT, PRINT_WIDTH, printChart } from "./print";
import { firstAtLeast } from "./series";
import { type On, ticks } from "./sketch";
import { wholeWindow, xsOf } from "./view";
import { chartSentence, endsAbove } from "./words";

type Export = (
  open: OpenChart,
  chart: Chart,
  view: ChartView,
  window: Window | undefined,
) => Promise<void>;

export const exportCsv: Export = async (open, chart, view, window) => {
  const shown = window ?? wholeWindow(xsOf(open.series, view.axis), view.axis);
  const [first, last] = within(open, view, shown);
  const content = csv(
    open.series,
    chart.limitSets,
    t.value.chart.csv,
    first,
    last,
    remarksOf(open),
  );
  save(new Blob([content], { type: "text/csv;charset=utf-8" }), nameOf(chart, view, "csv"));
};

/** What holds of what people remarked, with who and when, by subgroup. */
function remarksOf(open: OpenChart): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (const { subgroup, text, written, voided } of open.annotations.peek()) {
    if (voided !== undefined) continue;
    const remark = `${text} (${written.by}, ${written.at})`;
    found.set(subgroup, [...(found.get(subgroup) ?? []), remark]);
  }
  return found;
}

export const exportSvg: Export = async (...what) => {
  save(new Blob([svg(...what)], { type: "image/svg+xml" }), nameOf(what[1], what[2], "svg"));
};

export const exportPng: Export = async (...what) => {
  const image = await raster(svg(...what), { width: PRINT_WIDTH, height: PRINT_HEIGHT });
  save(image, nameOf(what[1], what[2], "png"));
};

function svg(open: OpenChart, chart: Chart, view: ChartView, window: Window | undefined): string {
  const { summary } = chart;
  const xs = xsOf(open.series, view.axis);
  const shown = window ?? wholeWindow(xs, view.axis);
  const inputs = throughWindow(
    open,
    chart,
    { ...view, histogram: false },
    drawn(open, chart, view),
    shown,
  );
  const [first, last] = within(open, view, shown);
  const time = (i: number) => moment((open.series.time[i] ?? 0) * 1000);
  const unit = unitSign(summary.characteristic.unit);
  const pane = (on: On) => ({
    ...inputs[on],
    inks: PAPER,
    label: `${t.value.pane[summary.kind][on]}  ${unit}`,
  });
  const values = ticks(shown.min, shown.max, 8);
  const step = (values[1] ?? 1) - (values[0] ?? 0);
  return printChart({
    title: `${text(summary.characteristic.name)} · ${text(summary.stationName)}`,
    subtitle: chartSentence(summary, endsAbove(summary)),
    footer: [
      t.value.product,
      ...(view.asOf === "" ? [] : [t.value.chart.past.title(moment(Date.parse(view.asOf)))]),
      `${t.value.kind[summary.kind]}, ${t.value.chart.subgroupSize(whole(summary.subgroupSize))}`,
      ...(last >= first ? [`${time(first)} – ${time(last)}`] : []),
    ].join("   "),
    xs,
    window: shown,
    xTicks: values.map((x) => ({ x, label: inputs.location.xTick(x, step) })),
    panes: [pane("location"), pane("dispersion")],
  });
}

/** Indices of the first and last subgroup in the window. */
function within(open: OpenChart, view: ChartView, window: Window): [number, number] {
  const xs = xsOf(open.series, view.axis);
  return [firstAtLeast(xs, window.min), firstAtLeast(xs, window.max + 1e-9) - 1];
}

function nameOf({ summary }: Chart, { asOf }: ChartView, ending: string): string {
  const then = asOf === "" ? "" : `-${asOf.slice(0, 19)}Z`;
  return fileName(`${summary.station}-${summary.characteristic.code}${then}`, ending);
}
