import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { text } from "../i18n/choice";
import { calendarDay, fixed } from "../i18n/format";
import { unitSign } from "../i18n/unit";
import { type Characteristic, gaugeInDate, type Plan } from "./context";
import { type Draft, explain, nextSample, stepAfterMeasuring, take } from "./draft";
import { ExcursionPanel, ReasonList } from "./excursion";
import { Icon } from "./icons";
import { judge, judgeMean, mean, openExcursion, type Place } from "./judge";
import { type Live, liveValue, onReading, snapshotTaken, streaming } from "./live";
import { counted, type Sample } from "./sample";
import { play } from "./sound";
import { SpecBar } from "./spec-bar";
import { context, isCommitted, records, saveDraft, today } from "./station";
import { Trend } from "./trend";
import { TypeValue } from "./type-value";
import { t } from "./words";

/** So long the last verdict stays in sight before the next step comes. */
const LAST_LOOK_MILLIS = 900;

export function MeasurePage({ draft, plan }: { draft: Draft; plan: Plan }) {
  const typing = useSignal(false);
  const repeating = useSignal(false);
  const next = nextSample(draft, plan);
  const excursion = openExcursion(draft, plan);
  const characteristic = next?.characteristic ?? plan.characteristics.at(-1);
  const done = next === undefined && excursion === undefined && !repeating.value;
  // Who comes back to look at the values is not sent on.
  const took = useRef(false);
  const goOn = () => saveDraft({ ...draft, step: stepAfterMeasuring(plan) });

  useEffect(() => {
    if (!done || !took.current) return;
    const timer = setTimeout(goOn, LAST_LOOK_MILLIS);
    return () => clearTimeout(timer);
  }, [done, draft]);

  if (characteristic === undefined) return null;
  const accept = (sample: Sample, of: Characteristic) => {
    typing.value = false;
    took.current = true;
    saveDraft(take(draft, of.code, sample));
    sound(take(draft, of.code, sample), plan);
  };
  const waits = next !== undefined && excursion === undefined && !typing.value && !repeating.value;
  const shown = excursion?.characteristic ?? shownCharacteristic(draft, plan, characteristic);

  if (excursion !== undefined) {
    return <ExcursionPanel draft={draft} excursion={excursion} />;
  }
  if (repeating.value) {
    return (
      <ReasonList
        title={t.value.measure.whyRepeat}
        onlyRepeats
        choose={(reason) => {
          repeating.value = false;
          const last = lastTaken(draft, plan);
          if (last) saveDraft(explain(draft, last.code, last.index, reason.code, true));
        }}
        cancel={() => (repeating.value = false)}
      />
    );
  }
  return (
    <div class="step measure">
      {waits && next && (
        <Trigger
          key={next.characteristic.code}
          characteristic={next.characteristic}
          accept={(sample) => accept(sample, next.characteristic)}
        />
      )}
      <Task characteristic={next?.characteristic ?? shown} number={next?.number} />
      <div class="measure-value">
        {typing.value && next ? (
          <TypeValue
            characteristic={next.characteristic}
            accept={(value) =>
              accept(
                {
                  value,
                  source: "typed",
                  time: new Date().toISOString(),
                  ...gaugeOf(next.characteristic),
                },
                next.characteristic,
              )
            }
            cancel={() => (typing.value = false)}
          />
        ) : (
          <Value draft={draft} characteristic={next?.characteristic ?? shown} plan={plan} />
        )}
        <Samples draft={draft} characteristic={next?.characteristic ?? shown} />
        <History draft={draft} characteristic={next?.characteristic ?? shown} />
      </div>
      {!typing.value && (
        <div class="actions">
          <button
            type="button"
            disabled={lastTaken(draft, plan) === undefined}
            onClick={() => (repeating.value = true)}
          >
            ↺ {t.value.measure.repeat}
          </button>
          <button type="button" disabled={next === undefined} onClick={() => (typing.value = true)}>
            <Icon of="pen" /> {t.value.measure.type}
          </button>
          {done && (
            <button type="button" class="primary" data-primary onClick={goOn}>
              {t.value.measure.goOn}
            </button>
          )}
          {next?.characteristic.capture === "key" && (
            <Take
              characteristic={next.characteristic}
              enabled={waits}
              accept={(sample) => accept(sample, next.characteristic)}
            />
          )}
        </div>
      )}
    </div>
  );
}

