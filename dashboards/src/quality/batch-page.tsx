import { quality } from "../api/quality";
import type { BatchSheet, Operation } from "../api/types";
import { useCrumb } from "../app/crumb";
import { addressOf } from "../app/route";
import { may } from "../app/session";
import { sign } from "../app/signature";
import { f } from "../app/words";
import { when, whole } from "../i18n/format";
import { text } from "../i18n/language";
import { Act, Field, Form } from "../ui/form";
import { useLoad } from "../ui/load";
import { Scroll } from "../ui/scroll";
import { Shown } from "../ui/shown";
import { Facts } from "./facts";
import { HoldTable, PlaceHold } from "./holds-page";
import { BatchStateMark, Mark, VerdictMark } from "./marks";
import { partName, personName } from "./names";
import { RaiseForm } from "./raise-form";
import { RecordTable } from "./record-table";
import { TracePicture } from "./trace-picture";
import { q } from "./words";

/** One batch: where it is, what was planned and recorded, what holds it, where it comes from. */
export function BatchPage({ id, byNumber }: { id: string; byNumber: boolean }) {
  const sheet = useLoad(
    (stop) => (byNumber ? quality.batchNumbered(id, stop) : quality.batch(id, stop)),
    id,
  );
  return (
    <Shown of={sheet} lines={16}>
      {(value) => <Sheet sheet={value} again={sheet.again} />}
    </Shown>
  );
}

function Sheet({ sheet, again }: { sheet: BatchSheet; again: () => void }) {
  const m = q.value.batch;
  const { batch, holds, records } = sheet;
  useCrumb(batch.number);
  return (
    <>
      <div class="page-head">
        <h1>{batch.number}</h1>
        <BatchStateMark state={batch.state} />
        <span>
          {partName(batch.part)} <span class="quiet">{batch.part}</span>
        </span>
      </div>
      <section class="sheet pad">
        <Facts
          of={[
            [m.quantity, whole(batch.quantity)],
            [m.left, whole(batch.left)],
            [m.scrapped, batch.scrapped > 0 ? whole(batch.scrapped) : undefined],
            [m.returned, batch.returned > 0 ? whole(batch.returned) : undefined],
            [m.customer, batch.customer],
            [m.supplierLot, batch.supplierLot],
            [m.opened, when(Date.parse(batch.opened))],
          ]}
        />
      </section>
      <Acts sheet={sheet} again={again} />
      {holds.length > 0 && (
        <HoldTable
          name={q.value.hold.title}
          held={holds.map((hold) => ({ hold, batch: batch.number }))}
          again={again}
        />
      )}
      <Routing sheet={sheet} />
      <RecordTable name={m.records} records={records} empty={m.noRecords} />
      <TracePicture batch={batch} />
    </>
  );
}

function Acts({ sheet, again }: { sheet: BatchSheet; again: () => void }) {
  const m = q.value.batch;
  const { batch } = sheet;
  const release = batch.state === "open" || batch.state === "rework";
  return (
    <div class="acts">
      {release && may("release") && (
        <Act label={m.release}>
          <Form
            submit={m.release}
            onSubmit={(typed) =>
              sign({
                meaning: m.release,
                lines: [m.signRelease(batch.number, whole(batch.left)), partName(batch.part)],
                act: async (secret) => {
                  await quality.release(batch.id, typed.text("reason"), secret);
                  again();
                },
              })
            }
          >
            <Field label={f.value.form.reason} wide>
              <input name="reason" maxLength={1000} />
            </Field>
          </Form>
        </Act>
      )}
      {may("hold") && (
        <Act
          label={may("veto") ? `${q.value.hold.place} / ${q.value.hold.veto}` : q.value.hold.place}
        >
          <PlaceHold batch={batch} again={again} />
        </Act>
      )}
      {may("raise") && (
        <Act label={q.value.nc.raise}>
          <RaiseForm batch={batch.number} part={batch.part} />
        </Act>
      )}
    </div>
  );
}

/** The way of the batch through the plant, with what each station of it asked for. */
function Routing({ sheet }: { sheet: BatchSheet }) {
  const m = q.value.batch;
  return (
    <section class="sheet">
      <h2 class="pad">{m.routing}</h2>
      <Scroll label={m.routing}>
        <ol class="routing">
          {sheet.routing.map((operation) => (
            <Stop key={operation.code} operation={operation} sheet={sheet} />
          ))}
        </ol>
      </Scroll>
    </section>
  );
}

function Stop({ operation, sheet }: { operation: Operation; sheet: BatchSheet }) {
  const m = q.value;
  const checks = sheet.checks.filter((check) => check.operation === operation.code);
  const last = sheet.records
    .filter((r) => r.operation === operation.code && r.voided === undefined)
    .at(-1);
  const here = sheet.batch.position === operation.position;
  const gate = operation.gate as keyof typeof m.gate;
  return (
    <li
      class={sheet.batch.position > operation.position ? "routing-past" : ""}
      aria-current={here ? "step" : undefined}
    >
      <b>
        {operation.position} {text({ en: operation.nameEn, zh: operation.nameZh })}
      </b>
      <span class="quiet">
        {operation.code} · {m.gate[gate] ?? operation.gate} · {operation.station}
      </span>
      {checks.length === 0 && <span class="quiet">{m.batch.noChecks}</span>}
      {checks.map((check) => (
        <span key={check.id}>
          <CheckMark state={check.state} /> {m.checkKind[check.kind]}
          {check.kind === "periodic" && ` ${check.ordinal}`}
        </span>
      ))}
      {last && (
        <span>
          <VerdictMark verdict={last.verdict} />{" "}
          <a href={addressOf("quality", ["records", last.id])}>{personName(last.signer)}</a>
        </span>
      )}
    </li>
  );
}

export function CheckMark({ state }: { state: "pending" | "done" | "missed" | "waived" }) {
  const word = q.value.checkState[state];
  switch (state) {
    case "done":
      return (
        <Mark tone="given" shape="tick">
          {word}
        </Mark>
      );
    case "missed":
      return (
        <Mark tone="beyond" shape="cross">
          {word}
        </Mark>
      );
    case "pending":
      return (
        <Mark tone="quiet" shape="ring">
          {word}
        </Mark>
      );
    case "waived":
      return (
        <Mark tone="quiet" shape="dot">
          {word}
        </Mark>
      );
  }
}
