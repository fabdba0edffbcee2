import { useSignal } from "@preact/signals";
import { quality, type Verdict } from "../api/quality";
import type { AuditLine } from "../api/types";
import { restate } from "../app/place";
import { addressOf } from "../app/route";
import { may } from "../app/session";
import { daysAfter, fromPlant, moment, whole } from "../i18n/format";
import { language } from "../i18n/language";
import { said } from "../i18n/said";
import { Mark } from "../quality/marks";
import { people, personName } from "../quality/names";
import { DayInput } from "../ui/day-input";
import { Field, Form } from "../ui/form";
import { useLoad } from "../ui/load";
import { Shown } from "../ui/shown";
import { Table } from "../ui/table";
import { changesOf } from "./audit-diff";
import { Changes, changesText } from "./changes";
import { masterRecord } from "./master-record";
import { a } from "./words";

const PAGE = 100;
const ALL = "all";
const SYSTEM = "system";

type Query = Readonly<Record<string, string>>;

/** What the server is asked for by an address; a record's own lines are shown whoever wrote them. */
function askedBy(query: Query) {
  const { by, kind, record, from, to, before } = query;
  return {
    limit: PAGE,
    kind: kind === ALL ? undefined : kind,
    records: kind === undefined && record === undefined ? true : undefined,
    record,
    people: by === undefined && record === undefined ? true : undefined,
    author: by === ALL ? undefined : by,
    from: isDay(from) ? fromPlant(`${from}T00:00`) : undefined,
    to: isDay(to) ? fromPlant(`${daysAfter(to, 1)}T00:00`) : undefined,
    before: before === undefined ? undefined : Number(before),
  };
}

