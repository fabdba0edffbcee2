import { newId, quality } from "../api/quality";
import type { Cost, Nonconformance } from "../api/types";
import { may } from "../app/session";
import { f } from "../app/words";
import { moment, money } from "../i18n/format";
import { currency } from "../system/system";
import { Act, Field, Form } from "../ui/form";
import { useLoad } from "../ui/load";
import { Shown } from "../ui/shown";
import { Table } from "../ui/table";
import { personName } from "./names";
import { q } from "./words";

/**
 * What a nonconformance cost, amount by amount. Their sum takes the place of the estimate that its
 * review made.
 */
export function Costs({ nc, again }: { nc: Nonconformance; again: () => void }) {
  const m = q.value.cost;
  const found = useLoad((stop) => quality.costs(nc.id, stop), `costs ${nc.id}`);
  const mayCharge = may("review") && nc.state !== "voided";
  const changed = (now: { costs: Cost[] }) => {
    found.set(now);
    again();
  };
  return (
    <Shown of={found} lines={2}>
      {({ costs }) =>
        costs.length === 0 && !mayCharge ? null : (
          <div class="stack">
            <Table
              name={m.title}
              titled
              rows={costs}
              empty={m.none}
              id={(cost) => cost.id}
              columns={[
                {
                  key: "kind",
                  head: m.kind,
                  value: (x) => q.value.report.cost[x.kind],
                },
                {
                  key: "amount",
                  head: m.amount(currency.value),
                  number: true,
                  value: (x) => x.amount,
                  show: (x) => <Amount cost={x} />,
                },
                {
                  key: "note",
                  head: m.note,
                  value: (x) => x.note,
                  show: (x) => (
                    <span class="wrap">
                      {x.note}
                      {x.voidReason !== undefined && (
                        <span class="quiet">
                          {" "}
                          {m.voided(personName(x.voidedBy ?? ""), x.voidReason)}
                        </span>
                      )}
                    </span>
                  ),
                },
                { key: "author", head: m.author, value: (x) => personName(x.author) },
                {
                  key: "recorded",
                  head: m.recorded,
                  value: (x) => x.recorded,
                  show: (x) => moment(Date.parse(x.recorded)),
                },
                {
                  key: "voided",
                  head: m.voidReason,
                  fileOnly: true,
                  value: (x) => x.voidReason,
                },
                {
                  key: "act",
                  head: "",
                  value: () => undefined,
                  show: (x) =>
                    mayCharge &&
                    x.voidReason === undefined && <Void nc={nc} cost={x} {...{ changed }} />,
                },
              ]}
            />
            {mayCharge && <Charge nc={nc} changed={changed} />}
          </div>
        )
      }
    </Shown>
  );
}

/** An amount that counts no more is struck out and stays. */
function Amount({ cost }: { cost: Cost }) {
  const shown = money(cost.amount, undefined);
  return cost.voidReason === undefined ? shown : <del>{shown}</del>;
}

type Changed = (now: { costs: Cost[] }) => void;

function Charge({ nc, changed }: { nc: Nonconformance; changed: Changed }) {
  const m = q.value.cost;
  const kinds = Object.entries(q.value.report.cost) as [Cost["kind"], string][];
  return (
    <Act label={m.add}>
      <Form
        submit={m.add}
        onSubmit={async (typed) =>
          changed(
            await quality.addCost(nc.id, {
              id: newId(),
              kind: typed.text("kind") as Cost["kind"],
              amount: typed.number("amount"),
              note: typed.text("note"),
            }),
          )
        }
      >
        <Field label={m.kind}>
          <select name="kind" required>
            {kinds.map(([kind, name]) => (
              <option key={kind} value={kind}>
                {name}
              </option>
            ))}
          </select>
        </Field>
        <Field label={m.amount(currency.value)}>
          <input name="amount" type="number" min="0.01" step="0.01" required />
        </Field>
        <Field label={m.note} wide>
          <input name="note" required minLength={3} maxLength={1000} />
        </Field>
        <p class="quiet field-wide">{m.hint}</p>
      </Form>
    </Act>
  );
}

function Void(props: { nc: Nonconformance; cost: Cost; changed: Changed }) {
  const m = q.value.cost;
  return (
    <Act label={m.void}>
      <Form
        submit={m.void}
        onSubmit={async (typed) =>
          props.changed(await quality.voidCost(props.nc.id, props.cost.id, typed.text("reason")))
        }
      >
        <Field label={f.value.form.reason} hint={f.value.form.reasonHint} wide>
          <input name="reason" required minLength={3} maxLength={1000} />
        </Field>
      </Form>
    </Act>
  );
}
