import { quality } from "../api/quality";
import type { Person } from "../api/types";
import { may } from "../app/session";
import { calendarDay, plantDay } from "../i18n/format";
import { master, operationName, partName } from "../quality/names";
import { DayInput } from "../ui/day-input";
import { Act, Field, Form } from "../ui/form";
import { useLoad } from "../ui/load";
import { Shown } from "../ui/shown";
import { Table } from "../ui/table";
import { a } from "./words";

/** The operations that a person is trained to sign for, and until when. */
export function Qualifications({ person }: { person: Person }) {
  const m = a.value.people;
  const found = useLoad((stop) => quality.qualifications(stop), "qualifications");
  const today = plantDay(Date.now());
  return (
    <>
      <Shown of={found} lines={3}>
        {({ qualifications }) => (
          <Table
            name={m.qualifications}
            titled
            empty={m.notQualified}
            rows={qualifications.filter((each) => each.person === person.id)}
            id={(each) => `${each.part} ${each.operation} ${each.from}`}
            columns={[
              {
                key: "operation",
                head: m.operation,
                value: (x) => `${partName(x.part)} · ${operationName(x.part, x.operation)}`,
              },
              {
                key: "from",
                head: m.from,
                value: (x) => x.from,
                show: (x) => calendarDay(x.from),
              },
              {
                key: "to",
                head: m.until,
                value: (x) => x.to,
                show: (x) =>
                  x.to > today ? (
                    calendarDay(x.to)
                  ) : (
                    <span class="quiet">
                      {calendarDay(x.to)} {m.lapsed}
                    </span>
                  ),
              },
            ]}
          />
        )}
      </Shown>
      {may("qualify") && <Qualify person={person} again={found.again} />}
    </>
  );
}

function Qualify({ person, again }: { person: Person; again: () => void }) {
  const m = a.value.people;
  const steps = (master.value.parts ?? []).flatMap((part) =>
    part.operations.map((step) => ({ part: part.code, operation: step.code })),
  );
  return (
    <Act label={m.qualify}>
      <Form
        submit={m.qualify}
        onSubmit={async (typed) => {
          const step = steps[typed.number("step")];
          if (step === undefined) return;
          await quality.qualify({
            person: person.id,
            ...step,
            from: typed.text("from"),
            to: typed.text("to"),
          });
          again();
        }}
      >
        <Field label={m.operation}>
          <select name="step" required>
            {steps.map((step, i) => (
              <option key={`${step.part} ${step.operation}`} value={String(i)}>
                {partName(step.part)} · {operationName(step.part, step.operation)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={m.from}>
          <DayInput name="from" required defaultValue={plantDay(Date.now())} />
        </Field>
        <Field label={m.until}>
          <DayInput name="to" required />
        </Field>
      </Form>
    </Act>
  );
}
