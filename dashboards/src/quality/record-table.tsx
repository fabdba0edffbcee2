import type { Inspection } from "../api/types";
import { addressOf } from "../app/route";
import { when, whole } from "../i18n/format";
import { Table } from "../ui/table";
import { VerdictMark } from "./marks";
import { operationName, personName } from "./names";
import { q } from "./words";

/** Signed records as rows that lead to each. */
export function RecordTable(props: {
  records: readonly Inspection[];
  name: string;
  empty: string;
}) {
  const m = q.value.record;
  return (
    <Table
      name={props.name}
      titled
      rows={props.records}
      empty={props.empty}
      id={(record) => record.id}
      columns={[
        {
          key: "number",
          head: m.number,
          value: (r) => r.number,
          show: (r) => <a href={addressOf("quality", ["records", r.id])}>{r.number}</a>,
        },
        { key: "kind", head: m.kind, value: (r) => q.value.recordKind[r.kind] },
        { key: "operation", head: m.operation, value: (r) => operationName(r.part, r.operation) },
        {
          key: "verdict",
          head: m.verdict,
          value: (r) => q.value.verdict[r.verdict],
          show: (r) => <VerdictMark verdict={r.verdict} />,
        },
        {
          key: "inspected",
          head: m.inspected,
          number: true,
          value: (r) => r.inspected,
          show: (r) => whole(r.inspected),
        },
        {
          key: "nonconforming",
          head: m.nonconforming,
          number: true,
          value: (r) => r.nonconforming,
          show: (r) => whole(r.nonconforming),
        },
        { key: "signer", head: m.signer, value: (r) => personName(r.signer) },
        {
          key: "signed",
          head: m.signed,
          value: (r) => r.signed,
          show: (r) => when(Date.parse(r.signed)),
        },
        { key: "marks", head: m.marks, value: (r) => marksOf(r) },
      ]}
    />
  );
}

export function marksOf(record: Inspection): string {
  const words = record.marks.map((mark) => q.value.mark[mark] ?? mark);
  return [...(record.voided === undefined ? [] : [q.value.record.voided]), ...words].join(", ");
}
