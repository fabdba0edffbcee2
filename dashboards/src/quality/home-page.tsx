import type { Query } from "../api/client";
import { quality } from "../api/quality";
import type { DefectRate, ObjectiveLine } from "../api/types";
import { goTo } from "../app/place";
import { addressOf } from "../app/route";
import { percent, plantDay, when, whole } from "../i18n/format";
import { text } from "../i18n/language";
import { Choice } from "../ui/choice";
import { useLoad } from "../ui/load";
import { Notice } from "../ui/notice";
import { Shown } from "../ui/shown";
import { type Column, Table } from "../ui/table";
import { SaveCsv } from "../ui/takeaway";
import { Mark, StandingMark, VerdictMark } from "./marks";
import { defectName, departmentName, lineName, operationName, partName, personName } from "./names";
import { Pareto, paretoRows } from "./pareto";
import { RatePlot, stepName } from "./rate-plot";
import type { Step } from "./rate-scale";
import { type Cut, cutOf, objectiveOf, wayOf } from "./way";
import { q } from "./words";

const DAYS = ["30", "91", "365"] as const;
const DAY_MILLIS = 86_400_000;

/** Is the objective met, is a change more than chance, and where does it come from. */
export function HomePage({ query }: { query: Readonly<Record<string, string>> }) {
  const cut = cutOf(query);
  const asked: Query = { ...cut };
  const rate = useLoad((stop) => quality.defectRate(asked, stop), JSON.stringify(asked));
  const objectives = useLoad((stop) => quality.objectives(stop), "objectives");
  const goals = objectives.loaded.state === "ready" ? objectives.loaded.value.objectives : [];
  return (
    <>
      <h1 class="unseen">{q.value.home.rate}</h1>
      <Way cut={cut} />
      <Period cut={cut} />
      <Shown of={rate} lines={14}>
        {(value) =>
          value.total.inspected === 0 ? (
            <Notice title={q.value.home.noneInspected}>
              <p>{q.value.home.noneInspectedHint}</p>
            </Notice>
          ) : (
            <Rate rate={value} cut={cut} goal={objectiveOf(goals, cut)} />
          )
        }
      </Shown>
      {(cut.part !== undefined || cut.defect !== undefined) && <Records cut={cut} />}
    </>
  );
}

function address(cut: Cut): string {
  return addressOf("quality", [], cut);
}

/** The way down as links that lead up again. */
function Way({ cut }: { cut: Cut }) {
  const m = q.value.home;
  const names = {
    department: departmentName,
    line: lineName,
    part: partName,
    defect: defectName,
  } as const;
  const steps = wayOf(cut);
  return (
    <nav class="way" aria-label={m.way}>
      <a href={address({ from: cut.from, to: cut.to, step: cut.step })}>{m.company}</a>
      {steps.map(({ level, code, cut: upTo }) => (
        <span key={level}>
          <span aria-hidden="true"> › </span>
          <a
            href={address(upTo)}
            aria-current={upTo === steps.at(-1)?.cut ? "location" : undefined}
          >
            {code === "" ? m.noDepartment : names[level](code)}
          </a>
        </span>
      ))}
    </nav>
  );
}

function Period({ cut }: { cut: Cut }) {
  const m = q.value.home;
  const show = (next: Cut) => goTo({ at: "quality", path: [], query: definedOf(next) });
  const today = plantDay(Date.now() + DAY_MILLIS);
  const days = DAYS.find((n) =>
    cut.from === undefined
      ? n === "91"
      : cut.to === undefined && cut.from === plantDay(Date.now() - (Number(n) - 1) * DAY_MILLIS),
  );
  return (
    <div class="tools">
      <Choice
        label={m.period}
        value={days}
        options={DAYS.map((n) => [n, m.days(n)] as const)}
        onChoose={(n) =>
          show({ ...cut, from: plantDay(Date.now() - (Number(n) - 1) * DAY_MILLIS), to: undefined })
        }
      />
      <label class="inline">
        {m.from}{" "}
        <input
          type="date"
          value={cut.from ?? plantDay(Date.now() - 90 * DAY_MILLIS)}
          max={today}
          onChange={(event) => show({ ...cut, from: event.currentTarget.value || undefined })}
        />
      </label>
      <label class="inline">
        {m.to}{" "}
        <input
          type="date"
          value={cut.to ?? today}
          onChange={(event) => show({ ...cut, to: event.currentTarget.value || undefined })}
        />
      </label>
      <Choice
        label={m.step}
        value={(cut.step ?? "week") as "day" | "week" | "month"}
        options={(["day", "week", "month"] as const).map((step) => [step, m.steps[step]] as const)}
        onChoose={(step) => show({ ...cut, step })}
      />
    </div>
  );
}

function definedOf(cut: Cut): Record<string, string> {
  return Object.fromEntries(
    Object.entries(cut).filter((each): each is [string, string] => each[1] !== undefined),
  );
}

