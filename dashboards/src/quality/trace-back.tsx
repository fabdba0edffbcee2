import { quality, type TraceBy } from "../api/quality";
import type { Batch } from "../api/types";
import { goTo } from "../app/place";
import { addressOf } from "../app/route";
import { Act, Field, Form } from "../ui/form";
import { useLoad } from "../ui/load";
import { Shown } from "../ui/shown";
import { Table } from "../ui/table";
import { BatchStateMark } from "./marks";
import { partName } from "./names";
import { q } from "./words";

const BYS = ["supplier-lot", "customer", "gauge", "person", "serial"] as const;

function traceBy(query: Readonly<Record<string, string>>): TraceBy | undefined {
  return BYS.find((each) => each === query.by);
}

/** From a supplier's lot, customer, gauge, person or serial number to the batches it touched. */
export function TraceBack({ query }: { query: Readonly<Record<string, string>> }) {
  const m = q.value.back;
  const by = traceBy(query);
  return (
    <>
      <Act label={m.title} open={by !== undefined}>
        <Form
          submit={m.find}
          onSubmit={async (typed) => {
            goTo({
              at: "quality",
              path: ["batches"],
              query: { by: typed.text("by"), value: typed.text("value") },
            });
            return false;
          }}
        >
          <Field label={m.by}>
            <select name="by">
              {BYS.map((each) => (
                <option key={each} value={each} selected={each === by}>
                  {m.bys[each]}
                </option>
              ))}
            </select>
          </Field>
          <Field label={m.value}>
            <input name="value" required maxLength={200} defaultValue={query.value} />
          </Field>
        </Form>
      </Act>
      {by !== undefined && query.value !== undefined && <Touched by={by} value={query.value} />}
    </>
  );
}

function Touched({ by, value }: { by: TraceBy; value: string }) {
  const m = q.value.back;
  const c = q.value.batch;
  const found = useLoad((stop) => quality.traceBack(by, value, stop), `${by} ${value}`);
  return (
    <Shown of={found}>
      {({ batches }) => (
        <Table
          name={`${m.bys[by]} ${value}`}
          titled
          rows={batches}
          empty={m.none}
          id={(batch) => batch.id}
          columns={[
            {
              key: "number",
              head: c.number,
              value: (b) => b.number,
              show: (b) => <a href={addressOf("quality", ["batches", b.id])}>{b.number}</a>,
            },
            { key: "part", head: c.part, value: (b) => partName(b.part) },
            {
              key: "state",
              head: c.state,
              value: (b) => q.value.batchState[b.state as Batch["state"]],
              show: (b) => <BatchStateMark state={b.state as Batch["state"]} />,
            },
            { key: "times", head: m.times, number: true, value: (b) => b.times },
          ]}
        />
      )}
    </Shown>
  );
}
