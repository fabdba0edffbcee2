import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { load } from "../api/client";
import { newId } from "../api/quality";
import { may } from "../app/session";
import { clock, fixed, whole } from "../i18n/format";
import { unitSign } from "../i18n/unit";
import { personName } from "../quality/names";
import { Act, Field, Form, whyNot } from "../ui/form";
import { type StudyReading, type StudySheet, studies } from "./calls";
import { g } from "./words";

/** So often the gauge is looked at while somebody measures. */
const LOOK_MILLIS = 1500;

/** One measurement: who measures which part now, and the value to take from the gauge. */
export function Capture(props: {
  sheet: StudySheet;
  /** The run that is measured again; otherwise the next one without a value. */
  run?: number;
  onChange: (next: StudySheet) => void;
}) {
  const m = g.value;
  const { sheet } = props;
  const number = props.run ?? sheet.next;
  const run = sheet.runs.find((each) => each.run === number);
  const error = useSignal<string | undefined>(undefined);
  const reason = useSignal("");
  if (run === undefined || number === undefined) return null;
  const again = props.run !== undefined;
  const take = async (what: { value: number } | { reading?: string }) => {
    error.value = undefined;
    const source = "value" in what ? ("typed" as const) : ("gauge" as const);
    try {
      const why = again ? { reason: reason.value } : {};
      const capture = { id: newId(), run: number, source, ...what, ...why };
      props.onChange(await studies.capture(sheet.study.id, capture));
    } catch (cause) {
      error.value = whyNot(cause);
    }
  };
  return (
    <section class="sheet pad study-next" data-testid="next-run" aria-live="polite">
      <p class="quiet">
        {again ? m.repeat : m.next} · {m.run(whole(number), whole(sheet.runs.length))}
      </p>
      <p class="study-who">{m.measures(personName(run.appraiser))}</p>
      <p class="study-part">
        {m.part} <b>{run.part}</b> <small>{m.trial(whole(run.trial))}</small>
      </p>
      {again && (
        <Field label={m.repeatWhy} wide>
          <input
            value={reason.value}
            minLength={3}
            maxLength={1000}
            onInput={(event) => {
              reason.value = event.currentTarget.value;
            }}
          />
        </Field>
      )}
      {may("study-gauge") &&
        (sheet.study.kind === "agreement" ? (
          <p class="study-judge">
            <button type="button" class="button" onClick={() => void take({ value: 1 })}>
              ✓ {m.accept}
            </button>
            <button type="button" class="button" onClick={() => void take({ value: 0 })}>
              ✕ {m.reject}
            </button>
          </p>
        ) : (
          <Measured key={number} sheet={sheet} take={take} />
        ))}
      {error.value !== undefined && (
        <p class="form-error" role="alert">
          {error.value}
        </p>
      )}
      <p class="quiet">{m.unknownOrder}</p>
    </section>
  );
}

function Measured(props: {
  sheet: StudySheet;
  take: (what: { value: number } | { reading?: string }) => Promise<void>;
}) {
  const m = g.value;
  const { sheet, take } = props;
  const latest = useLatest(sheet.study.id);
  const unit = unitSign(sheet.unit ?? "");
  return (
    <>
      <p class="quiet">{m.live}</p>
      {latest === undefined ? (
        <p>{m.noReading}</p>
      ) : (
        <p class="study-live">
          <output>
            {fixed(latest.value, sheet.decimals ?? 3)} {unit}
          </output>{" "}
          <span class="quiet">
            ⌁ {latest.station} {latest.name}, {clock(Date.parse(latest.time))}
          </span>{" "}
          <button
            type="button"
            class="button button-first"
            onClick={() => void take({ reading: latest.time })}
          >
            {m.take}
          </button>
        </p>
      )}
      <Act label={m.type}>
        <Form submit={m.keep} onSubmit={(typed) => take({ value: typed.number("value") })}>
          <Field label={`${m.value} ${unit}`}>
            <input name="value" type="number" step="any" required />
          </Field>
        </Form>
      </Act>
    </>
  );
}

/** The newest reading that no run has yet, looked for while the tab is looked at. */
function useLatest(study: string): StudyReading | undefined {
  const latest = useSignal<StudyReading | undefined>(undefined);
  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      if (!document.hidden) {
        const outcome = await load(studies.readings(study, stop.signal));
        if (stop.signal.aborted) return;
        if (outcome?.state === "ready") {
          latest.value = outcome.value.readings.find((reading) => !reading.used);
        }
      }
      timer = setTimeout(look, LOOK_MILLIS);
    };
    void look();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [study]);
  return latest.value;
}