function Rate(props: { rate: DefectRate; cut: Cut; goal: ObjectiveLine | undefined }) {
  const { rate, cut, goal } = props;
  const m = q.value.home;
  const name = cut.defect === undefined ? m.rate : m.defectRate(defectName(cut.defect));
  const show = (step: Step) => {
    if (rate.step === "day") return;
    goTo({
      at: "quality",
      path: [],
      query: definedOf({ ...cut, ...within(step, rate.step), step: "day" }),
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
            address={(defect) => address({ ...cut, defect })}
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

const SHARE_HEADS = ["inspected", "found", "rate", "lower", "upper"] as const;

/** The next level down, the worst first, each with its interval. */
function Shares({ rate, cut }: { rate: DefectRate; cut: Cut }) {
  const m = q.value.home;
  const highest = Math.max(...rate.shares.map((share) => share.rate.upper ?? 0), 1e-9);
  const down = rate.below === "operation" ? undefined : rate.below;
  const worst = [...rate.shares].sort((a, b) => (b.rate.value ?? 0) - (a.rate.value ?? 0));
  return (
    <section class="sheet">
      <div class="table-head">
        <h2>{m.below[rate.below]}</h2>
        <SaveCsv
          name={m.below[rate.below]}
          rows={() => [
            [m.below[rate.below], ...SHARE_HEADS.map((head) => m.columns[head])],
            ...worst.map(({ code, nameEn, nameZh, rate: of }) => [
              code === "" ? m.noDepartment : text({ en: nameEn, zh: nameZh }),
              ...[of.inspected, of.found, of.value, of.lower, of.upper],
            ]),
          ]}
        />
      </div>
      <table class="bars">
        <thead>
          <tr>
            <th>
              <span class="unseen">{m.below[rate.below]}</span>
            </th>
            <th class="number">{m.columns.rate}</th>
            <th class="number">{m.columns.inspected}</th>
          </tr>
        </thead>
        <tbody>
          {worst.map((share) => {
            const name =
              share.code === "" ? m.noDepartment : text({ en: share.nameEn, zh: share.nameZh });
            const { value = 0, lower = 0, upper = 0, inspected } = share.rate;
            return (
              <tr key={share.code}>
                <td>
                  {down === undefined || share.code === "" ? (
                    name
                  ) : (
                    <a href={address({ ...cut, [down]: share.code })}>{name}</a>
                  )}
                  <span class="whisker" title={m.interval(percent(lower), percent(upper))}>
                    <span
                      class="whisker-span"
                      style={{
                        left: `${(100 * lower) / highest}%`,
                        right: `${100 - (100 * upper) / highest}%`,
                      }}
                    />
                    <span class="whisker-at" style={{ left: `${(100 * value) / highest}%` }} />
                  </span>
                </td>
                <td class="number">{percent(value)}</td>
                <td class="number">{whole(inspected)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function Missed({ rate }: { rate: DefectRate }) {
  const m = q.value.home;
  const period = { from: `${rate.from}T00:00:00Z`, to: `${rate.to}T00:00:00Z` };
  const accounts = useLoad((stop) => quality.checkAccounts(period, stop), JSON.stringify(period));
  return (
    <section class="sheet">
      <h2 class="pad">{m.missed}</h2>
      <Shown of={accounts}>
        {({ accounts: lines }) => {
          const some = lines.filter((line) => line.missed > 0).sort((a, b) => b.missed - a.missed);
          if (some.length === 0) return <p class="quiet pad">{m.missedNone}</p>;
          return (
            <ul class="lines">
              {some.slice(0, 8).map((line) => (
                <li key={`${line.line} ${line.operation}`}>
                  <a href={addressOf("quality", ["checks"], { line: line.line })}>
                    {lineName(line.line)} · {operationName(undefined, line.operation)}
                  </a>
                  <span>{m.missedOf(whole(line.missed), whole(line.planned))}</span>
                </li>
              ))}
            </ul>
          );
        }}
      </Shown>
    </section>
  );
}

function Records({ cut }: { cut: Cut }) {
  const { step: _step, ...asked } = cut;
  const records = useLoad((stop) => quality.defectRecords(asked, stop), JSON.stringify(asked));
  const m = q.value.record;
  return (
    <Shown of={records}>
      {(found) => (
        <Table
          name={q.value.home.records}
          titled
          empty={q.value.home.recordsNone}
          rows={found.records}
          id={(record) => record.id}
          columns={[
            {
              key: "number",
              head: m.number,
              value: (r) => r.number,
              show: (r) => <a href={addressOf("quality", ["records", r.id])}>{r.number}</a>,
            },
            {
              key: "signed",
              head: m.signed,
              value: (r) => r.signed,
              show: (r) => when(Date.parse(r.signed)),
            },
            { key: "part", head: m.part, value: (r) => partName(r.part) },
            {
              key: "operation",
              head: m.operation,
              value: (r) => operationName(r.part, r.operation),
            },
            { key: "line", head: m.line, value: (r) => lineName(r.line) },
            { key: "signer", head: m.signer, value: (r) => personName(r.signer) },
            {
              key: "verdict",
              head: m.verdict,
              value: (r) => q.value.verdict[r.verdict],
              show: (r) => <VerdictMark verdict={r.verdict} />,
            },
            { key: "inspected", head: m.inspected, number: true, value: (r) => r.inspected },
            {
              key: "nonconforming",
              head: m.nonconforming,
              number: true,
              value: (r) => r.nonconforming,
            },
            { key: "defects", head: m.defects, value: (r) => defectsOf(r.defects) },
          ]}
        />
      )}
    </Shown>
  );
}

/** "scratch × 2" by the defect's name. */
function defectsOf(defects: readonly string[]): string {
  return defects
    .map((each) => {
      const [code = "", count = ""] = each.split(" × ");
      return `${defectName(code)} × ${count}`;
    })
    .join(", ");
}
