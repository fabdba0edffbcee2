import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { quality } from "../api/quality";
import type { Batch } from "../api/types";
import { restate } from "../app/place";
import { addressOf } from "../app/route";
import { text } from "../i18n/choice";
import { when, whole } from "../i18n/format";
import { useLoad } from "../ui/load";
import { Shown } from "../ui/shown";
import { Table } from "../ui/table";
import { BatchStateMark } from "./marks";
import { master, partName } from "./names";
import { TraceBack } from "./trace-back";
import { q } from "./words";

const STATES = [
  "open",
  "hold",
  "rework",
  "released",
  "concession",
  "scrapped",
  "returned",
] as const;
const PAGE = 100;

/** Batches, latest first. */
export function BatchesPage({ query }: { query: Readonly<Record<string, string>> }) {
  const m = q.value.batch;
  const state = STATES.find((each) => each === query.state);
  const found = useLoad(
    (stop) => quality.batches({ state, limit: PAGE }, stop),
    `batches ${state}`,
  );
  const older = useSignal<{ batches: Batch[]; next?: string } | undefined>(undefined);
  useEffect(() => {
    older.value = undefined;
  }, [state]);
  const more = async (before: string) => {
    const page = await quality.batches({ state, limit: PAGE, before });
    const known = older.peek()?.batches ?? [];
    older.value = { ...page, batches: [...known, ...page.batches] };
  };
  return (
    <>
      <div class="page-head">
        <h1>{m.title}</h1>
        <select
          aria-label={m.state}
          value={state ?? ""}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            restate({
              at: "quality",
              path: ["batches"],
              query: chosen === "" ? {} : { state: chosen },
            });
          }}
        >
          <option value="">{m.anyState}</option>
          {STATES.map((each) => (
            <option key={each} value={each}>
              {q.value.batchState[each]}
            </option>
          ))}
        </select>
      </div>
      <TraceBack query={query} />
      <Shown of={found} lines={12}>
        {({ batches, next }) => {
          const following = older.value === undefined ? next : older.value.next;
          return (
            <BatchTable
              batches={[...batches, ...(older.value?.batches ?? [])]}
              more={following === undefined ? undefined : () => void more(following)}
            />
          );
        }}
      </Shown>
    </>
  );
}

function BatchTable(props: { batches: readonly Batch[]; more: (() => void) | undefined }) {
  const m = q.value.batch;
  return (
    <Table
      name={m.title}
      rows={props.batches}
      empty={m.none}
      id={(batch) => batch.id}
      more={props.more}
      columns={[
        {
          key: "number",
          head: m.number,
          value: (b) => b.number,
          show: (b) => <a href={addressOf("quality", ["batches", b.id])}>{b.number}</a>,
        },
        {
          key: "part",
          head: m.part,
          value: (b) => partName(b.part),
          show: (b) => (
            <span class="wrap-short">
              {partName(b.part)} <span class="quiet">{b.part}</span>
            </span>
          ),
        },
        {
          key: "state",
          head: m.state,
          value: (b) => q.value.batchState[b.state],
          show: (b) => <BatchStateMark state={b.state} />,
        },
        { key: "at", head: m.at, value: (b) => b.position, show: (b) => atOperation(b) },
        {
          key: "quantity",
          head: m.quantity,
          number: true,
          value: (b) => b.quantity,
          show: (b) => whole(b.quantity),
        },
        {
          key: "left",
          head: m.left,
          number: true,
          value: (b) => b.left,
          show: (b) => whole(b.left),
        },
        {
          key: "opened",
          head: m.opened,
          value: (b) => b.opened,
          show: (b) => when(Date.parse(b.opened)),
        },
        {
          key: "customer",
          head: m.customer,
          value: (b) => b.customer,
          show: (b) => <span class="wrap-short">{b.customer}</span>,
        },
        { key: "lot", head: m.supplierLot, value: (b) => b.supplierLot },
      ]}
    />
  );
}

function atOperation(batch: Batch) {
  if (batch.position === 0) return <span class="quiet">{q.value.batch.before}</span>;
  const part = (master.value.parts ?? []).find((each) => each.code === batch.part);
  const step = part?.operations[batch.position - 1];
  return step === undefined ? String(batch.position) : `${batch.position} · ${text(step.name)}`;
}
