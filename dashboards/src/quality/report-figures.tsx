import type { ObjectiveLine } from "../api/types";
import { text } from "../i18n/language";
import { Table } from "../ui/table";
import type { Figures, Inspector } from "./figures";
import { StandingMark } from "./marks";
import { targetOf } from "./objectives-page";
import { FollowUps, Settlement } from "./report-actions";
import { ComplaintSection, VisitSection } from "./report-customers";
import { Incidents } from "./report-incidents";
import { type ReportNames, reportNames } from "./report-names";
import { Production } from "./report-production";
import { figure, Section, shown } from "./report-section";
import { q } from "./words";

/** The six sections in their order, or the inspectors' statistics. */
export function ReportFigures(props: { figures: unknown }) {
  const figures = props.figures as Figures;
  const names = reportNames(figures);
  return (
    <div class="report">
      {figures.objectives && <Objectives of={figures.objectives} names={names} />}
      {figures.production && <Production of={figures.production} />}
      {figures.incidents && <Incidents of={figures.incidents} />}
      {figures.complaints && <ComplaintSection of={figures.complaints} />}
      {figures.visits && <VisitSection of={figures.visits} />}
      {figures.settlement && <Settlement of={figures.settlement} names={names} />}
      {figures.inspectors && <Inspectors of={figures.inspectors} names={names} />}
      {figures.followUps && <FollowUps of={figures.followUps} names={names} />}
    </div>
  );
}

/** Section 1: objectives, reached or not. */
function Objectives({ of, names }: { of: readonly ObjectiveLine[]; names: ReportNames }) {
  const m = q.value.objective;
  return (
    <Section title={q.value.report.sections.objectives}>
      <Table
        name={q.value.report.sections.objectives}
        rows={of}
        id={(x) => x.id}
        columns={[
          { key: "name", head: m.name, value: (x) => text({ en: x.nameEn, zh: x.nameZh }) },
          { key: "scope", head: m.scopeHead, value: (x) => names.scope(x) },
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
          { key: "owner", head: m.owner, value: (x) => names.person(x.owner) },
          { key: "reason", head: m.reason, value: (x) => x.reason },
        ]}
      />
    </Section>
  );
}

/** Every inspector's records of a month. */
function Inspectors({ of, names }: { of: readonly Inspector[]; names: ReportNames }) {
  const m = q.value.report;
  return (
    <Section title={m.sections.inspectors}>
      <Table
        name={m.sections.inspectors}
        rows={of}
        id={(x) => x.inspector}
        columns={[
          { key: "inspector", head: m.head.inspector, value: (x) => names.person(x.inspector) },
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
