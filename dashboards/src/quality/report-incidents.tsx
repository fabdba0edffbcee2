import { money, whole } from "../i18n/format";
import { said } from "../i18n/said";
import { Table } from "../ui/table";
import type { Cost, Figures, Incident } from "./figures";
import { Severity } from "./marks";
import { operationName } from "./names";
import { figure, instant, Section, worded } from "./report-section";
import { q } from "./words";

/** Section 3: nonconforming product and what it cost. */
export function Incidents({ of }: { of: NonNullable<Figures["incidents"]> }) {
  const m = q.value.report;
  const c = q.value.nc.columns;
  const counts = [
    [m.head.raised, whole(of.raised)],
    [m.head.closed, whole(of.closed)],
    [m.head.open, whole(of.open)],
    [m.head.cost, money(of.cost, of.currency)],
  ] as const;
  const state = q.value.nc.state as Record<string, string>;
  return (
    <Section title={m.sections.incidents} counts={counts}>
      {of.costs !== undefined && of.costs.length > 0 && (
        <Costs of={of.costs} currency={of.currency} />
      )}
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
          worded<Incident>("description", c.description, (x) => said(x.description)),
          worded<Incident>("cause", q.value.nc.cause, (x) => x.cause),
          { key: "state", head: c.state, value: (x) => state[x.state] ?? x.state },
          instant<Incident>("raised", c.raised, (x) => x.raised),
        ]}
      />
    </Section>
  );
}

function Costs({ of, currency }: { of: readonly Cost[]; currency: string | undefined }) {
  const m = q.value.report.head;
  const kinds = q.value.report.cost as Record<string, string>;
  return (
    <Table
      name={m.costs}
      titled
      rows={of}
      id={(x) => x.kind}
      columns={[
        { key: "kind", head: m.costKind, value: (x) => kinds[x.kind] ?? x.kind },
        figure<Cost>("reports", m.reports, (x) => x.reports),
        {
          key: "amount",
          head: m.amount,
          number: true,
          value: (x) => x.amount,
          show: (x) => money(x.amount, currency),
        },
      ]}
    />
  );
}