/** After the last value of all, its own characteristic stays in sight. */
function shownCharacteristic(draft: Draft, plan: Plan, usual: Characteristic): Characteristic {
  const last = lastTaken(draft, plan);
  return plan.characteristics.find((each) => each.code === last?.code) ?? usual;
}

function lastTaken(draft: Draft, plan: Plan): { code: string; index: number } | undefined {
  let found: { code: string; index: number } | undefined;
  for (const { code } of plan.characteristics) {
    const samples = draft.values[code] ?? [];
    for (const [index, sample] of samples.entries()) {
      if (sample.repeated !== true) found = { code, index };
    }
  }
  return found;
}

function gaugeOf(characteristic: Characteristic): { gauge?: string } {
  return characteristic.gauge === undefined ? {} : { gauge: characteristic.gauge };
}

function fromGauge(live: Live, value: number, characteristic: Characteristic): Sample {
  const millis = Math.floor(live.time / 1000);
  const micros = String(live.time % 1000).padStart(3, "0");
  return {
    value,
    source: "gauge",
    time: new Date(millis).toISOString().replace("Z", `${micros}Z`),
    ...gaugeOf(characteristic),
    tag: `${live.station}/${live.tag}`,
  };
}

function sound(draft: Draft, plan: Plan) {
  const excursion = openExcursion(draft, plan);
  if (excursion?.of === "sample") play("reject");
  else if (excursion?.of === "mean") play("attention");
  else play("accept");
}

/** Takes each new reading of the characteristic's tag; shows nothing. */
function Trigger(props: { characteristic: Characteristic; accept: (sample: Sample) => void }) {
  const { characteristic } = props;
  const latest = useRef(props.accept);
  latest.current = props.accept;
  const armed = useRef(liveValue(characteristic.tag)?.time);
  useEffect(() => {
    const { tag } = characteristic;
    if (tag === undefined || characteristic.capture !== "trigger") return;
    return onReading((live) => {
      if (live.station !== tag.station || live.tag !== tag.tag) return;
      const before = armed.current;
      armed.current = live.time;
      // What the stream tells when it begins was read before anybody stood here.
      if (before === undefined ? !snapshotTaken() : live.time <= before) return;
      if (live.value === undefined || live.quality !== 0) return play("attention");
      latest.current(fromGauge(live, live.value, characteristic));
    });
  }, [characteristic]);
  return null;
}

function Take(props: {
  characteristic: Characteristic;
  enabled: boolean;
  accept: (sample: Sample) => void;
}) {
  const live = liveValue(props.characteristic.tag);
  const value = live?.quality === 0 && streaming.value ? live.value : undefined;
  return (
    <button
      type="button"
      class="primary"
      data-primary
      disabled={!props.enabled || value === undefined}
      onClick={() => {
        if (live && value !== undefined) props.accept(fromGauge(live, value, props.characteristic));
      }}
    >
      <Icon of="gauge" /> {t.value.measure.take}
    </button>
  );
}

function Task(props: { characteristic: Characteristic; number: number | undefined }) {
  const m = t.value.measure;
  const { characteristic, number } = props;
  const inDate = gaugeInDate(context.value, characteristic.gauge, today());
  const how =
    characteristic.tag === undefined
      ? m.typeOnly
      : characteristic.capture === "key"
        ? m.key
        : m.trigger;
  return (
    <div class="measure-task">
      <p class="sample-of" data-testid="sample">
        {m.sample(number ?? characteristic.sample, characteristic.sample)}
      </p>
      <h1>{text(characteristic.name)}</h1>
      <p class="lead">{text(characteristic.instruction)}</p>
      {characteristic.picture && (
        <img
          class="picture"
          alt=""
          src={`data:image/svg+xml,${encodeURIComponent(characteristic.picture)}`}
        />
      )}
      <p class="hint">{how}</p>
      {!inDate.ok && (
        <p class="banner bad" role="alert">
          ✕{" "}
          {inDate.due === undefined
            ? m.gaugeUnknown(characteristic.gauge ?? "")
            : m.gaugeOverdue(characteristic.gauge ?? "", calendarDay(inDate.due))}
        </p>
      )}
    </div>
  );
}

