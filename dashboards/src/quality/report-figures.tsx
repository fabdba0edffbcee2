import type { ComponentChildren } from "preact";
import type { DefectRate, ObjectiveLine } from "../api/types";
import { calendarDay, percent, when, whole } from "../i18n/format";
import { text } from "../i18n/language";
import { said } from "../i18n/said";
import { type Column, Table } from "../ui/table";
import type {
  Completed,
  Discipline,
  Figures,
  FollowUp,
  Incident,
  Inspected,
  Inspector,
  Month,
  Settled,
} from "./figures";
import { Severity, StandingMark } from "./marks";
import { departmentName, lineName, operationName, partName, personName } from "./names";
import { scopeName, targetOf } from "./objectives-page";
import { paretoOf } from "./pareto";
import { q } from "./words";

/** The six sections in their order, or the inspectors' statistics. */
export function ReportFigures(props: { figures: unknown }) {
  const figures = props.figures as Figures;
  return (
    <div class="report">
      {figures.objectives && <Objectives of={figures.objectives} />}
      {figures.production && <Production of={figures.production} />}
      {figures.incidents && <Incidents of={figures.incidents} />}
      {figures.complaints && <ComplaintSection of={figures.complaints} />}
      {figures.visits && <VisitSection of={figures.visits} />}
      {figures.settlement && <Settlement of={figures.settlement} />}
      {figures.inspectors && <Inspectors of={figures.inspectors} />}
      {figures.followUps && <FollowUps of={figures.followUps} />}
    </div>
  );
}

function Section(props: {
  title: string;
  counts?: readonly (readonly [string, string])[];
  children: ComponentChildren;
}) {
  return (
    <section class="stack">
      <h2 class="large">{props.title}</h2>
      {props.counts && (
        <p class="counts">
          {props.counts.map(([name, value]) => (
            <span key={name}>
              {name} <b>{value}</b>
            </span>
          ))}
        </p>
      )}
      {props.children}
    </section>
  );
}

const figure = <T,>(key: string, head: string, value: (row: T) => number): Column<T> => ({
  key,
  head,
  number: true,
  value,
  show: (row) => whole(value(row)),
});

const share = (count: number, of: number) => (of === 0 ? undefined : count / of);
const shown = (value: number | undefined) => (value === undefined ? "–" : percent(value));

function Objectives({ of }: { of: readonly ObjectiveLine[] }) {
  const m = q.value.objective;
  return (
    <Section title={q.value.report.sections.objectives}>
      <Table
        name={q.value.report.sections.objectives}
        rows={of}
        id={(x) => x.id}
        columns={[
          { key: "name", head: m.name, value: (x) => text({ en: x.nameEn, zh: x.nameZh }) },
          { key: "scope", head: m.scopeHead, value: scopeName },
          { key: "target", head: m.target, number: true, value: (x) => x.target, show: targetOf },
          {
            key: "actual",
            head: m.actual,
            number: true,
            value: (x) => x.actual,
            show: (x) => shown(x.actual),
          },
          {
            key: "standing",
            head: m.standing,
            value: (x) => m.status[x.status],
            show: (x) => <StandingMark status={x.status} />,
          },
          { key: "owner", head: m.owner, value: (x) => personName(x.owner) },
          { key: "reason", head: m.reason, value: (x) => x.reason },
        ]}
      />
    </Section>
  );
}

