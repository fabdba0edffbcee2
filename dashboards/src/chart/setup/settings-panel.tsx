import { useSignal } from "@preact/signals";
import { masterRecord } from "../../admin/master-record";
import { a } from "../../admin/words";
import type { components } from "../../api/schema";
import type { Chart, ChartKind, MasterSet } from "../../api/types";
import { may } from "../../app/session";
import { readCharts } from "../../floor/floor";
import { fixed, when, whole } from "../../i18n/format";
import { said } from "../../i18n/said";
import { personName, readNames } from "../../quality/names";
import { Act, Field, Form } from "../../ui/form";
import { useLoad } from "../../ui/load";
import { Shown } from "../../ui/shown";
import { setup } from "./calls";
import { Fed } from "./fed";
import { ChartFields, RulesTold } from "./fields";
import { Outlook } from "./outlook";
import { byField, chartOf, type Draft, draftOf, type MasterChart } from "./settings";
import "./setup.css";
import { u } from "./words";

type Stage = components["schemas"]["ChartStage"];

/** By what a chart judges, since when, and the way to change it. */
export function SettingsPanel({ chart, changed }: { chart: Chart; changed: () => void }) {
  const m = u.value;
  const stages = [...chart.stages].reverse();
  const [present, ...earlier] = stages;
  if (present === undefined) return null;
  const { kind, characteristic } = chart.summary;
  const done = () => {
    changed();
    void readCharts();
    void readNames();
  };
  return (
    <section class="sheet study-wide" data-testid="settings">
      <h2>{m.settings}</h2>
      <StageFacts stage={present} kind={kind} />
      <Fed characteristic={characteristic.code} />
      {may("edit-chart") && (
        <div class="acts">
          {!present.retired && (
            <Act label={m.change}>
              <Change chart={chart} done={done} />
            </Act>
          )}
          <Act label={present.retired ? m.resume : m.retire}>
            <Serve chart={chart} retired={present.retired} done={done} />
          </Act>
        </div>
      )}
      <p>
        <a href={masterRecord("charts", chart.code)}>{a.value.history.show}</a>
      </p>
      {earlier.length > 0 && (
        <details>
          <summary>
            {m.earlier} <span class="quiet">{whole(earlier.length)}</span>
          </summary>
          {earlier.map((stage) => (
            <StageFacts key={stage.version} stage={stage} kind={kind} />
          ))}
        </details>
      )}
    </section>
  );
}

/** What a chart is judged by, since when, and why. */
export function StageFacts({ stage, kind }: { stage: Stage; kind: ChartKind }) {
  const m = u.value;
  const since = Date.parse(stage.since);
  return (
    <div class="stage">
      <p>
        {stage.retired && <b>{m.retiredThen} · </b>}
        {m.fromSubgroup(whole(stage.firstSubgroup))},{" "}
        {since <= 0 ? m.always : m.since(when(since), personName(stage.author))}
        {stage.reason !== "" && <span class="quiet"> · {said(stage.reason)}</span>}
      </p>
      {!stage.retired && (
        <dl class="facts">
          <RulesTold
            kind={kind}
            location={stage.rules.location}
            dispersion={stage.rules.dispersion}
          />
          <dt>{m.phaseOne}</dt>
          <dd>{m.subgroups(whole(stage.phaseOne))}</dd>
          <dt>{m.stale}</dt>
          <dd>{m.minutes(shortly(stage.staleAfterSeconds / 60))}</dd>
        </dl>
      )}
    </div>
  );
}

function shortly(minutes: number): string {
  return Number.isInteger(minutes) ? whole(minutes) : fixed(minutes, 1);
}

/** The chart as master data has it, with the version that a change names. */
function Recorded(props: {
  code: string;
  children: (chart: MasterChart, version: number, again: () => void) => preact.ComponentChildren;
}) {
  const found = useLoad((stop) => setup.chart(props.code, stop), props.code);
  return (
    <Shown of={found} lines={4}>
      {({ value, version }) => {
        const [chart] = value.charts ?? [];
        return chart === undefined ? null : props.children(chart, version, found.again);
      }}
    </Shown>
  );
}

function Change({ chart, done }: { chart: Chart; done: () => void }) {
  return (
    <Recorded code={chart.code}>
      {(recorded, version, again) => (
        <ChangeForm
          key={version}
          {...{ chart, recorded, version }}
          done={() => {
            again();
            done();
          }}
        />
      )}
    </Recorded>
  );
}

function ChangeForm(props: {
  chart: Chart;
  recorded: MasterChart;
  version: number;
  done: () => void;
}) {
  const m = u.value;
  const { chart, recorded, version } = props;
  const draft = useSignal<Draft>(draftOf(recorded));
  const wrong = useSignal<Readonly<Record<string, string>>>({});
  return (
    <Form
      submit={m.save}
      keep
      onSubmit={async (typed) => {
        wrong.value = {};
        const next = chartOf(recorded.code, recorded.characteristic, draft.value);
        const set: MasterSet = { charts: [next] };
        const found = await setup.wrong(set);
        if (found.length > 0) {
          wrong.value = byField(found);
          return false;
        }
        await setup.put("charts", recorded.code, version, set, typed.text("reason"));
        props.done();
        return undefined;
      }}
    >
      <p class="field-wide quiet">{m.changeHint}</p>
      <ChartFields
        draft={draft.value}
        wrong={wrong.value}
        judged={chart.summary.subgroups > 0}
        onChange={(next) => {
          draft.value = next;
        }}
      />
      <Outlook draft={draft.value} />
      <Field label={m.reason} wide>
        <input name="reason" required minLength={3} maxLength={200} />
      </Field>
    </Form>
  );
}

/** Takes a chart out of service, or back. */
function Serve(props: { chart: Chart; retired: boolean; done: () => void }) {
  const m = u.value;
  const { chart, retired } = props;
  return (
    <Recorded code={chart.code}>
      {(recorded, version, again) => (
        <Form
          submit={retired ? m.resume : m.retire}
          onSubmit={async (typed) => {
            const next = { ...recorded, retired: !retired };
            await setup.put(
              "charts",
              chart.code,
              version,
              { charts: [next] },
              typed.text("reason"),
            );
            again();
            props.done();
          }}
        >
          <p class="field-wide quiet">{retired ? m.resumeHint : m.retireHint}</p>
          <Field label={m.reason} wide>
            <input name="reason" required minLength={3} maxLength={200} />
          </Field>
        </Form>
      )}
    </Recorded>
  );
}
