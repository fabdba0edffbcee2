import { quality } from "../api/quality";
import { addressOf } from "../app/route";
import { when } from "../i18n/format";
import { useLoad } from "../ui/load";
import { Shown } from "../ui/shown";
import { Table } from "../ui/table";
import { VerdictMark } from "./marks";
import { defectName, lineName, operationName, partName, personName } from "./names";
import type { Cut } from "./way";
import { q } from "./words";

/** The single records behind a rate. */
export function DefectRecords({ cut }: { cut: Cut }) {
  const { step: _step, ...asked } = cut;
  const records = useLoad((stop) => quality.defectRecords(asked, stop), JSON.stringify(asked));
  const m = q.value.record;
  return (
    <Shown of={records}>
      {(found) => (
        <Table
          name={q.value.home.records}
          titled
          empty={q.value.home.recordsNone}
          rows={found.records}
          id={(record) => record.id}
          columns={[
            {
              key: "number",
              head: m.number,
              value: (r) => r.number,
              show: (r) => <a href={addressOf("quality", ["records", r.id])}>{r.number}</a>,
            },
            {
              key: "signed",
              head: m.signed,
              value: (r) => r.signed,
              show: (r) => when(Date.parse(r.signed)),
            },
            { key: "part", head: m.part, value: (r) => partName(r.part) },
            {
              key: "operation",
              head: m.operation,
              value: (r) => operationName(r.part, r.operation),
            },
            { key: "line", head: m.line, value: (r) => lineName(r.line) },
            { key: "signer", head: m.signer, value: (r) => personName(r.signer) },
            {
              key: "verdict",
              head: m.verdict,
              value: (r) => q.value.verdict[r.verdict],
              show: (r) => <VerdictMark verdict={r.verdict} />,
            },
            { key: "inspected", head: m.inspected, number: true, value: (r) => r.inspected },
            {
              key: "nonconforming",
              head: m.nonconforming,
              number: true,
              value: (r) => r.nonconforming,
            },
            { key: "defects", head: m.defects, value: (r) => defectsOf(r.defects) },
          ]}
        />
      )}
    </Shown>
  );
}

/** "scratch × 2" by the defect's name. */
function defectsOf(defects: readonly string[]): string {
  return defects
    .map((each) => {
      const [code = "", count = ""] = each.split(" × ");
      return `${defectName(code)} × ${count}`;
    })
    .join(", ");
}