function Production({ of }: { of: NonNullable<Figures["production"]> }) {
  const m = q.value.report;
  const h = m.head;
  const states = q.value.checkState;
  const firstPass = (x: Inspected) =>
    share(x.firstInspected - x.firstNonconforming, x.firstInspected);
  return (
    <Section title={m.sections.production}>
      <Table
        name={h.completed}
        titled
        rows={of.completed}
        id={(x) => x.part}
        columns={[
          {
            key: "part",
            head: q.value.batch.part,
            value: (x) => text({ en: x.nameEn, zh: x.nameZh }),
          },
          figure<Completed>("batches", h.batches, (x) => x.batches),
          figure<Completed>("pieces", h.pieces, (x) => x.pieces),
        ]}
      />
      <Table
        name={h.inspectedAt}
        titled
        rows={of.inspected}
        id={(x) => `${x.gate} ${x.line} ${x.part} ${x.operation}`}
        columns={[
          { key: "gate", head: h.gate, value: (x) => q.value.gate[x.gate] },
          { key: "line", head: q.value.record.line, value: (x) => lineName(x.line) },
          { key: "part", head: q.value.record.part, value: (x) => partName(x.part) },
          {
            key: "operation",
            head: q.value.record.operation,
            value: (x) => operationName(x.part, x.operation),
          },
          figure<Inspected>("records", h.records, (x) => x.records),
          figure<Inspected>("failed", h.failed, (x) => x.failed),
          figure<Inspected>("inspected", q.value.record.inspected, (x) => x.inspected),
          figure<Inspected>("nonconforming", q.value.record.nonconforming, (x) => x.nonconforming),
          {
            key: "rate",
            head: q.value.home.rate,
            number: true,
            value: (x) => share(x.nonconforming, x.inspected),
            show: (x) => shown(share(x.nonconforming, x.inspected)),
          },
          {
            key: "first",
            head: h.firstPass,
            number: true,
            value: firstPass,
            show: (x) => shown(firstPass(x)),
          },
        ]}
      />
      {of.months && <Months of={of.months} />}
      {of.defects && <Defects of={of.defects} />}
      <Table
        name={h.discipline}
        titled
        rows={of.discipline}
        id={(x) => x.line}
        columns={[
          { key: "line", head: q.value.record.line, value: (x) => lineName(x.line) },
          figure<Discipline>("planned", q.value.check.planned, (x) => x.planned),
          figure<Discipline>("done", states.done, (x) => x.done),
          figure<Discipline>("missed", states.missed, (x) => x.missed),
          figure<Discipline>("waived", states.waived, (x) => x.waived),
          figure<Discipline>("pending", states.pending, (x) => x.pending),
        ]}
      />
    </Section>
  );
}

/** The year that ends with the period, month by month against its objective. */
function Months({ of }: { of: readonly Month[] }) {
  const m = q.value;
  return (
    <Table
      name={m.report.head.months}
      titled
      rows={of}
      id={(x) => x.month}
      columns={[
        { key: "month", head: m.home.steps.month, value: (x) => x.month },
        figure<Month>("inspected", m.record.inspected, (x) => x.inspected),
        figure<Month>("nonconforming", m.record.nonconforming, (x) => x.nonconforming),
        {
          key: "rate",
          head: m.home.rate,
          number: true,
          value: (x) => share(x.nonconforming, x.inspected),
          show: (x) => shown(share(x.nonconforming, x.inspected)),
        },
        {
          key: "target",
          head: m.objective.target,
          number: true,
          value: (x) => x.target,
          show: (x) => shown(x.target),
        },
      ]}
    />
  );
}

function Defects({ of }: { of: DefectRate["defects"] }) {
  const m = q.value.home;
  return (
    <Table
      name={m.pareto}
      titled
      rows={paretoOf(of)}
      empty={m.paretoNone}
      id={(x) => x.defect.code}
      columns={[
        {
          key: "defect",
          head: m.defect,
          value: ({ defect }) => text({ en: defect.nameEn, zh: defect.nameZh }),
        },
        {
          key: "severity",
          head: q.value.nc.columns.severity,
          value: ({ defect }) => q.value.severity[defect.severity],
          show: ({ defect }) => <Severity of={defect.severity} />,
        },
        {
          key: "count",
          head: m.count,
          number: true,
          value: ({ defect }) => defect.count,
          show: ({ defect }) => whole(defect.count),
        },
        {
          key: "together",
          head: m.cumulative,
          number: true,
          value: (x) => x.together,
          show: (x) => percent(x.together),
        },
      ]}
    />
  );
}

