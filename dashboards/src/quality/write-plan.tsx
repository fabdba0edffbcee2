import { useSignal } from "@preact/signals";
import { newId, quality } from "../api/quality";
import type { Plan } from "../api/types";
import { Field, Form, type Typed } from "../ui/form";
import { characteristicName, defectName, master, operationName, partName } from "./names";
import { q } from "./words";

type Content = Plan["content"];
type Item = Content["characteristics"][number];
type Step = { part: string; operation: string };

const EMPTY: Content = { characteristics: [], reaction: { en: "", zh: "" } };

/** Writes the next version of a plan, beginning with the one that holds now. */
export function WritePlan(props: { plans: readonly Plan[]; again: () => void }) {
  const m = q.value.plan;
  const steps: Step[] = (master.value.parts ?? []).flatMap((part) =>
    part.operations.map((each) => ({ part: part.code, operation: each.code })),
  );
  const at = useSignal(0);
  const step = steps[at.value];
  if (step === undefined) return <p class="quiet">{m.noParts}</p>;
  return (
    <>
      <Field label={`${m.part} · ${m.operation}`}>
        <select
          value={String(at.value)}
          onChange={(event) => {
            at.value = Number(event.currentTarget.value);
          }}
        >
          {steps.map((each, i) => (
            <option key={`${each.part} ${each.operation}`} value={String(i)}>
              {partName(each.part)} · {operationName(each.part, each.operation)}
            </option>
          ))}
        </select>
      </Field>
      <Version
        key={`${step.part} ${step.operation}`}
        step={step}
        from={heldBy(props.plans, step)?.content ?? EMPTY}
        again={props.again}
      />
    </>
  );
}

function heldBy(plans: readonly Plan[], step: Step): Plan | undefined {
  return plans
    .filter((plan) => plan.part === step.part && plan.operation === step.operation)
    .sort((a, b) => b.version - a.version)
    .find((plan) => plan.approver !== undefined);
}

function Version(props: { step: Step; from: Content; again: () => void }) {
  const m = q.value.plan;
  const { from } = props;
  const items = useSignal<readonly Item[]>(from.characteristics);
  return (
    <Form
      submit={m.write}
      onSubmit={async (typed) => {
        await quality.writePlan({
          id: newId(),
          ...props.step,
          content: contentOf(typed, from, items.value),
          reason: typed.text("reason"),
        });
        props.again();
      }}
    >
      <Items
        items={items.value}
        onChange={(next) => {
          items.value = next;
        }}
      />
      <Field label={m.inspect}>
        <input
          name="inspect"
          type="number"
          min="1"
          defaultValue={from.attributes?.inspect.toString()}
        />
      </Field>
      <Field label={m.accept}>
        <input
          name="accept"
          type="number"
          min="0"
          defaultValue={(from.attributes?.accept ?? 0).toString()}
        />
      </Field>
      <Field label={m.minutes}>
        <input
          name="everyMinutes"
          type="number"
          min="1"
          max="10080"
          defaultValue={from.everyMinutes?.toString()}
        />
      </Field>
      <fieldset class="field-wide offices">
        <legend>{m.defects}</legend>
        {(master.value.defects ?? []).map((defect) => (
          <label key={defect.code} class="inline">
            <input
              type="checkbox"
              name={`defect ${defect.code}`}
              defaultChecked={from.attributes?.defects.includes(defect.code) === true}
            />
            {defectName(defect.code)}
          </label>
        ))}
      </fieldset>
      <Field label={m.reactionEn} wide>
        <textarea name="en" required maxLength={2000} rows={2} defaultValue={from.reaction.en} />
      </Field>
      <Field label={m.reactionZh} wide>
        <textarea name="zh" required maxLength={2000} rows={2} defaultValue={from.reaction.zh} />
      </Field>
      <Field label={m.reason} wide>
        <input name="reason" required minLength={3} maxLength={1000} />
      </Field>
    </Form>
  );
}

/** What the form does not show, such as how many follow from the batch, stays as it was. */
function contentOf(typed: Typed, from: Content, items: readonly Item[]): Content {
  const { attributes: before, everyMinutes: _every, ...kept } = from;
  const inspect = typed.optional("inspect");
  const minutes = typed.optional("everyMinutes");
  const defects = (master.value.defects ?? [])
    .map((defect) => defect.code)
    .filter((code) => typed.optional(`defect ${code}`) !== undefined);
  return {
    ...kept,
    characteristics: [...items],
    reaction: { en: typed.text("en"), zh: typed.text("zh") },
    ...(minutes === undefined ? {} : { everyMinutes: Number(minutes) }),
    ...(inspect === undefined
      ? {}
      : {
          attributes: {
            ...before,
            inspect: Number(inspect),
            accept: typed.number("accept"),
            defects,
          },
        }),
  };
}

function Items(props: { items: readonly Item[]; onChange: (next: readonly Item[]) => void }) {
  const m = q.value.plan;
  const known = master.value.characteristics ?? [];
  const change = (at: number, next: Partial<Item>) =>
    props.onChange(props.items.map((item, i) => (i === at ? { ...item, ...next } : item)));
  return (
    <fieldset class="field-wide offices">
      <legend>{m.content}</legend>
      {props.items.map((item, i) => (
        <div key={item.characteristic} class="office">
          <select
            aria-label={q.value.record.characteristic}
            value={item.characteristic}
            onChange={(event) => change(i, { characteristic: event.currentTarget.value })}
          >
            {known.map((each) => (
              <option key={each.code} value={each.code}>
                {characteristicName(each.code)}
              </option>
            ))}
          </select>
          <input
            type="number"
            aria-label={m.sample}
            title={m.sample}
            min="1"
            max="1000"
            required
            value={item.sample}
            onChange={(event) => change(i, { sample: Number(event.currentTarget.value) })}
          />
          <button
            type="button"
            class="plain"
            onClick={() => props.onChange(props.items.filter((_, at) => at !== i))}
          >
            {m.remove}
          </button>
        </div>
      ))}
      <button
        type="button"
        class="button"
        onClick={() => {
          const next = known.find((each) =>
            props.items.every((item) => item.characteristic !== each.code),
          );
          if (next) props.onChange([...props.items, { characteristic: next.code, sample: 1 }]);
        }}
      >
        {m.addCharacteristic}
      </button>
    </fieldset>
  );
}
