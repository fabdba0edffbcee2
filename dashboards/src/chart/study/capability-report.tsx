import { api } from "../../api/client";
import { quality } from "../../api/quality";
import type { Chart, ChartSummary, MasterSet, Plan, Subgroups } from "../../api/types";
import { goTo, restate } from "../../app/place";
import { DEFAULT_VIEW, printPlace } from "../../app/route";
import { session } from "../../app/session";
import { ordered } from "../../floor/floor";
import { semicolon } from "../../i18n/choice";
import { fixed, moment, whole } from "../../i18n/format";
import { t, text } from "../../i18n/language";
import { unitSign } from "../../i18n/unit";
import { master, partName, personName } from "../../quality/names";
import { useLoad } from "../../ui/load";
import { Notice } from "../../ui/notice";
import { Shown } from "../../ui/shown";
import { Takeaway } from "../../ui/takeaway";
import { computedDecimals } from "../words";
import { type Capability, type CapabilityIndex, study } from "./calls";
import { StreamStrip } from "./compare";
import { Distribution } from "./distribution";
import "./study.css";
import { s } from "./words";

const CHART_WIDTH = 620;
const CHART_HEIGHT = 170;
const LAST_CHOICES = [100, 500, 2000] as const;

/** The charts of a part: of the characteristics in its plans, or else at its stations. */
function chartsOfPart(
  part: string,
  charts: readonly ChartSummary[],
  plans: readonly Plan[],
  set: MasterSet,
): ChartSummary[] {
  const planned = new Set(
    plans
      .filter((plan) => plan.part === part && plan.validFrom !== undefined && !plan.validTo)
      .flatMap((plan) => plan.content.characteristics.map((each) => each.characteristic)),
  );
  const found = charts.filter((chart) => planned.has(chart.characteristic.code));
  if (found.length > 0) return byPlace(found);
  const operations = set.parts?.find((each) => each.code === part)?.operations ?? [];
  const stations = new Set(operations.map((step) => step.station));
  return byPlace(charts.filter((chart) => stations.has(chart.station)));
}

function byPlace(charts: ChartSummary[]): ChartSummary[] {
  return [...charts].sort(
    (a, b) =>
      a.station.localeCompare(b.station) ||
      a.characteristic.code.localeCompare(b.characteristic.code),
  );
}