function FollowUps({ of }: { of: readonly FollowUp[] }) {
  const m = q.value.action;
  return (
    <Section title={q.value.report.sections.followUps}>
      <Table
        name={q.value.report.sections.followUps}
        rows={of}
        id={(x) => String(x.number)}
        columns={[
          { key: "review", head: q.value.report.period, value: (x) => x.review },
          { key: "number", head: m.number, value: (x) => x.number },
          {
            key: "text",
            head: m.text,
            value: (x) => x.text,
            show: (x) => <span class="wrap">{x.text}</span>,
          },
          { key: "owner", head: m.owner, value: (x) => personName(x.owner) },
          { key: "due", head: m.due, value: (x) => x.due, show: (x) => when(Date.parse(x.due)) },
          { key: "state", head: m.state, value: (x) => m.states[x.state] },
          { key: "outcome", head: m.outcome, value: (x) => x.outcome },
        ]}
      />
    </Section>
  );
}

function Incidents({ of }: { of: NonNullable<Figures["incidents"]> }) {
  const m = q.value.report;
  const c = q.value.nc.columns;
  const counts = [
    [m.head.raised, whole(of.raised)],
    [m.head.closed, whole(of.closed)],
    [m.head.open, whole(of.open)],
    [m.head.cost, whole(of.cost)],
  ] as const;
  const state = q.value.nc.state as Record<string, string>;
  return (
    <Section title={m.sections.incidents} counts={counts}>
      <Table
        name={m.head.incidents}
        rows={of.list}
        id={(x) => String(x.number)}
        columns={[
          { key: "number", head: c.number, value: (x) => x.number, show: (x) => `NC-${x.number}` },
          {
            key: "severity",
            head: c.severity,
            value: (x) => q.value.severity[x.severity],
            show: (x) => <Severity of={x.severity} />,
          },
          { key: "batch", head: c.batch, value: (x) => x.batch },
          {
            key: "operation",
            head: c.operation,
            value: (x) => operationName(undefined, x.operation),
          },
          figure<Incident>("quantity", c.quantity, (x) => x.quantity),
          {
            key: "description",
            head: c.description,
            value: (x) => said(x.description),
            show: (x) => <span class="wrap">{said(x.description)}</span>,
          },
          {
            key: "cause",
            head: q.value.nc.cause,
            value: (x) => x.cause,
            show: (x) => <span class="wrap">{x.cause}</span>,
          },
          { key: "state", head: c.state, value: (x) => state[x.state] ?? x.state },
          {
            key: "raised",
            head: c.raised,
            value: (x) => x.raised,
            show: (x) => when(Date.parse(x.raised)),
          },
        ]}
      />
    </Section>
  );
}

function ComplaintSection({ of }: { of: NonNullable<Figures["complaints"]> }) {
  const m = q.value.report;
  const v = q.value.voice;
  const counts = [
    [m.head.received, whole(of.received)],
    [m.head.answered, whole(of.answered)],
  ] as const;
  return (
    <Section title={m.sections.complaints} counts={counts}>
      <Table
        name={v.complaints}
        rows={of.list}
        id={(x) => String(x.number)}
        columns={[
          { key: "number", head: v.number, value: (x) => x.number, show: (x) => `C-${x.number}` },
          { key: "customer", head: v.customer, value: (x) => x.customer },
          { key: "batch", head: v.batch, value: (x) => x.batch },
          { key: "severity", head: v.severity, value: (x) => q.value.severity[x.severity] },
          {
            key: "said",
            head: v.said,
            value: (x) => x.said,
            show: (x) => <span class="wrap">{x.said}</span>,
          },
          {
            key: "cause",
            head: v.cause,
            value: (x) => x.cause,
            show: (x) => <span class="wrap">{x.cause}</span>,
          },
          {
            key: "answer",
            head: v.answer,
            value: (x) => x.answer,
            show: (x) => <span class="wrap">{x.answer}</span>,
          },
        ]}
      />
    </Section>
  );
}