/** The number that is read at two metres: the last value taken, or what the gauge shows. */
function Value(props: { draft: Draft; characteristic: Characteristic; plan: Plan }) {
  const m = t.value.measure;
  const { characteristic } = props;
  const taken = counted(props.draft.values[characteristic.code] ?? []).at(-1);
  const live = liveValue(characteristic.tag);
  const follows = characteristic.capture === "key";
  const bad = live !== undefined && live.quality !== 0;
  const value = follows ? (bad ? undefined : live?.value) : (taken?.value ?? undefined);
  return (
    <>
      <div class="value" data-testid="value">
        <span class="value-figure">
          {value === undefined ? "–" : fixed(value, characteristic.decimals)}
        </span>
        <span class="value-unit">{unitSign(characteristic.unit)}</span>
      </div>
      <div class="value-verdict" aria-live="polite" data-testid="verdict">
        {bad ? (
          <span class="bad">✕ {m.bad}</span>
        ) : taken === undefined ? (
          <span class="calm">{value === undefined ? m.noValue : m.live}</span>
        ) : (
          <VerdictMark sample={taken} characteristic={characteristic} />
        )}
      </div>
      <SpecBar characteristic={characteristic} value={value} />
    </>
  );
}

function VerdictMark({
  sample,
  characteristic,
}: {
  sample: Sample;
  characteristic: Characteristic;
}) {
  const m = t.value.measure;
  const place: Place = judge(sample.value, characteristic);
  return (
    <span class={place === "inside" ? "good" : "bad"}>
      {place === "inside" ? `✓ ${m.inside}` : `✕ ${m[place]}`} ·{" "}
      {fixed(sample.value, characteristic.decimals)}{" "}
      <small>
        <Icon of={sample.source === "gauge" ? "gauge" : "pen"} />{" "}
        {sample.source === "gauge" ? m.fromGauge : m.typed}
      </small>
    </span>
  );
}

function Samples({ draft, characteristic }: { draft: Draft; characteristic: Characteristic }) {
  const m = t.value.measure;
  const samples = counted(draft.values[characteristic.code] ?? []);
  return (
    <ol class="samples" data-testid="samples">
      {Array.from({ length: characteristic.sample }, (_, i) => {
        const sample = samples[i];
        const place = sample && judge(sample.value, characteristic);
        return (
          <li
            key={i}
            class={sample === undefined ? "" : place === "inside" ? "good" : "bad"}
            aria-current={i === samples.length ? "step" : undefined}
          >
            {sample === undefined || place === undefined ? (
              <span>{i + 1}</span>
            ) : (
              <>
                <b>{fixed(sample.value, characteristic.decimals)}</b>
                <span>
                  {place === "inside" ? "✓" : "✕"}{" "}
                  <Icon of={sample.source === "gauge" ? "gauge" : "pen"} />
                  <span class="unseen">
                    {m[place]}, {sample.source === "gauge" ? m.fromGauge : m.typed}
                  </span>
                </span>
              </>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function History({ draft, characteristic }: { draft: Draft; characteristic: Characteristic }) {
  const samples = counted(draft.values[characteristic.code] ?? []);
  const earlier =
    context.value.charts.find(
      (chart) =>
        chart.part === draft.part &&
        chart.operation === draft.operation &&
        chart.characteristic === characteristic.code,
    )?.means ?? [];
  const own = records.value
    .filter((record) => !isCommitted(record))
    .filter(({ summary }) => summary.part === draft.part && summary.operation === draft.operation)
    .map(({ summary }) => summary.means?.[characteristic.code])
    .filter((each) => each !== undefined);
  return (
    <Trend
      characteristic={characteristic}
      means={[...earlier, ...own]}
      present={samples.length > 0 ? mean(samples.map((sample) => sample.value)) : undefined}
      whole={judgeMean(samples, characteristic) !== undefined}
    />
  );
}
