import { useSignal } from "@preact/signals";
import { newId, quality } from "../api/quality";
import type { Action, Effect, Nonconformance } from "../api/types";
import { may, session } from "../app/session";
import { fromPlant, when } from "../i18n/format";
import { DayInput } from "../ui/day-input";
import { Act, Field, Form } from "../ui/form";
import { useLoad } from "../ui/load";
import { Shown } from "../ui/shown";
import { Table } from "../ui/table";
import { ActionFields, askedIn, PersonChoice } from "./action-fields";
import { Clock, Mark } from "./marks";
import { personName } from "./names";
import { q } from "./words";

/** Whether the actions had their effect, looked at on a planned day by somebody who owns none. */
export function Effects(props: {
  nc: Nonconformance;
  actions: readonly Action[];
  again: () => void;
}) {
  const m = q.value.effect;
  const { nc, actions } = props;
  const found = useLoad(async (stop) => {
    const { effects } = await quality.effects(false, stop);
    return effects.filter((each) => each.nonconformanceId === nc.id);
  }, `effects ${nc.id}`);
  const mayPlan = may("review") && nc.state !== "voided" && actions.length > 0;
  const changed = () => {
    found.again();
    props.again();
  };
  return (
    <Shown of={found} lines={2}>
      {(effects) =>
        effects.length === 0 && !mayPlan ? null : (
          <div class="stack">
            <Table
              name={m.title}
              titled
              rows={effects}
              empty={m.none}
              id={(effect) => effect.id}
              columns={[
                {
                  key: "criterion",
                  head: m.criterion,
                  value: (x) => x.criterion,
                  show: (x) => (
                    <Criterion effect={x} department={nc.department} changed={changed} />
                  ),
                },
                { key: "checker", head: m.checker, value: (x) => personName(x.checker) },
                {
                  key: "due",
                  head: q.value.action.due,
                  value: (x) => x.due,
                  show: (x) => (
                    <>
                      {when(Date.parse(x.due))} {x.checked === undefined && <Clock due={x.due} />}
                    </>
                  ),
                },
                {
                  key: "effective",
                  head: m.found,
                  value: standing,
                  show: (x) => <Standing effect={x} />,
                },
                { key: "finding", head: m.finding, value: (x) => x.finding, fileOnly: true },
              ]}
            />
            {mayPlan && <Plan nc={nc} changed={changed} />}
          </div>
        )
      }
    </Shown>
  );
}

function standing({ effective }: Effect): string {
  const m = q.value.effect;
  return effective === undefined ? m.open : effective ? m.effective : m.without;
}

function Standing({ effect }: { effect: Effect }) {
  if (effect.effective === undefined) return <>{standing(effect)}</>;
  return (
    <Mark tone={effect.effective ? "given" : "beyond"} shape={effect.effective ? "tick" : "cross"}>
      {standing(effect)}
    </Mark>
  );
}

/** By what the effect shows, what was found, and for who looks, where to say it. */
function Criterion(props: { effect: Effect; department: string | undefined; changed: () => void }) {
  const { effect } = props;
  return (
    <div class="wrap">
      {effect.criterion}
      {effect.finding !== undefined && <p class="quiet">{effect.finding}</p>}
      {effect.checked === undefined && effect.checker === session.value?.login && (
        <Find {...props} />
      )}
    </div>
  );
}

function Find(props: { effect: Effect; department: string | undefined; changed: () => void }) {
  const m = q.value.effect;
  const effective = useSignal(true);
  return (
    <Act label={m.say}>
      <Form
        submit={m.say}
        onSubmit={async (typed) => {
          const finding = typed.text("finding");
          await quality.findEffect(
            props.effect.id,
            effective.value
              ? { effective: true, finding }
              : { effective: false, finding, followUp: askedIn(typed) },
          );
          props.changed();
        }}
      >
        <Field label={m.found}>
          <select
            name="effective"
            value={effective.value ? "yes" : "no"}
            onChange={(event) => {
              effective.value = event.currentTarget.value === "yes";
            }}
          >
            <option value="yes">{m.effective}</option>
            <option value="no">{m.without}</option>
          </select>
        </Field>
        <Field label={m.finding} wide>
          <textarea name="finding" required minLength={3} maxLength={2000} rows={2} />
        </Field>
        {!effective.value && (
          <>
            <p class="quiet field-wide">{m.next}</p>
            <ActionFields department={props.department} />
          </>
        )}
      </Form>
    </Act>
  );
}

function Plan({ nc, changed }: { nc: Nonconformance; changed: () => void }) {
  const m = q.value.effect;
  return (
    <Act label={m.plan}>
      <Form
        submit={m.plan}
        onSubmit={async (typed) => {
          await quality.planEffect(nc.id, {
            id: newId(),
            checker: typed.text("checker"),
            due: fromPlant(typed.text("due")),
            criterion: typed.text("criterion"),
          });
          changed();
        }}
      >
        <Field label={m.checker} hint={m.checkerHint}>
          <PersonChoice name="checker" />
        </Field>
        <Field label={q.value.action.due}>
          <DayInput timed name="due" required />
        </Field>
        <Field label={m.criterion} wide>
          <input name="criterion" required minLength={3} maxLength={2000} />
        </Field>
      </Form>
    </Act>
  );
}
