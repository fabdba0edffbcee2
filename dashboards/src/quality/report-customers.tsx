import { calendarDay, whole } from "../i18n/format";
import { Table } from "../ui/table";
import type { ComplaintLine, Figures, VisitLine } from "./figures";
import { Section, worded } from "./report-section";
import { q } from "./words";

/** Section 4: what customers complained of. */
export function ComplaintSection({ of }: { of: NonNullable<Figures["complaints"]> }) {
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
          worded<ComplaintLine>("said", v.said, (x) => x.said),
          worded<ComplaintLine>("cause", v.cause, (x) => x.cause),
          worded<ComplaintLine>("answer", v.answer, (x) => x.answer),
        ]}
      />
    </Section>
  );
}

/** Section 5: what return visits found. */
export function VisitSection({ of }: { of: NonNullable<Figures["visits"]> }) {
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
          worded<VisitLine>("said", v.said, (x) => x.said),
          worded<VisitLine>("cause", v.cause, (x) => x.cause),
        ]}
      />
    </Section>
  );
}
