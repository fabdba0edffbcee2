import { useSignal } from "@preact/signals";
import type { ChartSummary } from "../../api/types";
import { restate } from "../../app/place";
import { type ChartView, shiftBegins } from "../../app/route";
import { fixed, percent, whole } from "../../i18n/format";
import { unitSign } from "../../i18n/unit";
import { useLoad } from "../../ui/load";
import { Shown } from "../../ui/shown";
import { Table } from "../../ui/table";
import { Takeaway } from "../../ui/takeaway";
import { computedDecimals } from "../words";
import { type Strata, type StrataQuery, type Stratum, study } from "./calls";
import { StrataPlot } from "./strata-plot";
import { s } from "./words";

const BY = ["batch", "shift", "turn", "source", "gauge", "inspector", "part", "verdict"] as const;
const SMALL_P = 0.05;

/** The chart's readings parted by what they carry: table, picture, and whether the parts differ. */
export function StrataPanel({ summary, view }: { summary: ChartSummary; view: ChartView }) {
  const m = s.value.strata;
  const by = useSignal<Strata["by"]>("batch");
  const turns = useSignal(4);
  const query: StrataQuery = {
    by: by.value,
    ...(by.value === "turn" ? { of: turns.value } : {}),
    ...(by.value === "shift" ? { shifts: view.shifts } : {}),
  };
  const found = useLoad(
    (stop) => study.strata(summary.id, view.range, query, stop),
    `${summary.id} ${JSON.stringify([view.range, query])}`,
  );
  return (
    <section class="sheet study-wide" data-testid="strata">
      <h2>{m.title}</h2>
      <p class="strata-choice">
        <label>
          {m.by}{" "}
          <select
            value={by.value}
            onChange={(event) => {
              by.value = event.currentTarget.value as Strata["by"];
            }}
          >
            {BY.map((each) => (
              <option key={each} value={each}>
                {m.names[each]}
              </option>
            ))}
          </select>
        </label>
        {by.value === "turn" && (
          <label>
            {m.turns}{" "}
            <input
              type="number"
              min={2}
              max={64}
              value={turns.value}
              onInput={(event) => {
                const wanted = event.currentTarget.valueAsNumber;
                if (wanted >= 2 && wanted <= 64) turns.value = wanted;
              }}
            />
          </label>
        )}
        {by.value === "shift" && <ShiftBegins summary={summary} view={view} />}
      </p>
      <Shown of={found} lines={8}>
        {(strata) => <Parted summary={summary} strata={strata} />}
      </Shown>
    </section>
  );
}

function ShiftBegins({ summary, view }: { summary: ChartSummary; view: ChartView }) {
  return (
    <label>
      {s.value.strata.begins}{" "}
      <input
        value={view.shifts}
        size={18}
        onChange={(event) => {
          const shifts = event.currentTarget.value.replace(/\s/g, "");
          if (shiftBegins(shifts) === undefined) event.currentTarget.value = view.shifts;
          else restate({ at: "chart", id: summary.id, view: { ...view, shifts } });
        }}
      />
    </label>
  );
}

function Parted({ summary, strata }: { summary: ChartSummary; strata: Strata }) {
  const m = s.value.strata;
  const decimals = computedDecimals(summary);
  const unit = unitSign(summary.characteristic.unit);
  const of = (value: number | undefined, more = 0) =>
    value === undefined ? "–" : fixed(value, decimals + more);
  const outside = ({ below, above }: Stratum) => below + above;
  return (
    <>
      <p>{sentence(strata)}</p>
      {strata.omitted > 0 && <p class="quiet">{m.omitted(whole(strata.omitted))}</p>}
      {strata.leftOut > 0 && (
        <p class="mark-pattern">▲ {s.value.capability.leftOut(whole(strata.leftOut))}</p>
      )}
      <Takeaway
        name={`${summary.characteristic.code} ${m.title} ${m.names[strata.by]}`}
        rows={() => quartileRows(strata)}
      >
        <StrataPlot summary={summary} strata={strata.strata} />
      </Takeaway>
      <Table
        name={`${m.title} ${m.names[strata.by]}`}
        rows={strata.strata}
        id={(row) => row.key}
        columns={[
          { key: "key", head: m.names[strata.by], value: (row) => row.key || m.unknown },
          { key: "n", head: "n", number: true, value: (row) => row.n },
          {
            key: "mean",
            head: `${m.mean} ${unit}`,
            number: true,
            value: (row) => row.mean,
            show: (row) => of(row.mean),
          },
          {
            key: "sd",
            head: `s ${unit}`,
            number: true,
            value: (row) => row.sd,
            show: (row) => of(row.sd, 1),
          },
          { key: "below", head: m.below, number: true, value: (row) => row.below },
          { key: "above", head: m.above, number: true, value: (row) => row.above },
          {
            key: "share",
            head: m.outside,
            number: true,
            value: (row) => outside(row) / row.n,
            show: (row) => percent(outside(row) / row.n),
          },
        ]}
      />
    </>
  );
}

/** What the strips are drawn from. */
function quartileRows({ by, strata }: Strata) {
  const m = s.value.strata;
  return [
    [m.names[by], "n", m.mean, "s", "min", "Q1", "Q2", "Q3", "max", m.below, m.above],
    ...strata.map(({ key, n, mean, sd, quartiles, below, above }) => [
      key || m.unknown,
      n,
      mean,
      sd,
      ...quartiles,
      below,
      above,
    ]),
  ];
}

/** Whether the means differ by more than chance, in words. */
function sentence({ p, explained, strata }: Strata): string {
  const m = s.value.strata;
  if (strata.length < 2) return m.one;
  if (p === undefined || explained === undefined) return m.notTested;
  const probability = p < 0.001 ? "< 0.001" : `= ${fixed(p, 3)}`;
  return (p < SMALL_P ? m.differ : m.alike)(probability, percent(explained));
}
