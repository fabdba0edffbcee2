import { newId, quality } from "../api/quality";
import type { Complaint, Visit } from "../api/types";
import { goTo, restate } from "../app/place";
import { addressOf } from "../app/route";
import { may } from "../app/session";
import { calendarDay, fromPlant, plantDay, when } from "../i18n/format";
import { Choice } from "../ui/choice";
import { DayInput } from "../ui/day-input";
import { Act, Field, Form } from "../ui/form";
import { useLoad } from "../ui/load";
import { Shown } from "../ui/shown";
import { Table } from "../ui/table";
import { Clock, Mark, Severity } from "./marks";
import { master, partName, personName } from "./names";
import { Picked } from "./objectives-page";
import { q } from "./words";

const DAY_MILLIS = 86_400_000;
const AHEAD = ["7", "30", "91"] as const;

/** What customers said, and whom to visit when. */
export function ComplaintsPage({ query }: { query: Readonly<Record<string, string>> }) {
  const m = q.value.voice;
  const open = query.all !== "1";
  const ahead = AHEAD.find((each) => each === query.ahead) ?? "7";
  const until = plantDay(Date.now() + Number(ahead) * DAY_MILLIS);
  const complaints = useLoad((stop) => quality.complaints(open, stop), `complaints ${open}`);
  const visits = useLoad((stop) => quality.visitsDue(until, stop), `visits ${until}`);
  const show = (next: Record<string, string>) => {
    const kept = Object.entries({ ...query, ...next }).filter(([, value]) => value !== "");
    restate({ at: "quality", path: ["complaints"], query: Object.fromEntries(kept) });
  };
  return (
    <>
      <div class="page-head">
        <h1>{m.complaints}</h1>
        <Choice
          label={m.complaints}
          value={open ? "open" : "all"}
          options={[["open", m.open] as const, ["all", m.all] as const]}
          onChoose={(which) => show({ all: which === "all" ? "1" : "" })}
        />
      </div>
      <Shown of={complaints}>{(value) => <Complaints complaints={value.complaints} />}</Shown>
      <div class="acts">
        {may("hear-customer") && <Hear />}
        {may("hear-customer") && <Deliver again={visits.again} />}
      </div>
      <div class="page-head">
        <h2 class="large">{m.visits}</h2>
        <span class="quiet">{m.visitsHint}</span>
        <Choice
          label={m.until}
          value={ahead}
          options={AHEAD.map((n) => [n, q.value.home.days(n)] as const)}
          onChoose={(n) => show({ ahead: n })}
        />
      </div>
      <Shown of={visits}>{(value) => <Visits visits={value.visits} again={visits.again} />}</Shown>
    </>
  );
}

export function Complaints(props: { complaints: readonly Complaint[]; name?: string }) {
  const m = q.value.voice;
  return (
    <Table
      name={props.name ?? m.complaints}
      rows={props.complaints}
      empty={m.none}
      id={(complaint) => complaint.id}
      columns={[
        {
          key: "number",
          head: m.number,
          value: (x) => x.number,
          show: (x) => <a href={addressOf("quality", ["complaints", x.id])}>C-{x.number}</a>,
        },
        {
          key: "severity",
          head: m.severity,
          value: (x) => q.value.severity[x.severity],
          show: (x) => <Severity of={x.severity} />,
        },
        {
          key: "due",
          head: m.due,
          value: (x) => x.due,
          show: (x) =>
            x.answered === undefined ? <Clock due={x.due} /> : when(Date.parse(x.answered)),
        },
        {
          key: "customer",
          head: m.customer,
          value: (x) => x.customer,
          show: (x) => <span class="wrap-short">{x.customer}</span>,
        },
        {
          key: "said",
          head: m.said,
          value: (x) => x.said,
          show: (x) => <span class="wrap">{x.said}</span>,
        },
        {
          key: "part",
          head: m.part,
          value: (x) => (x.part === undefined ? undefined : partName(x.part)),
          show: (x) =>
            x.part === undefined ? "–" : <span class="wrap-short">{partName(x.part)}</span>,
        },
        {
          key: "batch",
          head: m.batch,
          value: (x) => x.batch,
          show: (x) =>
            x.batchId === undefined ? (
              "–"
            ) : (
              <a href={addressOf("quality", ["batches", x.batchId])}>{x.batch}</a>
            ),
        },
        {
          key: "received",
          head: m.received,
          value: (x) => x.received,
          show: (x) => when(Date.parse(x.received)),
        },
      ]}
    />
  );
}

