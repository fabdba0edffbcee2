import { whole } from "../i18n/format";
import { Table } from "../ui/table";
import type { ActionLine, Figures, FollowUp, Settled } from "./figures";
import type { ReportNames } from "./report-names";
import { figure, instant, Section, worded } from "./report-section";
import { q } from "./words";

/** Section 6: corrective actions, and decisions carried out. */
export function Settlement({
  of,
  names,
}: {
  of: NonNullable<Figures["settlement"]>;
  names: ReportNames;
}) {
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
          worded<ActionLine>("text", act.text, (x) => x.text),
          { key: "department", head: act.department, value: (x) => names.department(x.department) },
          { key: "owner", head: act.owner, value: (x) => names.person(x.owner) },
          instant<ActionLine>("due", act.due, (x) => x.due),
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

/** What became of the decisions of earlier reviews. */
export function FollowUps({ of, names }: { of: readonly FollowUp[]; names: ReportNames }) {
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
          worded<FollowUp>("text", m.text, (x) => x.text),
          { key: "owner", head: m.owner, value: (x) => names.person(x.owner) },
          instant<FollowUp>("due", m.due, (x) => x.due),
          { key: "state", head: m.state, value: (x) => m.states[x.state] },
          { key: "outcome", head: m.outcome, value: (x) => x.outcome },
        ]}
      />
    </Section>
  );
}
