import type { Signal as Cell } from "@preact/signals";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { masterRecord } from "../admin/master-record";
import { a } from "../admin/words";
import { api, type Loaded, load } from "../api/client";
import type { Chart, LimitSet, Limits, Signal, SubgroupReadings } from "../api/types";
import { chartThen, DEFAULT_VIEW } from "../app/route";
import { clock, fixed, moment, when, whole } from "../i18n/format";
import { t } from "../i18n/language";
import { said } from "../i18n/said";
import { unitSign } from "../i18n/unit";
import { personName } from "../quality/names";
import { Failure } from "../ui/notice";
import { moveTo } from "./keyboard";
import type { OpenChart } from "./open-chart";
import type { Look } from "./pair";
import { indexOf } from "./series";
import { StageFacts } from "./setup/settings-panel";
import { u } from "./setup/words";
import { foldSignals } from "./signal-runs";
import { isSevere, ruleNumber } from "./sketch";
import { Remarks } from "./study/remarks";
import { SubgroupActs } from "./study/subgroup-acts";
import { s } from "./study/words";
import { UnjudgedNotes } from "./unjudged";
import { computedDecimals, liesAbove, patternText } from "./words";

const SIGNALS_SHOWN = 100;

/** Beside the plots: readings of a picked subgroup, the signals, the limits and where they come from. */
export function Side(props: {
  open: OpenChart;
  chart: Chart | undefined;
  look: Look;
  picked: Cell<number | undefined>;
  /** Whether it is the chart as it is now, at which something can be done. */
  present: boolean;
}) {
  const { open, chart, look, picked, present } = props;
  if (!chart) return <aside class="side" />;
  const number = picked.value;
  return (
    <aside class="side">
      <Readings
        key={number ?? 0}
        open={open}
        chart={chart}
        number={number}
        present={present}
        onClose={() => {
          picked.value = undefined;
        }}
      />
      <Signals open={open} chart={chart} look={look} />
      <Remarks open={open} look={look} present={present} />
      <UnjudgedNotes open={open} />
      {!present && <SettingsThen chart={chart} />}
      <LimitSets chart={chart} />
      <Specification chart={chart} />
    </aside>
  );
}

function Readings(props: {
  open: OpenChart;
  chart: Chart;
  number: number | undefined;
  present: boolean;
  onClose: () => void;
}) {
  const m = t.value.chart;
  const { chart, number } = props;
  const loaded = useSignal<Loaded<SubgroupReadings>>({ state: "loading" });
  useEffect(() => {
    if (number === undefined) return;
    const stop = new AbortController();
    void load(api.subgroup(chart.summary.id, number, stop.signal)).then((outcome) => {
      if (outcome) loaded.value = outcome;
    });
    return () => stop.abort();
  }, [number]);
  if (number === undefined) {
    return (
      <section class="sheet">
        <h2>{m.readings}</h2>
        <p class="quiet">{m.pick}</p>
      </section>
    );
  }
  const state = loaded.value;
  return (
    <section class="sheet" data-testid="readings" aria-live="polite">
      <h2>
        {m.readingsOf(String(number))}
        <button type="button" class="button" onClick={props.onClose}>
          {m.closeReadings}
        </button>
      </h2>
      {state.state === "failed" && <Failure error={state.error} />}
      {state.state === "ready" && state.value.certain && (
        <ReadingTable chart={chart} readings={state.value} />
      )}
      {state.state === "ready" && !state.value.certain && (
        <p class="mark-pattern">▲ {m.readingsUncertain}</p>
      )}
      <Then open={props.open} chart={chart} number={number} />
      {props.present && <SubgroupActs open={props.open} chart={chart} number={number} />}
    </section>
  );
}

/** Leads to the chart as it stood when a subgroup was complete. */
function Then({ open, chart, number }: { open: OpenChart; chart: Chart; number: number }) {
  const seconds = open.series.time[indexOf(open.series, number)];
  if (seconds === undefined) return null;
  const time = new Date(Math.ceil(seconds * 1000)).toISOString();
  return (
    <p>
      <a href={chartThen(chart.summary.id, time)}>{t.value.chart.past.stood}</a>
    </p>
  );
}

