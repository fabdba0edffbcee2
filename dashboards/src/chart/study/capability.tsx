import type { ChartSummary } from "../../api/types";
import type { Range } from "../../app/route";
import { fixed, whole } from "../../i18n/format";
import { unitSign } from "../../i18n/unit";
import { useLoad } from "../../ui/load";
import { Shown } from "../../ui/shown";
import { Takeaway } from "../../ui/takeaway";
import { computedDecimals } from "../words";
import { type Capability, type CapabilityIndex, study } from "./calls";
import { Distribution } from "./distribution";
import { s } from "./words";

/** Below this p the Anderson-Darling test speaks against a normal distribution. */
const SMALL_P = 0.05;

/** How the process lies to its specification, over the range that the chart shows. */
export function CapabilityPanel({ summary, range }: { summary: ChartSummary; range: Range }) {
  const m = s.value.capability;
  const found = useLoad(
    (stop) => study.capability(summary.id, range, stop),
    `${summary.id} ${JSON.stringify(range)}`,
  );
  return (
    <section class="sheet" data-testid="capability">
      <h2>{m.title}</h2>
      <Shown of={found} lines={10}>
        {(capability) => <Figures summary={summary} of={capability} />}
      </Shown>
    </section>
  );
}

function Figures({ summary, of }: { summary: ChartSummary; of: Capability }) {
  const m = s.value.capability;
  const decimals = computedDecimals(summary);
  const unit = unitSign(summary.characteristic.unit);
  const length = (value: number) => `${fixed(value, decimals + 1)} ${unit}`;
  return (
    <>
      <Takeaway
        name={`${summary.characteristic.code} ${m.title}`}
        rows={() => [
          [m.index, m.value, `${m.interval} ≥`, `${m.interval} ≤`],
          ...indicesOf(of).map(([name, index]) => [name, index?.value, index?.low, index?.high]),
          [m.mean, of.mean, undefined, undefined],
          [m.sigmaWithin, of.sigmaWithin, undefined, undefined],
          [m.sigmaOverall, of.sigmaOverall, undefined, undefined],
        ]}
      >
        <Distribution summary={summary} of={of} />
      </Takeaway>
      <p class={of.called === "capability" ? "" : "mark-pattern"}>
        {of.called === "capability" ? "✓" : "▲"} {m.called[of.called]}
      </p>
      {of.leftOut > 0 && <p class="mark-pattern">▲ {m.leftOut(whole(of.leftOut))}</p>}
      {of.reservations.length > 0 && (
        <ul>
          {of.reservations.map(({ code, found, wanted }) => (
            <li key={code}>{m.reservation[code](whole(found), whole(wanted))}</li>
          ))}
        </ul>
      )}
      <Indices of={of} />
      <dl class="facts">
        <dt>{m.mean}</dt>
        <dd>{length(of.mean)}</dd>
        {of.sigmaWithin !== undefined && (
          <>
            <dt>{m.sigmaWithin}</dt>
            <dd>
              {length(of.sigmaWithin)}
              {of.estimator && <span class="quiet"> {m.estimator[of.estimator]}</span>}
            </dd>
          </>
        )}
        <dt>{m.sigmaOverall}</dt>
        <dd>{length(of.sigmaOverall)}</dd>
        {of.expectedPpm !== undefined && (
          <>
            <dt>{m.expected}</dt>
            <dd>{m.ppm(whole(Math.round(of.expectedPpm)))}</dd>
          </>
        )}
        {of.observedPpm !== undefined && (
          <>
            <dt>{m.observed}</dt>
            <dd>{m.ppm(whole(Math.round(of.observedPpm)))}</dd>
          </>
        )}
        {of.normality !== undefined && (
          <>
            <dt>{m.normality}</dt>
            <dd>{(of.normality < SMALL_P ? m.notNormal : m.normal)(fixed(of.normality, 3))}</dd>
          </>
        )}
      </dl>
      <p class="quiet">
        {m.basis(whole(of.values), whole(of.firstSubgroup), whole(of.lastSubgroup))}
      </p>
    </>
  );
}

/** The indices that may be called so. */
function indicesOf(of: Capability): [string, CapabilityIndex | undefined][] {
  const rows: [string, CapabilityIndex | undefined][] = [
    ["Cp", of.within.spread],
    ["Cpk", of.within.minimum],
    ["Pp", of.overall.spread],
    ["Ppk", of.overall.minimum],
  ];
  return rows.filter(
    ([name, index]) => index !== undefined && (of.called === "capability" || name.startsWith("P")),
  );
}

function Indices({ of }: { of: Capability }) {
  const m = s.value.capability;
  const shown = indicesOf(of);
  if (shown.length === 0) return null;
  return (
    <table>
      <thead>
        <tr>
          <th>{m.index}</th>
          <th class="number">{m.value}</th>
          <th class="number">{m.interval}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(([name, index]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td class="number">{index && fixed(index.value, 2)}</td>
            <td class="number">{index && `${fixed(index.low, 2)} – ${fixed(index.high, 2)}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
