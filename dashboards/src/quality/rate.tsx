import type { DefectRate, ObjectiveLine } from "../api/types";
import { goTo } from "../app/place";
import { addressOf } from "../app/route";
import { percent, whole } from "../i18n/format";
import { type Column, Table } from "../ui/table";
import { SaveCsv } from "../ui/takeaway";
import { Mark, StandingMark } from "./marks";
import { Missed } from "./missed";
import { defectName } from "./names";
import { Pareto, paretoRows } from "./pareto";
import { RatePlot, stepName } from "./rate-plot";
import type { Step } from "./rate-scale";
import { Shares } from "./shares";
import { addressOfCut, type Cut, queryOf } from "./way";
import { q } from "./words";

/** The rate with its chart, and where it comes from. */
export function Rate(props: { rate: DefectRate; cut: Cut; goal: ObjectiveLine | undefined }) {
  const { rate, cut, goal } = props;
  const m = q.value.home;
  const name = cut.defect === undefined ? m.rate : m.defectRate(defectName(cut.defect));
  const show = (step: Step) => {
    if (rate.step === "day") return;
    goTo({
      at: "quality",
      path: [],
      query: queryOf({ ...cut, ...within(step, rate.step), step: "day" }),
    });
  };
  return (
    <>
      <section class="sheet rate">
        <Figure rate={rate} goal={goal} name={name} defect={cut.defect !== undefined} />
        <RatePlot rate={rate} objective={goal?.target} name={name} onStep={show} />
      </section>
      <div class="columns">
        <Shares rate={rate} cut={cut} />
        <section class="sheet">
          <div class="table-head">
            <h2>{m.pareto}</h2>
            <SaveCsv name={`${name} ${m.pareto}`} rows={() => paretoRows(rate.defects)} />
          </div>
          <Pareto
            defects={rate.defects}
            chosen={cut.defect}
            address={(defect) => addressOfCut({ ...cut, defect })}
          />
        </section>
        {cut.department === undefined && cut.line === undefined && <Missed rate={rate} />}
      </div>
      <Table
        name={`${name} · ${m.asTable}`}
        rows={rate.chart.steps}
        id={(step) => step.start}
        columns={stepColumns(rate)}
      />
    </>
  );
}

/** The days of a step of the chart. */
function within(step: Step, size: "week" | "month"): { from: string; to: string } {
  const start = new Date(`${step.start}T00:00:00Z`);
  const end = new Date(start);
  if (size === "week") end.setUTCDate(end.getUTCDate() + 7);
  else end.setUTCMonth(end.getUTCMonth() + 1);
  return { from: step.start, to: end.toISOString().slice(0, 10) };
}

function Figure(props: {
  rate: DefectRate;
  goal: ObjectiveLine | undefined;
  name: string;
  defect: boolean;
}) {
  const m = q.value.home;
  const { total, chart } = props.rate;
  const beyond = chart.steps.filter((step) => step.beyond).length;
  return (
    <div class="rate-head">
      <div>
        <h2>
          {props.name} <span class="quiet">{m.chart(chart.kind)}</span>
        </h2>
        <p class="figure">{percent(total.value ?? 0)}</p>
        <p class="quiet">
          {(props.defect ? m.defectsOf : m.of)(whole(total.found), whole(total.inspected))}
          {" · "}
          {m.interval(percent(total.lower ?? 0), percent(total.upper ?? 0))}
        </p>
      </div>
      <div class="rate-goal">
        {props.goal === undefined ? (
          <span class="quiet">{m.noObjective}</span>
        ) : (
          <>
            <a href={addressOf("quality", ["objectives", props.goal.id])}>
              {m.objective(percent(props.goal.target))}
            </a>
            <StandingMark status={props.goal.status} />
            <span class="quiet">{props.goal.period}</span>
          </>
        )}
        <p class={beyond > 0 ? "mark-beyond" : "quiet"}>
          {beyond > 0
            ? m.sentenceBeyond(whole(beyond), whole(chart.steps.length))
            : m.sentenceWithin(whole(chart.steps.length))}
        </p>
      </div>
    </div>
  );
}

function stepColumns(rate: DefectRate): Column<Step>[] {
  const c = q.value.home.columns;
  const optional = (value: number | undefined) => (value === undefined ? "–" : percent(value));
  return [
    {
      key: "start",
      head: c.start,
      value: (s) => s.start,
      show: (s) => stepName(s.start, rate.step),
    },
    {
      key: "inspected",
      head: c.inspected,
      number: true,
      value: (s) => s.rate.inspected,
      show: (s) => whole(s.rate.inspected),
    },
    {
      key: "found",
      head: c.found,
      number: true,
      value: (s) => s.rate.found,
      show: (s) => whole(s.rate.found),
    },
    {
      key: "rate",
      head: c.rate,
      number: true,
      value: (s) => s.rate.value,
      show: (s) =>
        s.beyond ? (
          <Mark tone="beyond" shape="triangle">
            {optional(s.rate.value)}
          </Mark>
        ) : (
          optional(s.rate.value)
        ),
    },
    {
      key: "lower",
      head: c.lower,
      number: true,
      value: (s) => s.rate.lower,
      show: (s) => optional(s.rate.lower),
    },
    {
      key: "upper",
      head: c.upper,
      number: true,
      value: (s) => s.rate.upper,
      show: (s) => optional(s.rate.upper),
    },
    { key: "lcl", head: c.lcl, number: true, value: (s) => s.lcl, show: (s) => optional(s.lcl) },
    { key: "ucl", head: c.ucl, number: true, value: (s) => s.ucl, show: (s) => optional(s.ucl) },
  ];
}