function ReadingTable({ chart, readings }: { chart: Chart; readings: SubgroupReadings }) {
  const m = t.value.chart;
  const { decimals } = chart.summary.characteristic;
  const unit = unitSign(chart.summary.characteristic.unit);
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>{m.time}</th>
            <th class="number">
              {m.value} {unit}
            </th>
            <th>{m.serial}</th>
            <th>{m.quality}</th>
          </tr>
        </thead>
        <tbody>
          {readings.readings.map((reading) => (
            <tr key={`${reading.tag} ${reading.time}`} title={`${m.edge}: ${reading.edge}`}>
              <td>{clock(Date.parse(reading.time))}</td>
              <td class="number">
                {typeof reading.value === "number" ? fixed(reading.value, decimals) : m.noValue}
              </td>
              <td>{reading.serial ?? ""}</td>
              <td>{reading.quality === 0 ? m.qualityGood : m.qualityOther(reading.quality)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Signals({ open, chart, look }: { open: OpenChart; chart: Chart; look: Look }) {
  const m = t.value.chart;
  void open.revision.value;
  const all = foldSignals(open.series.signals);
  const newest = all.slice(-SIGNALS_SHOWN).reverse();
  const view = DEFAULT_VIEW;
  return (
    <section class="sheet">
      <h2>
        {m.signals} <span class="quiet">{whole(all.length)}</span>
      </h2>
      {all.length === 0 && <p class="quiet">{m.noSignals}</p>}
      <ul class="side-list">
        {newest.map((signal) => (
          <li key={`${signal.subgroup} ${signal.on} ${signal.rule}`} class="signal-line">
            <button
              type="button"
              class="signal-row"
              onClick={() => moveTo({ open, view, look }, indexOf(open.series, signal.subgroup))}
            >
              <SignalText open={open} chart={chart} signal={signal} />
            </button>
            <a
              class="then"
              href={chartThen(chart.summary.id, signal.time)}
              title={m.past.stood}
              aria-label={`${m.past.stood}: ${whole(signal.subgroup)}`}
            >
              ↶
            </a>
          </li>
        ))}
      </ul>
      {all.length > SIGNALS_SHOWN && (
        <p class="quiet">{m.moreSignals(whole(all.length - SIGNALS_SHOWN))}</p>
      )}
    </section>
  );
}

function SignalText({ open, chart, signal }: { open: OpenChart; chart: Chart; signal: Signal }) {
  const { series } = open;
  const at = indexOf(series, signal.subgroup);
  const ys = signal.on === "location" ? series.location : series.dispersion;
  const limits = chart.limitSets.find((set) => set.version === series.limitSet[at]);
  return (
    <>
      <span class={isSevere(signal.rule) ? "mark-beyond" : "mark-pattern"}>
        <span class="ring">{ruleNumber(signal.rule)}</span>
      </span>
      <span>{patternText(chart.summary, signal, liesAbove(signal, ys[at], limits))}</span>
      <span class="quiet">{when(Date.parse(signal.time))}</span>
    </>
  );
}

/** By which rules a chart was judged at the moment as of which it is shown. */
function SettingsThen({ chart }: { chart: Chart }) {
  const stage = chart.stages.at(-1);
  if (stage === undefined) return null;
  return (
    <section class="sheet">
      <h2>{u.value.settings}</h2>
      <StageFacts stage={stage} kind={chart.summary.kind} />
    </section>
  );
}

function LimitSets({ chart }: { chart: Chart }) {
  const m = t.value.chart;
  const newestFirst = [...chart.limitSets].sort((a, b) => b.version - a.version);
  return (
    <section class="sheet">
      <h2>{m.limitVersions}</h2>
      {newestFirst.length === 0 && <p class="quiet">{m.noLimitVersions}</p>}
      {newestFirst.map((set, i) => (
        <details key={set.version} class="version" open={i === 0}>
          <summary>
            {m.version(set.version)} <span class="quiet">{validFrom(set)}</span>
          </summary>
          <LimitFacts chart={chart} set={set} />
        </details>
      ))}
    </section>
  );
}

/** Limits known beforehand hold from the epoch on: a date would only puzzle. */
function validFrom(set: LimitSet): string {
  const m = t.value.chart;
  const from = Date.parse(set.validFrom);
  return from <= 0 ? m.validAlways : m.validFrom(when(from));
}

function LimitFacts({ chart, set }: { chart: Chart; set: LimitSet }) {
  const m = t.value.chart;
  const panes = t.value.pane[chart.summary.kind];
  const decimals = computedDecimals(chart.summary);
  const row = (name: string, limits: Limits) => (
    <tr>
      <th>{name}</th>
      {[limits.lcl, limits.center, limits.ucl].map((v, i) => (
        <td key={i} class="number">
          {v === undefined ? m.oneSided : fixed(v, decimals)}
        </td>
      ))}
    </tr>
  );
  return (
    <>
      <table>
        <thead>
          <tr>
            <td />
            {[m.limits.lcl, m.limits.center, m.limits.ucl].map((name) => (
              <th key={name} class="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {row(panes.location, set.location)}
          {row(panes.dispersion, set.dispersion)}
        </tbody>
      </table>
      <dl class="facts">
        <dt>{m.sigmaWithin}</dt>
        <dd>{fixed(set.sigma, decimals + 1)}</dd>
      </dl>
      <p class="quiet" title={moment(Date.parse(set.validFrom))}>
        {m.basis(whole(set.n), m.method[set.method] ?? set.method)} · {m.by(personName(set.author))}
        {set.approver === undefined ? "" : ` · ${m.approvedBy(personName(set.approver))}`}
      </p>
      <p>{said(set.reason)}</p>
      <Sources set={set} />
    </>
  );
}

/** What a version was estimated from, and what it was not. */
function Sources({ set }: { set: LimitSet }) {
  const m = s.value.limits;
  const excluded = set.excluded ?? [];
  return (
    <>
      {set.source && (
        <p class="quiet">{m.source(whole(set.source.first), whole(set.source.last))}</p>
      )}
      {excluded.length > 0 && (
        <p class="quiet">
          {m.excluded(excluded.map((each) => `${each.subgroup} (${each.reason})`).join(", "))}
        </p>
      )}
    </>
  );
}

function Specification({ chart }: { chart: Chart }) {
  const m = t.value.chart;
  const { lsl, target, usl, decimals } = chart.summary.characteristic;
  const unit = unitSign(chart.summary.characteristic.unit);
  if (lsl === undefined && target === undefined && usl === undefined) return null;
  const value = (v: number | undefined) =>
    v === undefined ? m.oneSided : `${fixed(v, decimals)} ${unit}`;
  return (
    <section class="sheet">
      <h2>{m.specification}</h2>
      <dl class="facts">
        <dt>{m.limits.usl}</dt>
        <dd>{value(usl)}</dd>
        <dt>{m.limits.target}</dt>
        <dd>{value(target)}</dd>
        <dt>{m.limits.lsl}</dt>
        <dd>{value(lsl)}</dd>
      </dl>
      <p>
        <a href={masterRecord("characteristics", chart.summary.characteristic.code)}>
          {a.value.history.show}
        </a>
      </p>
    </section>
  );
}
