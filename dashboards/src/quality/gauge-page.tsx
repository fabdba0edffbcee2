import { newId, quality } from "../api/quality";
import type { GaugeSheet } from "../api/types";
import { useCrumb } from "../app/crumb";
import { may } from "../app/session";
import { f } from "../app/words";
import { GaugeStudies } from "../gauge-study/study-list";
import { calendarDay, plantDay, whole } from "../i18n/format";
import { text } from "../i18n/language";
import { DayInput } from "../ui/day-input";
import { Act, Field, Form } from "../ui/form";
import { useLoad } from "../ui/load";
import { Shown } from "../ui/shown";
import { Table } from "../ui/table";
import { Facts } from "./facts";
import { GaugeDue } from "./gauges-page";
import { Mark } from "./marks";
import { Picked } from "./objectives-page";
import { q } from "./words";

/** One gauge: its calibrations, the next one, and whether it may be used. */
export function GaugePage({ code }: { code: string }) {
  const found = useLoad((stop) => quality.gauge(code, stop), code);
  return <Shown of={found}>{(value) => <Sheet sheet={value} onChange={found.set} />}</Shown>;
}

function Sheet({ sheet, onChange }: { sheet: GaugeSheet; onChange: (next: GaugeSheet) => void }) {
  const m = q.value.gauge;
  const { gauge } = sheet;
  useCrumb(gauge.code);
  return (
    <>
      <div class="page-head">
        <h1>{gauge.code}</h1>
        <span>{text({ en: gauge.nameEn, zh: gauge.nameZh })}</span>
      </div>
      <section class="sheet pad">
        <Facts
          of={[
            [m.state, m.states[gauge.state]],
            [m.due, <GaugeDue key="due" sheet={sheet} />],
            [m.interval, m.days(whole(gauge.intervalDays))],
          ]}
        />
      </section>
      <Table
        name={m.calibrations}
        titled
        rows={sheet.calibrations ?? []}
        empty={m.noCalibrations}
        id={(each) => each.id}
        columns={[
          {
            key: "performed",
            head: m.performed,
            value: (x) => x.performed,
            show: (x) => calendarDay(x.performed),
          },
          {
            key: "found",
            head: m.asFound,
            value: (x) => m.found[x.asFound],
            show: (x) =>
              x.asFound === "fail" ? (
                <Mark tone="beyond" shape="cross">
                  {m.found.fail}
                </Mark>
              ) : (
                m.found.pass
              ),
          },
          { key: "certificate", head: m.certificate, value: (x) => x.certificate },
          { key: "by", head: m.byWhom, value: (x) => x.byWhom },
        ]}
      />
      <GaugeStudies gauge={gauge.code} />
      {may("calibrate") && <Acts sheet={sheet} onChange={onChange} />}
    </>
  );
}

function Acts({ sheet, onChange }: { sheet: GaugeSheet; onChange: (next: GaugeSheet) => void }) {
  const m = q.value.gauge;
  const { code, state } = sheet.gauge;
  const next = state === "in-use" ? "withdrawn" : "in-use";
  const turn = state === "in-use" ? m.withdraw : m.takeIntoUse;
  return (
    <div class="acts">
      <Act label={m.calibrate}>
        <Form
          submit={m.calibrate}
          onSubmit={async (typed) =>
            onChange(
              await quality.calibrate(code, {
                id: newId(),
                performed: typed.text("performed"),
                asFound: typed.text("asFound") as "pass" | "fail",
                certificate: typed.text("certificate"),
                byWhom: typed.text("byWhom"),
              }),
            )
          }
        >
          <Field label={m.performed}>
            <DayInput name="performed" required defaultValue={plantDay(Date.now())} />
          </Field>
          <Picked label={m.asFound} name="asFound" of={m.found} />
          <Field label={m.certificate}>
            <input name="certificate" required maxLength={100} />
          </Field>
          <Field label={m.byWhom}>
            <input name="byWhom" required maxLength={100} />
          </Field>
          <p class="quiet field-wide">{m.failHint}</p>
        </Form>
      </Act>
      <Act label={turn}>
        <Form
          submit={turn}
          onSubmit={async (typed) =>
            onChange(await quality.setGauge(code, { state: next, reason: typed.text("reason") }))
          }
        >
          <Field label={f.value.form.reason} wide>
            <input name="reason" required minLength={3} maxLength={1000} />
          </Field>
        </Form>
      </Act>
    </div>
  );
}
