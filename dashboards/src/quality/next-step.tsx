import { useSignal } from "@preact/signals";
import { newId, quality } from "../api/quality";
import type { Disposition, NonconformanceSheet } from "../api/types";
import { may, session } from "../app/session";
import { sign } from "../app/signature";
import { f } from "../app/words";
import { comma } from "../i18n/choice";
import { when, whole } from "../i18n/format";
import { said } from "../i18n/said";
import { currency } from "../system/system";
import { DayInput } from "../ui/day-input";
import { Act, Field, Form, type Typed } from "../ui/form";
import { useLoad } from "../ui/load";
import { Shown } from "../ui/shown";
import { operationName, personName } from "./names";
import { q } from "./words";

type Props = {
  sheet: NonconformanceSheet;
  onChange: (next: NonconformanceSheet) => void;
};

const KINDS = ["rework", "repair", "sort", "regrade", "scrap", "return", "concession"] as const;
type Kind = (typeof KINDS)[number];

/** The one thing to do next, for whoever may do it; else who is waited for. */
export function NextStep(props: Props) {
  const m = q.value.nc;
  const { state, deadline, decided } = props.sheet.nonconformance;
  return (
    <aside class="sheet pad stack next">
      <h2>{m.next}</h2>
      {deadline === undefined ? <p class="quiet">{m.over}</p> : <Step {...props} />}
      {may("review") && decided === 0 && ["raised", "contained", "in-review"].includes(state) && (
        <Void {...props} />
      )}
    </aside>
  );
}

function Step(props: Props) {
  const { nonconformance: nc } = props.sheet;
  const role = q.value.role;
  switch (nc.state) {
    case "raised":
      return may("raise") ? <Contain {...props} /> : <Waits for={role["department-head"]} />;
    case "contained":
      return may("review") ? <Review {...props} /> : <Waits for={role.quality} />;
    case "in-review":
      return (
        <>
          {may("decide") ? (
            <Decide {...props} />
          ) : (
            <Waits for={`${role.quality}${comma()}${role["chief-quality-officer"]}`} />
          )}
          {may("review") && (
            <Act label={q.value.nc.reviewMore}>
              <Review {...props} />
            </Act>
          )}
        </>
      );
    case "dispositioned":
    case "executing":
      if (nc.executed === nc.quantity && nc.awaiting === 0) {
        return may("verify") ? <Verify {...props} /> : <Waits for={role.quality} />;
      }
      return <Waits for={`${role["department-head"]}${comma()}${role.inspector}`} />;
    case "reinspection":
      return <Waits for={role.inspector} />;
    case "verified":
      return may("verify") ? (
        <Form
          submit={q.value.nc.close}
          onSubmit={async () => props.onChange(await quality.close(nc.id))}
        />
      ) : (
        <Waits for={role.quality} />
      );
    default:
      return <p class="quiet">{q.value.nc.over}</p>;
  }
}

function Waits(props: { for: string }) {
  return <p>{q.value.nc.waitsFor(props.for)}</p>;
}

function Contain({ sheet, onChange }: Props) {
  const m = q.value.nc;
  return (
    <Form
      submit={m.contain}
      onSubmit={async (typed) =>
        onChange(await quality.contain(sheet.nonconformance.id, typed.text("text")))
      }
    >
      <Field label={m.containment} hint={m.containHint} wide>
        <textarea name="text" required minLength={3} maxLength={2000} rows={3} />
      </Field>
    </Form>
  );
}

function Review({ sheet, onChange }: Props) {
  const m = q.value.nc;
  const { nonconformance: nc } = sheet;
  return (
    <Form
      submit={nc.state === "contained" ? m.reviewBegin : m.reviewMore}
      onSubmit={async (typed) => {
        const cost = typed.optional("cost");
        const review = { method: typed.text("method"), cause: typed.text("cause") };
        onChange(
          await quality.review(
            nc.id,
            cost === undefined ? review : { ...review, cost: Number(cost) },
          ),
        );
      }}
    >
      <Field label={m.method}>
        <select name="method">
          {m.methods.map((method) => (
            <option key={method} selected={method === nc.causeMethod}>
              {method}
            </option>
          ))}
        </select>
      </Field>
      <Field label={m.costIn(currency.value)}>
        <input name="cost" type="number" min="0" step="0.01" defaultValue={nc.cost?.toString()} />
      </Field>
      <Field label={m.cause} wide>
        <textarea
          name="cause"
          required
          minLength={3}
          maxLength={2000}
          rows={3}
          defaultValue={nc.cause}
        />
      </Field>
    </Form>
  );
}

/** The kinds of decision that this person's office allows. */
function kindsFor(): Kind[] {
  return KINDS.filter((kind) => may(kind === "concession" ? "concede" : "dispose"));
}

