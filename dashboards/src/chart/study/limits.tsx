import { useSignal } from "@preact/signals";
import type { Chart, Limits } from "../../api/types";
import { may } from "../../app/session";
import { sign } from "../../app/signature";
import { fixed, whole } from "../../i18n/format";
import { t } from "../../i18n/language";
import { Field, Form } from "../../ui/form";
import { useLoad } from "../../ui/load";
import { Shown } from "../../ui/shown";
import { computedDecimals } from "../words";
import { type LimitBasis, type LimitPreview, study } from "./calls";
import { KnownLimits } from "./known-limits";
import { Proposals, signedLine } from "./proposals";
import { s } from "./words";

type Excluded = LimitBasis["excluded"][number];

type Stretch = { first: number; last: number };

/** New limits, estimated from the chart or known beforehand, and what became of proposals. */
export function LimitsPanel(props: {
  chart: Chart;
  /** First and last subgroup that the chart shows, where there are any. */
  shown: Stretch | undefined;
  /** New limits were approved. */
  approved: () => void;
}) {
  const m = s.value.limits;
  const { chart, shown } = props;
  const found = useLoad((stop) => study.proposals(chart.summary.id, stop), `${chart.summary.id}`);
  return (
    <section class="sheet" data-testid="limits">
      <h2>{m.title}</h2>
      {shown && <Estimated chart={chart} shown={shown} proposed={found.again} />}
      {may("propose-limits") && <KnownLimits summary={chart.summary} proposed={found.again} />}
      <Shown of={found} lines={2}>
        {({ proposals }) => (
          <Proposals
            chart={chart}
            proposals={proposals}
            decided={(approved) => {
              found.again();
              if (approved) props.approved();
            }}
          />
        )}
      </Shown>
    </section>
  );
}

/** Limits from a stretch of the chart: estimated, looked at, proposed with a signature. */
function Estimated(props: { chart: Chart; shown: Stretch; proposed: () => void }) {
  const m = s.value.limits;
  const { chart } = props;
  const stretch = useSignal(props.shown);
  const excluded = useSignal<readonly Excluded[]>([]);
  const preview = useSignal<LimitPreview | undefined>(undefined);
  const basis = (): LimitBasis => ({ ...stretch.value, excluded: [...excluded.value] });
  const change = (next: readonly Excluded[]) => {
    excluded.value = next;
    preview.value = undefined;
  };
  return (
    <>
      <p class="quiet">{m.hint}</p>
      <Form
        submit={m.add}
        onSubmit={async (typed) => {
          const subgroup = typed.number("subgroup");
          const others = excluded.value.filter((each) => each.subgroup !== subgroup);
          change([...others, { subgroup, reason: typed.text("why") }]);
        }}
      >
        <Field label={m.exclude}>
          <input name="subgroup" type="number" min={1} required />
        </Field>
        <Field label={m.why}>
          <input name="why" required minLength={3} maxLength={500} />
        </Field>
      </Form>
      <ul class="exclusions">
        {excluded.value.map(({ subgroup, reason }) => (
          <li key={subgroup}>
            {whole(subgroup)} · {reason}{" "}
            <button
              type="button"
              class="button"
              aria-label={m.remove(whole(subgroup))}
              onClick={() => change(excluded.value.filter((each) => each.subgroup !== subgroup))}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
      <Form
        submit={m.preview}
        keep
        onSubmit={async () => {
          preview.value = await study.preview(chart.summary.id, basis());
        }}
      >
        {(["first", "last"] as const).map((end) => (
          <Field key={end} label={m[end]}>
            <input
              name={end}
              type="number"
              min={1}
              required
              value={stretch.value[end]}
              onInput={(event) => {
                stretch.value = { ...stretch.value, [end]: event.currentTarget.valueAsNumber };
                preview.value = undefined;
              }}
            />
          </Field>
        ))}
      </Form>
      {preview.value && (
        <>
          <Comparison chart={chart} preview={preview.value} />
          {may("propose-limits") && (
            <Propose
              chart={chart}
              preview={preview.value}
              basis={basis()}
              proposed={() => {
                preview.value = undefined;
                props.proposed();
              }}
            />
          )}
        </>
      )}
    </>
  );
}

function Comparison({ chart, preview }: { chart: Chart; preview: LimitPreview }) {
  const m = s.value.limits;
  const names = t.value.chart.limits;
  const panes = t.value.pane[chart.summary.kind];
  const decimals = computedDecimals(chart.summary);
  const present = chart.limitSets.at(-1);
  const value = (number: number | undefined) =>
    number === undefined ? t.value.chart.oneSided : fixed(number, decimals);
  const rows = (pane: string, now: Limits | undefined, then: Limits) =>
    (["ucl", "center", "lcl"] as const).map((line) => (
      <tr key={`${pane} ${line}`}>
        <th scope="row">
          {pane} {names[line]}
        </th>
        <td class="number">{value(now?.[line])}</td>
        <td class="number">{value(then[line])}</td>
      </tr>
    ));
  return (
    <>
      <table>
        <thead>
          <tr>
            <td />
            <th class="number">{m.present}</th>
            <th class="number">{m.next}</th>
          </tr>
        </thead>
        <tbody>
          {rows(panes.location, present?.location, preview.location)}
          {rows(panes.dispersion, present?.dispersion, preview.dispersion)}
          <tr>
            <th scope="row">{m.sigma}</th>
            <td class="number">{present ? fixed(present.sigma, decimals + 1) : "–"}</td>
            <td class="number">{fixed(preview.sigma, decimals + 1)}</td>
          </tr>
        </tbody>
      </table>
      <p>{m.used(whole(preview.used), whole(preview.excluded))}</p>
      <p>{m.signals(whole(preview.signalsBefore), whole(preview.signalsAfter))}</p>
      {preview.falseAlarmsPerDay !== undefined && preview.runLength !== undefined && (
        <p>{m.budget(fixed(preview.falseAlarmsPerDay, 2), whole(Math.round(preview.runLength)))}</p>
      )}
    </>
  );
}

function Propose(props: {
  chart: Chart;
  preview: LimitPreview;
  basis: LimitBasis;
  proposed: () => void;
}) {
  const m = s.value.limits;
  const { chart, preview, basis } = props;
  return (
    <Form
      submit={m.propose}
      keep
      onSubmit={async (typed) => {
        const reason = typed.text("reason");
        await sign({
          meaning: m.meaning,
          lines: [
            signedLine(chart.summary, preview),
            m.from(whole(basis.first), whole(basis.last)),
            m.used(whole(preview.used), whole(preview.excluded)),
            reason,
          ],
          act: async (secret) => {
            await study.propose(chart.summary.id, { ...basis, reason, secret });
            props.proposed();
          },
        });
      }}
    >
      <Field label={m.reason} wide>
        <input name="reason" required minLength={3} maxLength={500} />
      </Field>
    </Form>
  );
}
