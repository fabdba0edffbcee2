import type { Chart } from "../api/types";
import { fixed, moment, whole } from "../i18n/format";
import { t } from "../i18n/language";
import { unitSign } from "../i18n/unit";
import type { OpenChart } from "./open-chart";
import { ruleNumber } from "./sketch";
import { computedDecimals, dispersionText, pointText } from "./words";

const ROWS = 500;

/** The subgroups as a table, newest first. */
export function SubgroupTable(props: {
  open: OpenChart;
  chart: Chart;
  onPick: (number: number) => void;
}) {
  const { open, chart } = props;
  const m = t.value.chart;
  void open.revision.value;
  const { series } = open;
  const { summary } = chart;
  const panes = t.value.pane[summary.kind];
  const count = series.number.length;
  const rules = new Map<number, string[]>();
  for (const signal of series.signals) {
    const known = rules.get(signal.subgroup) ?? [];
    rules.set(signal.subgroup, [...known, ruleNumber(signal.rule)]);
  }
  const limits = new Map(chart.limitSets.map((set) => [set.version, set.location]));
  const decimals = computedDecimals(summary);
  return (
    <div class="sheet">
      <div class="subgroup-table">
        <table>
          <thead>
            <tr>
              <th class="number">{m.subgroup}</th>
              <th>{m.time}</th>
              <th class="number">
                {panes.location} {unitSign(summary.characteristic.unit)}
              </th>
              <th class="number">{panes.dispersion}</th>
              <th class="number">{m.limits.lcl}</th>
              <th class="number">{m.limits.ucl}</th>
              <th>{m.batch}</th>
              <th>{m.rules}</th>
            </tr>
          </thead>
          <tbody>
            {newestFirst(count).map((i) => {
              const number = series.number[i] ?? 0;
              const { lcl, ucl } = limits.get(series.limitSet[i] ?? 0) ?? {};
              const dispersion = series.dispersion[i];
              return (
                <tr key={number}>
                  <td class="number">
                    <button type="button" class="plain" onClick={() => props.onPick(number)}>
                      {number}
                    </button>
                  </td>
                  <td>{moment((series.time[i] ?? 0) * 1000)}</td>
                  <td class="number">{pointText(summary, series.location[i] ?? Number.NaN)}</td>
                  <td class="number">
                    {typeof dispersion === "number"
                      ? dispersionText(summary, dispersion)
                      : m.oneSided}
                  </td>
                  <td class="number">{lcl === undefined ? m.oneSided : fixed(lcl, decimals)}</td>
                  <td class="number">{ucl === undefined ? m.oneSided : fixed(ucl, decimals)}</td>
                  <td>{series.batch[i]}</td>
                  <td class="mark-pattern">{rules.get(number)?.join(", ")}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {count > ROWS && <p class="readout quiet">{m.tableNote(whole(ROWS))}</p>}
    </div>
  );
}

function newestFirst(count: number): number[] {
  return Array.from({ length: Math.min(ROWS, count) }, (_, i) => count - 1 - i);
}
