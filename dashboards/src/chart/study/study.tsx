import type { Chart } from "../../api/types";
import type { ChartView } from "../../app/route";
import type { OpenChart } from "../open-chart";
import { SettingsPanel } from "../setup/settings-panel";
import { AnswersPanel } from "./answers";
import { CapabilityPanel } from "./capability";
import { ComparePanel } from "./compare";
import { LimitsPanel } from "./limits";
import { StrataPanel } from "./strata";
import "./study.css";

/** Below a chart: what an engineer makes of it. */
export function Study(props: { open: OpenChart; chart: Chart; view: ChartView }) {
  const { open, chart, view } = props;
  void open.revision.value;
  const first = open.series.number[0];
  const last = open.series.number.at(-1);
  return (
    <div class="study">
      <CapabilityPanel summary={chart.summary} range={view.range} />
      <AnswersPanel chart={chart.summary.id} />
      <LimitsPanel
        // What is estimated from begins with what the chart shows once it shows something.
        key={first === undefined ? "none" : "some"}
        chart={chart}
        shown={first !== undefined && last !== undefined ? { first, last } : undefined}
        approved={open.again}
      />
      <StrataPanel summary={chart.summary} view={view} />
      <ComparePanel open={open} chart={chart} view={view} />
      <SettingsPanel chart={chart} changed={open.again} />
    </div>
  );
}
