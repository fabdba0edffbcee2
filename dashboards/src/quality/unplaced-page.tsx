import { quality, type UnplacedRecord } from "../api/quality";
import { restate } from "../app/place";
import { may } from "../app/session";
import { when } from "../i18n/format";
import { said } from "../i18n/said";
import { Choice } from "../ui/choice";
import { Act, Field, Form } from "../ui/form";
import { useLoad } from "../ui/load";
import { Shown } from "../ui/shown";
import { Table } from "../ui/table";
import { personName } from "./names";
import { q } from "./words";

/** Records of stations that name an unknown batch or operation, until somebody says where they belong. */
export function UnplacedPage({ query }: { query: Readonly<Record<string, string>> }) {
  const m = q.value.unplaced;
  const all = query.all === "1";
  const found = useLoad((stop) => quality.unplaced(all, stop), `unplaced ${all}`);
  return (
    <>
      <div class="page-head">
        <h1>{m.title}</h1>
        <Choice
          label={m.title}
          value={all ? "all" : "waiting"}
          options={[["waiting", m.waiting] as const, ["all", m.all] as const]}
          onChoose={(which) =>
            restate({
              at: "quality",
              path: ["unplaced"],
              query: which === "all" ? { all: "1" } : {},
            })
          }
        />
        <span class="quiet">{m.hint}</span>
      </div>
      <Shown of={found} lines={6}>
        {({ records }) => (
          <Table
            name={m.title}
            rows={records}
            empty={m.none}
            id={(record) => record.id}
            columns={[
              { key: "source", head: m.source, value: (x) => x.source },
              { key: "station", head: m.station, value: (x) => x.station },
              {
                key: "signed",
                head: m.signed,
                value: (x) => x.signed,
                show: (x) => when(Date.parse(x.signed)),
              },
              {
                key: "why",
                head: m.why,
                value: (x) => said(x.reason),
                show: (x) => <span class="wrap">{said(x.reason)}</span>,
              },
              {
                key: "document",
                head: m.document,
                value: (x) => x.content,
                show: (x) => (
                  <details>
                    <summary>{m.document}</summary>
                    <pre class="letter wrap">{x.content}</pre>
                  </details>
                ),
              },
              { key: "placed", head: m.placed, value: placedOf },
              {
                key: "act",
                head: "",
                value: () => undefined,
                show: (x) =>
                  x.placed === undefined &&
                  may("place") && <Place record={x} again={found.again} />,
              },
            ]}
          />
        )}
      </Shown>
    </>
  );
}

function placedOf(record: UnplacedRecord): string | undefined {
  if (record.placed === undefined) return undefined;
  return `${when(Date.parse(record.placed))} ${personName(record.placedBy ?? "")}: ${record.placeReason ?? ""}`;
}

function Place({ record, again }: { record: UnplacedRecord; again: () => void }) {
  const m = q.value.unplaced;
  return (
    <Act label={m.place}>
      <Form
        submit={m.place}
        onSubmit={async (typed) => {
          const batch = typed.optional("batch");
          const operation = typed.optional("operation");
          await quality.place(record.id, {
            reason: typed.text("reason"),
            ...(batch === undefined ? {} : { batch }),
            ...(operation === undefined ? {} : { operation }),
          });
          again();
        }}
      >
        <Field label={m.batch}>
          <input name="batch" maxLength={100} />
        </Field>
        <Field label={m.operation}>
          <input name="operation" maxLength={100} />
        </Field>
        <Field label={m.reason} wide>
          <input name="reason" required minLength={3} maxLength={1000} />
        </Field>
      </Form>
    </Act>
  );
}
