import { comma, language, text } from "../i18n/choice";
import { when, whole } from "../i18n/format";
import { Camera } from "./camera";
import { type Duty, duties } from "./duties";
import { goTo, openBatch } from "./flow";
import { typing } from "./keys";
import { RemarkLine } from "./remark";
import { TypeCode } from "./sign-in-page";
import { context, drafts, here, planOf, records } from "./station";
import { t } from "./words";

export function ScanPage() {
  const m = t.value.scan;
  return (
    <section class="page split">
      <div class="call">
        <CodeShape />
        <h1>{m.title}</h1>
        <p class="hint">{m.hint}</p>
        <p class="typing" aria-live="polite">
          {typing.value}
        </p>
        <RemarkLine />
        <div class="row">
          <TypeCode label={m.type} />
          <Camera />
        </div>
      </div>
      <div>
        <OpenWork />
        <h2>{m.due}</h2>
        <DutyList />
      </div>
    </section>
  );
}

function OpenWork() {
  const m = t.value.scan;
  const open = drafts.value.filter((draft) => draft.station === here.value);
  if (open.length === 0) return null;
  return (
    <>
      <h2>{m.open}</h2>
      <ul class="list">
        {open.map((draft) => {
          const plan = planOf(draft);
          const by = context.value.people.find((each) => each.badge === draft.badge)?.name ?? "";
          return (
            <li key={draft.id}>
              <button
                type="button"
                class="line"
                onClick={() => {
                  const batch = context.peek().batches.find((each) => each.batch === draft.batch);
                  if (batch && plan) openBatch(batch, plan);
                  else goTo({ at: "inspection", id: draft.id });
                }}
              >
                <b>{draft.batch}</b>
                <span>
                  {plan ? text(plan.operationName) : draft.operation} · {m.by(by)} ·{" "}
                  {when(Date.parse(draft.started))}
                </span>
                <em>{m.resume} ›</em>
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

export function DutyList() {
  const m = t.value.scan;
  const done = records.value
    .filter(({ summary }) => summary.kind === "inspection")
    .map(({ summary, signedAt }) => ({
      batch: summary.batch,
      operation: summary.operation,
      at: Date.parse(signedAt),
    }));
  const list = duties(context.value, here.value ?? "", done, Date.now());
  if (list.length === 0) return <p class="hint">{m.nothingDue}</p>;
  return (
    <ul class="list" lang={language.value}>
      {list.map((duty) => (
        <li key={`${duty.batch.batch} ${duty.plan.operation}`}>
          <button type="button" class="line" onClick={() => openBatch(duty.batch, duty.plan)}>
            <b>{duty.batch.batch}</b>
            <span>
              {text(duty.plan.partName)} · {text(duty.plan.operationName)} ·{" "}
              {t.value.batch.pieces(whole(duty.batch.quantity))}
            </span>
            <DutyState duty={duty} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function DutyState({ duty }: { duty: Duty }) {
  const m = t.value.scan;
  const time = duty.due === undefined ? "" : when(duty.due);
  if (duty.state === "overdue")
    return <em class="bad">✕ {`${m.overdue}${comma()}${m.since(time)}`}</em>;
  if (duty.state === "later") return <em class="calm">{m.at(time)}</em>;
  return (
    <em class="attention">
      ▲ {m.dueNow}
      {comma()}
      {duty.due === undefined ? m.once : m.at(time)}
    </em>
  );
}

function CodeShape() {
  return (
    <svg class="shape" viewBox="0 0 64 64" aria-hidden="true">
      <path
        d="M6 18V8h10M48 8h10v10M58 46v10H48M16 56H6V46"
        fill="none"
        stroke="currentColor"
        stroke-width="2.5"
      />
      <path
        d="M16 18v28M21 18v28M28 18v28M32 18v28M40 18v28M48 18v28"
        stroke="currentColor"
        stroke-width="3"
      />
    </svg>
  );
}
