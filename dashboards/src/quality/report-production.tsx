import type { DefectRate } from "../api/types";
import { percent, whole } from "../i18n/format";
import { text } from "../i18n/language";
import { Table } from "../ui/table";
import type { Completed, Discipline, Figures, Inspected, Month } from "./figures";
import { Severity } from "./marks";
import { lineName, operationName, partName } from "./names";
import { paretoOf } from "./pareto";
import { figure, Section, share, shown } from "./report-section";
import { q } from "./words";

/** Section 2: what was completed and inspected, its months and its defects. */
export function Production({ of }: { of: NonNullable<Figures["production"]> }) {
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