function VisitSection({ of }: { of: NonNullable<Figures["visits"]> }) {
  const m = q.value.report;
  const v = q.value.voice;
  const counts = [
    [m.head.made, whole(of.made)],
    [m.head.satisfied, whole(of.satisfied)],
    [m.head.overdue, whole(of.overdue)],
  ] as const;
  return (
    <Section title={m.sections.visits} counts={counts}>
      <Table
        name={v.visits}
        rows={of.list}
        id={(x) => `${x.customer} ${x.batch} ${x.due}`}
        columns={[
          { key: "customer", head: v.customer, value: (x) => x.customer },
          { key: "batch", head: v.batch, value: (x) => x.batch },
          { key: "due", head: v.visitDue, value: (x) => x.due, show: (x) => calendarDay(x.due) },
          { key: "made", head: v.made, value: (x) => x.made, show: (x) => calendarDay(x.made) },
          { key: "satisfied", head: v.satisfied, value: (x) => (x.satisfied ? v.yes : v.no) },
          {
            key: "said",
            head: v.said,
            value: (x) => x.said,
            show: (x) => <span class="wrap">{x.said}</span>,
          },
          { key: "cause", head: v.cause, value: (x) => x.cause },
        ]}
      />
    </Section>
  );
}

function Settlement({ of }: { of: NonNullable<Figures["settlement"]> }) {
  const m = q.value.report;
  const act = q.value.action;
  const kinds = q.value.nc.kind as Record<string, string>;
  const counts = [
    [m.head.asked, whole(of.asked)],
    [m.head.verified, whole(of.verified)],
    [m.head.overdue, whole(of.overdue)],
  ] as const;
  return (
    <Section title={m.sections.settlement} counts={counts}>
      <Table
        name={act.title}
        rows={of.actions}
        id={(x) => String(x.number)}
        columns={[
          { key: "number", head: act.number, value: (x) => x.number },
          {
            key: "text",
            head: act.text,
            value: (x) => x.text,
            show: (x) => <span class="wrap">{x.text}</span>,
          },
          { key: "department", head: act.department, value: (x) => departmentName(x.department) },
          { key: "owner", head: act.owner, value: (x) => personName(x.owner) },
          { key: "due", head: act.due, value: (x) => x.due, show: (x) => when(Date.parse(x.due)) },
          { key: "state", head: act.state, value: (x) => act.states[x.state] },
        ]}
      />
      <Table
        name={m.head.decisions}
        titled
        rows={of.settled}
        id={(x) => x.kind}
        columns={[
          { key: "kind", head: q.value.nc.decideKind, value: (x) => kinds[x.kind] ?? x.kind },
          figure<Settled>("decisions", m.head.decisions, (x) => x.decisions),
          figure<Settled>("pieces", m.head.pieces, (x) => x.pieces),
        ]}
      />
    </Section>
  );
}

function Inspectors({ of }: { of: NonNullable<Figures["inspectors"]> }) {
  const m = q.value.report;
  return (
    <Section title={m.sections.inspectors}>
      <Table
        name={m.sections.inspectors}
        rows={of}
        id={(x) => x.inspector}
        columns={[
          { key: "inspector", head: m.head.inspector, value: (x) => personName(x.inspector) },
          figure<Inspector>("records", m.head.records, (x) => x.records),
          figure<Inspector>("failed", m.head.failed, (x) => x.failed),
          figure<Inspector>("inspected", q.value.record.inspected, (x) => x.inspected),
          figure<Inspector>("nonconforming", q.value.record.nonconforming, (x) => x.nonconforming),
          figure<Inspector>("voided", m.head.voided, (x) => x.voided),
        ]}
      />
    </Section>
  );
}
