import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { comma, text } from "../i18n/choice";
import { fixed, when, whole } from "../i18n/format";
import { unitSign } from "../i18n/unit";
import { written } from "../i18n/written";
import type { BatchEntry, Contact, Plan } from "./context";
import { type Draft, firstStep, newId } from "./draft";
import { goTo, openBatch } from "./flow";
import { type Before, gateOf } from "./gate";
import { Icon } from "./icons";
import { PinPad } from "./pin-pad";
import type { Summary } from "./record";
import {
  context,
  dropDraft,
  handIn,
  here,
  holds,
  me,
  person,
  records,
  saveDraft,
  serverAway,
  today,
} from "./station";
import { t } from "./words";

/** So long a record that was signed at another station may be on its way to this one. */
const ON_ITS_WAY_MILLIS = 10_000;

/** What the operation before says, and what this inspector does about it. */
export function GatePage({ draft, plan }: { draft: Draft; plan: Plan }) {
  const m = t.value.gate;
  const asking = useSignal<"confirmed" | "rejected" | undefined>(undefined);
  const batch = context.value.batches.find((each) => each.batch === draft.batch);
  if (batch === undefined) return <Stop title={t.value.scan.noPlan(draft.batch)} reason="" />;
  const gate = gateOf(batch, plan, {
    context: context.value,
    holds: holds.value,
    records: records.value,
    station: here.value ?? "",
    person: me(),
    today: today(),
  });
  if (gate.stop === "hold")
    return <Stop title={m.hold} reason={written(gate.reason)} call={gate.call} />;
  if (gate.stop === "unqualified") return <Stop title={m.unqualified} reason="" call={gate.call} />;
  if (gate.stop === "rejected") {
    const { by, at } = gate.before;
    return <Stop title={m.rejected} reason={m.by(by, when(at))} call={gate.call} />;
  }

  const go = (previous: Draft["previous"]) =>
    saveDraft({ ...draft, step: firstStep(plan), ...(previous ? { previous } : {}) });
  if (gate.plan === undefined) {
    return (
      <div class="step">
        <p class="lead">{m.firstOperation}</p>
        <div class="actions">
          <button type="button" class="primary" data-primary onClick={() => go(undefined)}>
            {m.start}
          </button>
        </div>
      </div>
    );
  }
  const { plan: planBefore, before } = gate;
  const reinspect = () => openBatch(batch, planBefore);
  if (before === undefined) {
    return (
      <Missing
        plan={planBefore}
        goOn={() => go({ record: undefined, act: "none" })}
        inspect={reinspect}
      />
    );
  }
  if (asking.value !== undefined) {
    const act = asking.value;
    return (
      <PinPad
        key={act}
        title={act === "confirmed" ? m.confirmTitle : m.rejectTitle}
        act={async (pin) => {
          await handIn({
            id: newId(),
            station: draft.station,
            signedAt: new Date().toISOString(),
            content: confirmation(draft, batch, before, act),
            pin,
          });
          if (act === "confirmed") go({ record: before.record, act: ownAct(before) });
          else {
            dropDraft(draft.id);
            goTo({ at: "scan" });
          }
        }}
        cancel={{ label: m.back, act: () => (asking.value = undefined) }}
      />
    );
  }
  return (
    <div class="step">
      <BeforeCard plan={planBefore} before={before} />
      <div class="actions">
        <button type="button" class="stop" onClick={() => (asking.value = "rejected")}>
          ◆ {m.reject}
        </button>
        <button type="button" onClick={reinspect}>
          {m.reinspect}
        </button>
        <button
          type="button"
          class="primary"
          data-primary
          onClick={() => (asking.value = "confirmed")}
        >
          {m.confirm}
        </button>
      </div>
    </div>
  );
}

/**
 * No record of the operation before is here. One that was signed at another station comes by itself
 * within seconds; only when none has come, and the server is there to ask, is it said to be missing.
 */
