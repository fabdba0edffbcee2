import { quality } from "../api/quality";
import type { components } from "../api/schema";
import type { Inspection } from "../api/types";
import { useCrumb } from "../app/crumb";
import { addressOf } from "../app/route";
import { may } from "../app/session";
import { ChartsThen } from "../chart/charts-then";
import { clock, when, whole } from "../i18n/format";
import { unitSign } from "../i18n/unit";
import { Act, Field, Form } from "../ui/form";
import { useLoad } from "../ui/load";
import { Shown } from "../ui/shown";
import { Table } from "../ui/table";
import { Facts } from "./facts";
import { VerdictMark } from "./marks";
import { characteristicName, defectName, operationName, partName, personName } from "./names";
import { marksOf } from "./record-table";
import { q } from "./words";

type SignedDocument = components["schemas"]["InspectionDocument"];

/** One signed record: what it says, by whom, and the document to the letter. */
export function RecordPage({ id }: { id: string }) {
  const record = useLoad((stop) => quality.inspection(id, stop), id);
  return (
    <Shown of={record} lines={14}>
      {(value) => <Record record={value} onChange={record.set} />}
    </Shown>
  );
}

function Record({
  record,
  onChange,
}: {
  record: Inspection;
  onChange: (next: Inspection) => void;
}) {
  const m = q.value.record;
  const signed = parsed(record.content);
  const batch = signed?.batch;
  useCrumb(m.title(String(record.number)));
  return (
    <>
      <div class="page-head">
        <h1>{m.title(String(record.number))}</h1>
        <VerdictMark verdict={record.verdict} />
        <span>{q.value.recordKind[record.kind]}</span>
        {record.voided !== undefined && <b class="mark-beyond">{m.voided}</b>}
      </div>
      <section class="sheet pad stack">
        <Facts
          of={[
            [m.part, partName(record.part)],
            [m.operation, operationName(record.part, record.operation)],
            [
              q.value.batch.number,
              batch && (
                <a key="batch" href={addressOf("quality", ["batches", batch], { by: "number" })}>
                  {batch}
                </a>
              ),
            ],
            [m.station, record.station],
            [m.signer, personName(record.signer)],
            [m.signed, when(Date.parse(record.signed))],
            [m.source, m.sources[record.source] ?? record.source],
            [m.inspected, whole(record.inspected)],
            [m.nonconforming, whole(record.nonconforming)],
            [m.plan, record.planVersion],
            [
              m.of,
              record.of && (
                <a key="of" href={addressOf("quality", ["records", record.of])}>
                  {m.number}
                </a>
              ),
            ],
            [m.marks, marksOf(record)],
            [m.remark, signed?.remark],
            [m.voidReason, record.voidReason],
          ]}
        />
        <p class="quiet">
          {m.hash} <code class="hash">{record.hash}</code>
        </p>
      </section>
      {signed?.measurements && signed.measurements.length > 0 && <Values signed={signed} />}
      {signed?.counts?.defects && signed.counts.defects.length > 0 && (
        <section class="sheet pad">
          <h2>{m.defects}</h2>
          {signed.counts.defects.map((defect) => (
            <p key={defect.code}>
              {defectName(defect.code)} × {whole(defect.count)}
            </p>
          ))}
        </section>
      )}
      <ChartsThen
        time={record.signed}
        stations={record.station === undefined ? [] : [record.station]}
        characteristics={(signed?.measurements ?? []).map((each) => each.characteristic)}
      />
      <details class="sheet pad">
        <summary>{m.whole}</summary>
        <pre class="letter">{record.content}</pre>
      </details>
      {record.voided === undefined && may("void") && (
        <Act label={m.void}>
          <Form
            submit={m.void}
            onSubmit={async (typed) =>
              onChange(await quality.voidInspection(record.id, typed.text("reason")))
            }
          >
            <Field label={m.voidReason} hint={m.voidHint} wide>
              <textarea name="reason" required minLength={3} maxLength={1000} rows={2} />
            </Field>
          </Form>
        </Act>
      )}
    </>
  );
}

/** A document that is not as expected is still shown to the letter. */
function parsed(content: string | undefined): SignedDocument | undefined {
  try {
    const value: unknown = JSON.parse(content ?? "");
    return typeof value === "object" && value !== null ? (value as SignedDocument) : undefined;
  } catch {
    return undefined;
  }
}

function Values({ signed }: { signed: SignedDocument }) {
  const m = q.value.record;
  const rows = (signed.measurements ?? []).flatMap((measurement) =>
    measurement.values.map((value, i) => ({
      measurement,
      value,
      id: `${measurement.characteristic} ${i}`,
    })),
  );
  return (
    <Table
      name={m.measurements}
      titled
      rows={rows}
      id={(row) => row.id}
      columns={[
        {
          key: "characteristic",
          head: m.characteristic,
          value: (r) => characteristicName(r.measurement.characteristic),
        },
        { key: "value", head: m.value, number: true, value: (r) => r.value.value },
        { key: "unit", head: m.unit, value: (r) => unitSign(r.measurement.unit) },
        { key: "origin", head: m.source, value: (r) => m.origin[r.value.source] ?? r.value.source },
        { key: "gauge", head: m.gauge, value: (r) => r.value.gauge },
        { key: "serial", head: m.serial, value: (r) => r.value.serial },
        {
          key: "time",
          head: m.time,
          value: (r) => r.value.time,
          show: (r) => clock(Date.parse(r.value.time)),
        },
      ]}
    />
  );
}
