import { newId, quality } from "../api/quality";
import { goTo } from "../app/place";
import { Field, Form } from "../ui/form";
import { departmentName, master, operationName } from "./names";
import { q } from "./words";

/** Reports a nonconformance on a batch; who answers for the line is found by the server. */
export function RaiseForm(props: {
  batch?: string;
  part?: string;
  /** Where it was found: the operation at that station is proposed. */
  station?: string;
  /** What is already known about it. */
  description?: string;
}) {
  const m = q.value.nc;
  const operations = [
    ...new Set(
      (master.value.parts ?? [])
        .filter((part) => props.part === undefined || part.code === props.part)
        .flatMap((part) => part.operations.map((step) => step.code)),
    ),
  ];
  return (
    <section class="sheet pad">
      <Form
        submit={m.raise}
        onSubmit={async (typed) => {
          const sheet = await quality.batchNumbered(typed.text("batch"));
          const department = typed.optional("department");
          const raised = await quality.raise({
            id: newId(),
            batch: sheet.batch.id,
            operation: typed.text("operation"),
            description: typed.text("description"),
            severity: typed.text("severity") as "critical" | "major" | "minor",
            quantity: typed.number("quantity"),
            ...(department === undefined ? {} : { department }),
          });
          goTo({ at: "quality", path: ["nonconformances", raised.nonconformance.id], query: {} });
        }}
      >
        <Field label={m.batchNumber}>
          <input name="batch" required defaultValue={props.batch} maxLength={100} />
        </Field>
        <Field label={m.columns.operation}>
          <select name="operation" required defaultValue={operationAt(props.station)}>
            {operations.map((code) => (
              <option key={code} value={code}>
                {code} {operationName(props.part, code)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={m.columns.severity}>
          <select name="severity">
            {(["major", "minor", "critical"] as const).map((each) => (
              <option key={each} value={each}>
                {q.value.severity[each]}
              </option>
            ))}
          </select>
        </Field>
        <Field label={m.quantity}>
          <input name="quantity" type="number" min="1" required />
        </Field>
        <Field label={m.columns.department}>
          <select name="department">
            <option value="" />
            {(master.value.departments ?? []).map((each) => (
              <option key={each.code} value={each.code}>
                {departmentName(each.code)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={m.description} wide>
          <textarea
            name="description"
            required
            minLength={3}
            maxLength={2000}
            rows={2}
            defaultValue={props.description}
          />
        </Field>
      </Form>
    </section>
  );
}

function operationAt(station: string | undefined): string | undefined {
  return (master.value.parts ?? [])
    .flatMap((part) => part.operations)
    .find((step) => station !== undefined && step.station === station)?.code;
}
