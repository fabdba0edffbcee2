import { quality } from "../api/quality";
import type { Complaint } from "../api/types";
import { useCrumb } from "../app/crumb";
import { addressOf } from "../app/route";
import { may } from "../app/session";
import { when } from "../i18n/format";
import { Field, Form } from "../ui/form";
import { useLoad } from "../ui/load";
import { Shown } from "../ui/shown";
import { recordedBy } from "./complaints-page";
import { Facts } from "./facts";
import { Clock, Severity } from "./marks";
import { partName } from "./names";
import { q } from "./words";

/** One complaint with its batch, and the answer the customer gets. */
export function ComplaintPage({ id }: { id: string }) {
  const found = useLoad((stop) => quality.complaint(id, stop), id);
  return <Shown of={found}>{(value) => <Sheet complaint={value} onChange={found.set} />}</Shown>;
}

function Sheet(props: { complaint: Complaint; onChange: (next: Complaint) => void }) {
  const m = q.value.voice;
  const { complaint: c } = props;
  useCrumb(`C-${c.number}`);
  return (
    <>
      <div class="page-head">
        <h1>C-{c.number}</h1>
        <Severity of={c.severity} />
        <b>{c.customer}</b>
        {c.answered === undefined && <Clock due={c.due} />}
      </div>
      <div class="two">
        <section class="sheet pad stack">
          <p class="found">{c.said}</p>
          <p class="quiet">{recordedBy(c)}</p>
          <Facts
            of={[
              [
                m.batch,
                c.batchId && (
                  <a key="b" href={addressOf("quality", ["batches", c.batchId])}>
                    {c.batch}
                  </a>
                ),
              ],
              [m.part, c.part && partName(c.part)],
              [m.received, when(Date.parse(c.received))],
              [m.due, when(Date.parse(c.due))],
              [m.cause, c.cause],
              [m.answer, c.answer],
              [m.answered, c.answered && when(Date.parse(c.answered))],
            ]}
          />
        </section>
        {c.answered === undefined && may("hear-customer") && (
          <aside class="sheet pad next">
            <h2>{m.answerAct}</h2>
            <Form
              submit={m.answerAct}
              onSubmit={async (typed) =>
                props.onChange(
                  await quality.answerComplaint(c.id, {
                    cause: typed.text("cause"),
                    answer: typed.text("answer"),
                  }),
                )
              }
            >
              <Field label={m.cause} wide>
                <textarea name="cause" required minLength={3} maxLength={2000} rows={3} />
              </Field>
              <Field label={m.answer} wide>
                <textarea name="answer" required minLength={3} maxLength={2000} rows={3} />
              </Field>
            </Form>
          </aside>
        )}
      </div>
    </>
  );
}
