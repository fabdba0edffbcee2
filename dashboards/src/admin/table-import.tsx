import { useSignal } from "@preact/signals";
import { type MasterTable, quality, type TableOutcome } from "../api/quality";
import { whole } from "../i18n/format";
import { said } from "../i18n/said";
import { readNames } from "../quality/names";
import { Act, Field, Form } from "../ui/form";
import { Table } from "../ui/table";
import { a } from "./words";

const TABLES = [
  "departments",
  "lines",
  "defects",
  "characteristics",
  "charts",
  "operations",
  "gauges",
] as const;

type Tried = { table: MasterTable; outcome: TableOutcome };

/** One table of master data from a spreadsheet: tried first, with every line that does not fit. */
export function TableImport({ again }: { again: () => void }) {
  const m = a.value.master;
  const table = useSignal<MasterTable["table"]>("departments");
  const tried = useSignal<Tried | undefined>(undefined);
  const attempt = async (form: { file: File | null; reason: string }) => {
    if (form.file === null) return false;
    const wanted = { table: table.value, csv: await form.file.text(), reason: form.reason };
    tried.value = { table: wanted, outcome: await quality.bringInTable(wanted, true) };
    return false;
  };
  const file = useSignal<File | null>(null);
  return (
    <Act label={m.asTable}>
      <Form
        submit={m.try}
        onSubmit={(typed) => attempt({ file: file.value, reason: typed.text("reason") })}
      >
        <Field label={m.table}>
          <select
            name="table"
            value={table.value}
            onChange={(event) => {
              table.value = event.currentTarget.value as MasterTable["table"];
              tried.value = undefined;
            }}
          >
            {TABLES.map((each) => (
              <option key={each} value={each}>
                {m.tables[each]}
              </option>
            ))}
          </select>
        </Field>
        <p class="acts">
          <a class="button" href={quality.masterTable(table.value)} download>
            {m.save}
          </a>
          <label class="button chooser">
            {file.value?.name ?? m.choose}
            <input
              class="unseen"
              type="file"
              accept=".csv,text/csv"
              onChange={(event) => {
                file.value = event.currentTarget.files?.[0] ?? null;
                tried.value = undefined;
              }}
            />
          </label>
        </p>
        <Field label={m.reason} wide>
          <input name="reason" required minLength={3} maxLength={1000} />
        </Field>
      </Form>
      {tried.value && (
        <Outcome
          tried={tried.value}
          onBroughtIn={async (outcome) => {
            if (tried.value) tried.value = { ...tried.value, outcome };
            again();
            await readNames();
          }}
        />
      )}
    </Act>
  );
}

function Outcome(props: { tried: Tried; onBroughtIn: (outcome: TableOutcome) => Promise<void> }) {
  const m = a.value.master;
  const { table, outcome } = props.tried;
  if (outcome.wrong.length > 0) {
    return (
      <>
        <p class="form-error" role="alert">
          {m.wrong(whole(outcome.wrong.length))}
        </p>
        <Table
          name={m.try}
          rows={outcome.wrong}
          id={(line) => `${line.line} ${line.field}`}
          columns={[
            { key: "line", head: m.line, number: true, value: (x) => x.line },
            { key: "field", head: m.field, value: (x) => x.field },
            {
              key: "detail",
              head: m.right,
              value: (x) => said(x.detail),
              show: (x) => <span class="wrap">{said(x.detail)}</span>,
            },
          ]}
        />
      </>
    );
  }
  if (outcome.changed.length === 0) return <p role="status">{m.nothing}</p>;
  if (!outcome.dryRun) return <p role="status">✓ {m.did(whole(outcome.changed.length))}</p>;
  return (
    <div class="stack">
      <p role="status">
        <b>{m.would(whole(outcome.changed.length))}</b>
      </p>
      <p class="wrap">{outcome.changed.join(", ")}</p>
      <Form
        submit={m.bringIn}
        onSubmit={async () => {
          await props.onBroughtIn(await quality.bringInTable(table, false));
          return false;
        }}
      />
    </div>
  );
}
