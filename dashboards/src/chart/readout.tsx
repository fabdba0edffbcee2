import type { Signal } from "@preact/signals";
import type { Chart } from "../api/types";
import { moment, signed, whole } from "../i18n/format";
import { t } from "../i18n/language";
import { unitSign } from "../i18n/unit";
import type { OpenChart } from "./open-chart";
import { indexOf } from "./series";
import { ruleNumber } from "./sketch";
import { s } from "./study/words";
import { dispersionText, pointText, standardError } from "./words";

/** The subgroup at the cursor, or else the newest, in figures; read out as the cursor moves. */
export function Readout(props: {
  open: OpenChart;
  chart: Chart | undefined;
  cursor: Signal<number | undefined>;
}) {
  const { open, chart } = props;
  void open.revision.value;
  const number = props.cursor.value;
  const { series } = open;
  const at = number === undefined ? series.number.length - 1 : indexOf(series, number);
  // Only what the user moved to is read out, not each point that comes by itself.
  return (
    <div class="readout" data-testid="readout" aria-live={number === undefined ? "off" : "polite"}>
      {chart && at >= 0 && <Figures open={open} chart={chart} at={at} />}
    </div>
  );
}

function Figures({ open, chart, at }: { open: OpenChart; chart: Chart; at: number }) {
  const m = t.value.chart;
  // In a full range the newest subgroup keeps its place: only the revision tells that it is another.
  void open.revision.value;
  const { series } = open;
  const { summary } = chart;
  const unit = unitSign(summary.characteristic.unit);
  const panes = t.value.pane[summary.kind];
  const number = series.number[at] ?? 0;
  const location = series.location[at] ?? Number.NaN;
  const dispersion = series.dispersion[at];
  const version = series.limitSet[at] ?? 0;
  const size = series.size[at] ?? 0;
  const error = standardError(
    chart.limitSets.find((set) => set.version === version),
    size,
  );
  const rules = series.signals.filter((signal) => signal.subgroup === number);
  const remarks = open.annotations.value
    .filter((each) => each.subgroup === number && each.voided === undefined)
    .map((each) => each.text);
  return (
    <>
      <Figure name={m.subgroup} value={String(number)} />
      <Figure name={m.time} value={moment((series.time[at] ?? 0) * 1000)} />
      <Figure name={panes.location} value={`${pointText(summary, location)} ${unit}`} />
      {error !== undefined && (
        <Figure
          name={m.z}
          value={`${signed((location - error.center) / error.sigma)} ${t.value.units.sigma}`}
        />
      )}
      {dispersion !== null && dispersion !== undefined && (
        <Figure name={panes.dispersion} value={`${dispersionText(summary, dispersion)} ${unit}`} />
      )}
      <Figure name={m.size} value={whole(size)} />
      {series.batch[at] !== "" && <Figure name={m.batch} value={series.batch[at] ?? ""} />}
      <Figure name={m.limitSet} value={version === 0 ? m.noLimits : m.version(version)} />
      {rules.length > 0 && (
        <Figure
          name={m.rules}
          value={[...new Set(rules.map((signal) => ruleNumber(signal.rule)))].join(", ")}
        />
      )}
      {remarks.length > 0 && <Figure name={s.value.remarks.one} value={remarks.join("; ")} />}
    </>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <span>
      <i>{name}</i>
      <b>{value}</b>
    </span>
  );
}