function Missing(props: { plan: Plan; goOn: () => void; inspect: () => void }) {
  const m = t.value.gate;
  const looking = useSignal(true);
  useEffect(() => {
    const timer = setTimeout(() => (looking.value = false), ON_ITS_WAY_MILLIS);
    return () => clearTimeout(timer);
  }, []);
  const missing = !serverAway.value && !looking.value;
  return (
    <div class="step">
      <div role="status">
        <h2 class="attention">▲ {missing ? m.missing : m.notHere}</h2>
        <p class="lead">
          {m.before(text(props.plan.operationName))}.{" "}
          {missing ? m.missingHint : serverAway.value ? m.notHereAway : m.notHereYet}
        </p>
      </div>
      <div class="actions">
        <button type="button" onClick={props.goOn}>
          {m.goOn}
        </button>
        <button type="button" class="primary" data-primary onClick={props.inspect}>
          {m.inspectHere}
        </button>
      </div>
    </div>
  );
}

/** Who confirms a record of their own has inspected again. */
function ownAct(before: Before): "confirmed" | "re-inspected" {
  return before.by === person.peek()?.name ? "re-inspected" : "confirmed";
}

function confirmation(
  draft: Draft,
  batch: BatchEntry,
  before: Before,
  wanted: "confirmed" | "rejected",
) {
  const act = wanted === "rejected" ? wanted : ownAct(before);
  const summary: Summary = {
    kind: "confirmation",
    batch: draft.batch,
    part: batch.part,
    operation: draft.operation,
    act,
    of: before.record,
  };
  return {
    format: 1,
    kind: "confirmation",
    batch: draft.batch,
    part: batch.part,
    operation: draft.operation,
    of: before.record,
    act,
    summary,
  };
}

function BeforeCard({ plan, before }: { plan: Plan; before: Before }) {
  const m = t.value.gate;
  return (
    <div class="card">
      <h2>{m.before(text(plan.operationName))}</h2>
      <p class={before.verdict === "pass" ? "verdict good" : "verdict bad"}>
        {before.verdict === "pass" ? `✓ ${m.pass}` : `✕ ${m.fail}`}
      </p>
      <p class="lead">{m.by(before.by, when(before.at))}</p>
      <dl class="figures">
        {plan.characteristics.map((each) => {
          const mean = before.means[each.code];
          return (
            mean !== undefined && (
              <div key={each.code}>
                <dt>
                  {text(each.name)}
                  {comma()}
                  {m.mean}
                </dt>
                <dd>
                  {fixed(mean, each.decimals)} {unitSign(each.unit)}
                </dd>
              </div>
            )
          );
        })}
        {before.inspected !== undefined && (
          <div>
            <dt>{m.inspected}</dt>
            <dd>{whole(before.inspected)}</dd>
          </div>
        )}
        {before.defects !== undefined && (
          <div>
            <dt>{m.defects}</dt>
            <dd>{whole(before.defects)}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}

/** The red end: why nothing goes on here, and whom to call. */
export function Stop(props: { title: string; reason: string; call?: Contact | undefined }) {
  const m = t.value.gate;
  return (
    <div class="step stop-card" role="alert">
      <svg viewBox="0 0 64 64" class="shape" aria-hidden="true">
        <path d="M21 6h22l15 15v22L43 58H21L6 43V21z" fill="currentColor" />
        <path d="M18 32h28" stroke="var(--surface)" stroke-width="7" />
      </svg>
      <h2>{props.title}</h2>
      {props.reason !== "" && <p class="lead">{props.reason}</p>}
      {props.call && (
        <p class="lead strong">
          <Icon of="phone" /> {m.call(props.call.name, props.call.phone)}
        </p>
      )}
      <div class="actions">
        <button type="button" data-primary onClick={() => goTo({ at: "scan" })}>
          {m.back}
        </button>
      </div>
    </div>
  );
}