/** Everything a part's characteristics are capable of, on one page that prints. */
export function CapabilityReport({ part, last }: { part: string; last: number }) {
  const m = s.value.report;
  const found = useLoad((stop) => quality.plans(stop), "capability report");
  const parts = master.value.parts ?? [];
  const chosen = part === "" ? (parts[0]?.code ?? "") : part;
  return (
    <article class="capability-report" data-testid="capability-report">
      <div class="page-head no-print">
        <h1>{m.title}</h1>
        <label>
          {m.part}{" "}
          <select
            value={chosen}
            onChange={(event) => goTo({ at: "capability", part: event.currentTarget.value, last })}
          >
            {parts.map(({ code }) => (
              <option key={code} value={code}>
                {code} {partName(code)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {m.last}{" "}
          <select
            value={last}
            onChange={(event) =>
              restate({
                at: "capability",
                part: chosen,
                last: Number(event.currentTarget.value),
              })
            }
          >
            {[...new Set([...LAST_CHOICES, last])].map((each) => (
              <option key={each} value={each}>
                {whole(each)}
              </option>
            ))}
          </select>
        </label>
        <span class="room" />
        <button type="button" class="button button-first" onClick={() => window.print()}>
          {m.print}
        </button>
      </div>
      <Shown of={found} lines={10}>
        {({ plans }) => (
          <Sheet
            part={chosen}
            last={last}
            charts={chartsOfPart(chosen, ordered.value, plans, master.value)}
          />
        )}
      </Shown>
    </article>
  );
}

function Sheet(props: { part: string; last: number; charts: ChartSummary[] }) {
  const m = s.value.report;
  const { part, last, charts } = props;
  if (charts.length === 0) {
    return (
      <Notice title={m.none}>
        <p>{m.noneHint}</p>
      </Notice>
    );
  }
  const who = session.value?.login;
  return (
    <section class="sheet pad report-sheet">
      <header>
        <h2>
          {m.heading} · {part} {partName(part)}
        </h2>
        <p class="quiet">
          {m.made(moment(Date.now()), who === undefined ? "–" : personName(who), whole(last))}
        </p>
      </header>
      {charts.map((summary) => (
        <Characteristic key={summary.id} summary={summary} last={last} />
      ))}
      <footer class="quiet">{m.note}</footer>
    </section>
  );
}

type Studied = { chart: Chart; subgroups: Subgroups; capability: Capability };

function Characteristic({ summary, last }: { summary: ChartSummary; last: number }) {
  const m = s.value.report;
  const found = useLoad(async (stop): Promise<Studied> => {
    const [chart, subgroups, capability] = await Promise.all([
      api.chart(summary.id, stop),
      api.subgroups(summary.id, { last }, stop),
      study.capability(summary.id, { last }, stop),
    ]);
    return { chart, subgroups, capability };
  }, `${summary.id} ${last}`);
  const { lsl, target, usl, decimals } = summary.characteristic;
  const names = t.value.chart.limits;
  const specification = (
    [
      [names.lsl, lsl],
      [names.target, target],
      [names.usl, usl],
    ] as const
  )
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} ${fixed(value ?? 0, decimals)}`)
    .join(" · ");
  return (
    <section class="report-characteristic">
      <h3>
        <a href={printPlace({ at: "chart", id: summary.id, view: DEFAULT_VIEW })}>
          {text(summary.characteristic.name)}
        </a>{" "}
        <span class="quiet">
          {summary.characteristic.code} · {text(summary.stationName)} ·{" "}
          {specification === "" ? m.noSpecification : specification}{" "}
          {unitSign(summary.characteristic.unit)}
        </span>
      </h3>
      <Shown of={found} lines={4}>
        {(studied) => <Findings summary={summary} of={studied} />}
      </Shown>
    </section>
  );
}

function Findings({ summary, of }: { summary: ChartSummary; of: Studied }) {
  const m = s.value.report;
  const c = s.value.capability;
  const { capability, chart, subgroups } = of;
  const decimals = computedDecimals(summary);
  const unit = unitSign(summary.characteristic.unit);
  const limits = chart.limitSets.at(-1);
  const from = (subgroups.number[0] ?? 0) - 1;
  const to = (subgroups.number.at(-1) ?? 0) + 1;
  return (
    <div class="report-findings">
      <Takeaway name={summary.characteristic.code}>
        <svg
          class="strata-plot report-chart"
          viewBox={`0 0 ${CHART_WIDTH} ${CHART_HEIGHT}`}
          role="img"
          aria-label={text(summary.characteristic.name)}
        >
          <StreamStrip
            of={{ chart, subgroups }}
            top={0}
            alone
            width={CHART_WIDTH}
            height={CHART_HEIGHT}
            x={(number) => 12 + ((number - from) / (to - from)) * (CHART_WIDTH - 108)}
          />
        </svg>
      </Takeaway>
      <Takeaway name={`${summary.characteristic.code} ${c.title}`}>
        <Distribution summary={summary} of={capability} />
      </Takeaway>
      <div>
        <table>
          <thead>
            <tr>
              {["Cp", "Cpk", "Pp", "Ppk"].map((name) => (
                <th key={name} class="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <Index of={capability.within.spread} shown={capability.called === "capability"} />
              <Index of={capability.within.minimum} shown={capability.called === "capability"} />
              <Index of={capability.overall.spread} shown />
              <Index of={capability.overall.minimum} shown />
            </tr>
          </tbody>
        </table>
        <p>
          {capability.called === "capability" ? "✓" : "▲"} {c.called[capability.called]}
          {capability.reservations.map(
            ({ code, found, wanted }) =>
              `${semicolon()}${c.reservation[code](whole(found), whole(wanted))}`,
          )}
          {capability.leftOut > 0 && `${semicolon()}${c.leftOut(whole(capability.leftOut))}`}
        </p>
        <p class="quiet">
          n = {whole(capability.values)} · x̄ {fixed(capability.mean, decimals)} · s{" "}
          {fixed(capability.sigmaOverall, decimals + 1)}
          {capability.sigmaWithin === undefined
            ? ""
            : ` · ${c.sigmaWithin} ${fixed(capability.sigmaWithin, decimals + 1)}`}{" "}
          {unit} · {limits === undefined ? m.noLimits : m.limits(whole(limits.version))}
        </p>
      </div>
    </div>
  );
}

/** An index with its interval; what is not called capability has no Cp. */
function Index({ of, shown }: { of: CapabilityIndex | undefined; shown: boolean }) {
  return (
    <td class="number">
      {of === undefined || !shown ? (
        "–"
      ) : (
        <>
          <b>{fixed(of.value, 2)}</b>
          <br />
          <small>
            {fixed(of.low, 2)} – {fixed(of.high, 2)}
          </small>
        </>
      )}
    </td>
  );
}