function Hear() {
  const m = q.value.voice;
  return (
    <Act label={m.hear}>
      <Form
        submit={m.hear}
        onSubmit={async (typed) => {
          const number = typed.optional("batch");
          const part = typed.optional("part");
          const batch =
            number === undefined ? undefined : (await quality.batchNumbered(number)).batch;
          const heard = await quality.hearComplaint({
            id: newId(),
            customer: typed.text("customer"),
            said: typed.text("said"),
            severity: typed.text("severity") as Complaint["severity"],
            due: fromPlant(`${typed.text("due")}T17:00`),
            ...(batch === undefined ? {} : { batch: batch.id }),
            ...(part === undefined ? (batch === undefined ? {} : { part: batch.part }) : { part }),
          });
          goTo({ at: "quality", path: ["complaints", heard.id], query: {} });
        }}
      >
        <Field label={m.customer}>
          <input name="customer" required maxLength={100} />
        </Field>
        <Field label={m.batch}>
          <input name="batch" maxLength={100} />
        </Field>
        <Field label={m.part}>
          <select name="part">
            <option value="" />
            {(master.value.parts ?? []).map((part) => (
              <option key={part.code} value={part.code}>
                {part.code} {partName(part.code)}
              </option>
            ))}
          </select>
        </Field>
        <Picked label={m.severity} name="severity" of={q.value.severity} />
        <Field label={m.due}>
          <DayInput name="due" required />
        </Field>
        <Field label={m.said} wide>
          <textarea name="said" required minLength={3} maxLength={2000} rows={2} />
        </Field>
      </Form>
    </Act>
  );
}

function Deliver({ again }: { again: () => void }) {
  const m = q.value.voice;
  return (
    <Act label={m.deliver}>
      <Form
        submit={m.deliver}
        onSubmit={async (typed) => {
          const { batch } = await quality.batchNumbered(typed.text("batch"));
          await quality.recordDelivery({
            id: newId(),
            customer: typed.text("customer"),
            batch: batch.id,
            delivered: typed.text("delivered"),
          });
          again();
        }}
      >
        <Field label={m.customer}>
          <input name="customer" required maxLength={100} />
        </Field>
        <Field label={m.batch}>
          <input name="batch" required maxLength={100} />
        </Field>
        <Field label={m.delivered}>
          <DayInput name="delivered" required defaultValue={plantDay(Date.now())} />
        </Field>
      </Form>
    </Act>
  );
}

function Visits({ visits, again }: { visits: readonly Visit[]; again: () => void }) {
  const m = q.value.voice;
  const today = plantDay(Date.now());
  return (
    <Table
      name={m.visits}
      rows={visits}
      empty={m.visitsNone}
      id={(visit) => visit.id}
      columns={[
        {
          key: "due",
          head: m.visitDue,
          value: (x) => x.due,
          show: (x) =>
            x.due < today ? (
              <Mark tone="beyond" shape="triangle">
                {calendarDay(x.due)}
              </Mark>
            ) : (
              calendarDay(x.due)
            ),
        },
        { key: "customer", head: m.customer, value: (x) => x.customer },
        { key: "batch", head: m.batch, value: (x) => x.batch },
        {
          key: "delivered",
          head: m.delivered,
          value: (x) => x.delivered,
          show: (x) => calendarDay(x.delivered),
        },
        {
          key: "act",
          head: "",
          value: () => undefined,
          show: (x) => may("hear-customer") && <RecordVisit visit={x} again={again} />,
        },
      ]}
    />
  );
}

function RecordVisit({ visit, again }: { visit: Visit; again: () => void }) {
  const m = q.value.voice;
  return (
    <Act label={m.record}>
      <Form
        submit={m.record}
        onSubmit={async (typed) => {
          const cause = typed.optional("cause");
          await quality.recordVisit(visit.id, {
            made: typed.text("made"),
            said: typed.text("said"),
            satisfied: typed.text("satisfied") === "yes",
            ...(cause === undefined ? {} : { cause }),
          });
          again();
        }}
      >
        <Field label={m.made}>
          <DayInput name="made" required defaultValue={plantDay(Date.now())} />
        </Field>
        <Picked label={m.satisfied} name="satisfied" of={{ yes: m.yes, no: m.no }} />
        <Field label={m.said} wide>
          <textarea name="said" required minLength={3} maxLength={2000} rows={2} />
        </Field>
        <Field label={m.visitCause} wide>
          <input name="cause" maxLength={2000} />
        </Field>
      </Form>
    </Act>
  );
}

export const recordedBy = (complaint: Complaint) =>
  q.value.voice.recordedBy(personName(complaint.recordedBy));