function Decide({ sheet, onChange }: Props) {
  const m = q.value.nc;
  const { nonconformance: nc } = sheet;
  const kinds = kindsFor();
  const kind = useSignal<Kind>(kinds[0] ?? "rework");
  const left = nc.quantity - nc.decided;
  if (nc.raisedBy === session.value?.login) return <p>{m.ownReport}</p>;
  const decide = async (typed: Typed) => {
    const reference = typed.optional("customerReference");
    const expires = typed.optional("expires");
    const decision = {
      id: newId(),
      kind: kind.value,
      quantity: typed.number("quantity"),
      reason: typed.text("reason"),
      ...(reference === undefined ? {} : { customerReference: reference }),
      ...(expires === undefined ? {} : { expires }),
    };
    return sign({
      meaning: m.decide,
      lines: [
        m.signDecision(`NC-${nc.number}`, m.kind[decision.kind], whole(decision.quantity)),
        decision.reason,
      ],
      act: async (secret) => onChange(await quality.decide(nc.id, decision, secret)),
    });
  };
  return (
    <Form submit={m.decide} onSubmit={decide}>
      <Field label={m.decideKind}>
        <select
          name="kind"
          value={kind.value}
          onChange={(event) => {
            kind.value = event.currentTarget.value as Kind;
          }}
        >
          {kinds.map((each) => (
            <option key={each} value={each}>
              {m.kind[each]}
            </option>
          ))}
        </select>
      </Field>
      <Field label={m.decideQuantity(whole(left))}>
        <input
          key={left}
          name="quantity"
          type="number"
          min="1"
          max={left}
          required
          defaultValue={String(left)}
        />
      </Field>
      {kind.value === "concession" && (
        <>
          <Field label={m.customerReference}>
            <input name="customerReference" required maxLength={100} />
          </Field>
          <Field label={m.expires}>
            <DayInput name="expires" required />
          </Field>
        </>
      )}
      <Field label={m.reason} wide>
        <textarea name="reason" required minLength={3} maxLength={2000} rows={2} />
      </Field>
    </Form>
  );
}

function Verify({ sheet, onChange }: Props) {
  const m = q.value.nc;
  const { nonconformance: nc } = sheet;
  return (
    <Form
      submit={m.verify}
      onSubmit={() =>
        sign({
          meaning: m.verify,
          lines: [m.signVerification(`NC-${nc.number}`), said(nc.description)],
          act: async (secret) => onChange(await quality.verify(nc.id, secret)),
        })
      }
    />
  );
}

function Void({ sheet, onChange }: Props) {
  const m = q.value.nc;
  return (
    <Act label={m.void}>
      <Form
        submit={m.void}
        onSubmit={async (typed) =>
          onChange(await quality.declareVoid(sheet.nonconformance.id, typed.text("reason")))
        }
      >
        <Field label={f.value.form.reason} hint={f.value.form.reasonHint} wide>
          <textarea name="reason" required minLength={3} maxLength={1000} rows={2} />
        </Field>
      </Form>
    </Act>
  );
}

/** What is left to do on one decision: carry it out, or name the record of the new inspection. */
export function ExecuteOrInspect(props: Props & { disposition: Disposition }) {
  const m = q.value.nc;
  const { nonconformance: nc } = props.sheet;
  const d = props.disposition;
  const again = d.kind === "rework" || d.kind === "repair" || d.kind === "sort";
  const ready = nc.state === "dispositioned" || nc.state === "executing";
  if (!may("execute") || d.lapsed !== undefined) return null;
  if (d.executed === undefined) {
    return ready ? (
      <Form
        submit={m.execute}
        onSubmit={async () => props.onChange(await quality.execute(nc.id, d.id))}
      />
    ) : null;
  }
  if (!again || d.inspectionId !== undefined) return null;
  return (
    <Act label={m.inspect}>
      <NameRecord {...props} executed={d.executed} />
    </Act>
  );
}

function NameRecord(props: Props & { disposition: Disposition; executed: string }) {
  const m = q.value.nc;
  const { nonconformance: nc } = props.sheet;
  const batch = useLoad((stop) => quality.batch(nc.batchId, stop), nc.batchId);
  return (
    <Shown of={batch} lines={2}>
      {({ records }) => {
        const after = records.filter(
          (each) =>
            each.signed > props.executed &&
            each.voided === undefined &&
            each.kind !== "confirmation",
        );
        if (after.length === 0) return <p class="quiet">{m.noRecords}</p>;
        return (
          <Form
            submit={m.inspect}
            onSubmit={async (typed) =>
              props.onChange(
                await quality.inspectedAgain(nc.id, props.disposition.id, typed.text("record")),
              )
            }
          >
            <Field label={m.record} hint={m.inspectHint} wide>
              <select name="record" required>
                {after.map((each) => (
                  <option key={each.id} value={each.id}>
                    {each.number} · {operationName(each.part, each.operation)} ·{" "}
                    {q.value.verdict[each.verdict]} · {personName(each.signer)},{" "}
                    {when(Date.parse(each.signed))}
                  </option>
                ))}
              </select>
            </Field>
          </Form>
        );
      }}
    </Shown>
  );
}