function isDay(text: string | undefined): text is string {
  return text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** Who changed what, when and why; and whether anything was altered unseen. */
export function AuditPage({ query }: { query: Query }) {
  const asked = askedBy(query);
  const lines = useLoad((stop) => quality.audit(asked, stop), JSON.stringify(asked));
  const show = (next: Record<string, string>) => {
    const { before: _before, ...kept } = query;
    const merged = Object.entries({ ...kept, ...next }).filter(([, value]) => value !== "");
    restate({ at: "admin", path: ["audit"], query: Object.fromEntries(merged) });
  };
  const m = a.value.audit;
  return (
    <>
      <div class="page-head">
        <h1>{m.title}</h1>
        <span class="quiet">{m.hint}</span>
      </div>
      <Filters query={query} show={show} />
      <Shown of={lines} lines={12}>
        {(page) => (
          <Lines
            lines={page.lines}
            more={page.next === undefined ? undefined : () => show({ before: String(page.next) })}
          />
        )}
      </Shown>
      {may("read-audit") && <Verify />}
    </>
  );
}

/** Whose changes, of what, and when. */
function Filters(props: { query: Query; show: (next: Record<string, string>) => void }) {
  const m = a.value.audit;
  const { query, show } = props;
  const words = new Intl.Collator(language.value);
  const kinds = Object.entries(m.kinds).sort(([, x], [, y]) => words.compare(x, y));
  const persons = [...people.value].sort((x, y) => words.compare(x.name, y.name));
  return (
    <div class="filters">
      <Field label={m.author}>
        <select
          value={query.by ?? ""}
          onChange={(event) => show({ by: event.currentTarget.value })}
        >
          <option value="">{m.people}</option>
          <option value={ALL}>{m.everybody}</option>
          <option value={SYSTEM}>{m.system}</option>
          {persons.map((person) => (
            <option key={person.id} value={person.login}>
              {person.name}
            </option>
          ))}
        </select>
      </Field>
      <Field label={m.kind}>
        <select
          value={query.kind ?? ""}
          onChange={(event) => show({ kind: event.currentTarget.value })}
        >
          <option value="">{m.anyKind}</option>
          <option value={ALL}>{m.andSessions}</option>
          {kinds.map(([kind, name]) => (
            <option key={kind} value={kind}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      <Field label={m.fromDay}>
        <DayInput
          value={query.from ?? ""}
          onChange={(event) => show({ from: event.currentTarget.value })}
        />
      </Field>
      <Field label={m.toDay}>
        <DayInput
          value={query.to ?? ""}
          onChange={(event) => show({ to: event.currentTarget.value })}
        />
      </Field>
      <Field label={m.record}>
        <input
          class="find"
          type="search"
          placeholder={m.recordHint}
          value={query.record ?? ""}
          onChange={(event) => show({ record: event.currentTarget.value.trim() })}
        />
      </Field>
    </div>
  );
}

function Lines(props: { lines: readonly AuditLine[]; more: (() => void) | undefined }) {
  const m = a.value.audit;
  return (
    <Table
      name={m.title}
      rows={props.lines}
      empty={m.none}
      id={(line) => String(line.number)}
      more={props.more}
      columns={[
        { key: "number", head: m.number, number: true, value: (x) => x.number },
        {
          key: "time",
          head: m.time,
          value: (x) => x.time,
          show: (x) => moment(Date.parse(x.time)),
        },
        { key: "author", head: m.author, value: (x) => personName(x.author) },
        { key: "action", head: m.action, value: (x) => m.actions[x.action] ?? x.action },
        { key: "kind", head: m.kind, value: (x) => m.kinds[x.kind] ?? x.kind },
        {
          key: "record",
          head: m.record,
          value: (x) => x.record,
          show: (x) => <Record kind={x.kind} record={x.record} />,
        },
        {
          key: "change",
          head: m.change,
          value: (x) => changesText(changesOf(x.before, x.after)),
          show: (x) => <Changes of={changesOf(x.before, x.after)} />,
        },
        {
          key: "reason",
          head: m.reason,
          value: (x) => x.reason && said(x.reason),
          show: (x) => <span class="wrap-short">{x.reason && said(x.reason)}</span>,
        },
      ]}
    />
  );
}

/** Kinds of records that have a page, and which. */
const PAGES: Record<string, (record: string) => string> = {
  batch: (id) => addressOf("quality", ["batches", id]),
  inspection: (id) => addressOf("quality", ["records", id]),
  nonconformance: (id) => addressOf("quality", ["nonconformances", id]),
  complaint: (id) => addressOf("quality", ["complaints", id]),
  objective: (id) => addressOf("quality", ["objectives", id.split("/")[0] ?? id]),
  gauge: (code) => addressOf("quality", ["gauges", code]),
  gauge_study: (id) => addressOf("quality", ["gauge-studies", id]),
  inspection_plan: (id) => addressOf("quality", ["plans"], { plan: id }),
  report: (id) => addressOf("quality", ["reports", id]),
  person: (id) => addressOf("admin", ["people", id]),
  department: (code) => masterRecord("departments", code),
  line: (code) => masterRecord("lines", code),
  part: (code) => masterRecord("parts", code),
  operation: (key) => masterRecord("parts", key.split("/")[0] ?? key),
  characteristic: (code) => masterRecord("characteristics", code),
  chart: (code) => masterRecord("charts", code),
  defect_code: (code) => masterRecord("defects", code),
  plant: (code) => masterRecord("sites", code),
  station: (key) => masterRecord("stations", key),
};

function Record({ kind, record }: { kind: string; record: string }) {
  const id = <code class="clip clip-short">{record}</code>;
  const href = PAGES[kind]?.(record);
  return href === undefined ? id : <a href={href}>{id}</a>;
}

/** Has the whole chain recomputed, and checked against an anchor kept elsewhere. */
function Verify() {
  const m = a.value.audit;
  const verdict = useSignal<Verdict | undefined>(undefined);
  const anchor = useLoad((stop) => quality.auditAnchor(stop), "anchor");
  return (
    <section class="sheet pad stack">
      <Shown of={anchor} lines={1}>
        {(now) => (
          <p>
            {m.anchor}: <b>{whole(now.number)}</b> <code class="hash">{now.hash}</code>{" "}
            <span class="quiet">{m.anchorHint}</span>
          </p>
        )}
      </Shown>
      <Form
        submit={m.verify}
        onSubmit={async (typed) => {
          verdict.value = undefined;
          const number = typed.optional("anchor");
          verdict.value = await quality.auditVerdict(
            number === undefined
              ? {}
              : { anchor: Number(number), anchorHash: typed.text("anchorHash") },
          );
        }}
      >
        <Field label={`${m.anchorCheck}: ${m.number}`}>
          <input name="anchor" type="number" min="1" />
        </Field>
        <Field label={m.hash}>
          <input name="anchorHash" />
        </Field>
      </Form>
      {verdict.value && <VerdictLine verdict={verdict.value} />}
    </section>
  );
}

function VerdictLine({ verdict }: { verdict: Verdict }) {
  const m = a.value.audit;
  if (verdict.intact) {
    return (
      <p role="status">
        <Mark tone="given" shape="tick">
          {m.intact(whole(verdict.lines ?? 0), whole(verdict.records ?? 0))}
        </Mark>
      </p>
    );
  }
  return (
    <p role="alert">
      <Mark tone="beyond" shape="cross">
        {verdict.line === undefined
          ? m.brokenRecord(verdict.kind ?? "", verdict.record ?? "")
          : m.broken(String(verdict.line))}
      </Mark>{" "}
      {said(verdict.because ?? "")}
    </p>
  );
}
