import { quality, type Trace, type TraceNode } from "../api/quality";
import type { Batch } from "../api/types";
import { addressOf } from "../app/route";
import { colon } from "../i18n/choice";
import { calendarDay, when, whole } from "../i18n/format";
import { useLoad } from "../ui/load";
import { Scroll } from "../ui/scroll";
import { Shown } from "../ui/shown";
import { Table } from "../ui/table";
import { BatchStateMark, Severity, VerdictMark } from "./marks";
import { characteristicName, operationName, partName, personName } from "./names";
import { ncColumns } from "./nc-columns";
import { q } from "./words";

/** Where a batch comes from and where it went, step by step, and what touched it on the way. */
export function TracePicture({ batch }: { batch: Batch }) {
  const trace = useLoad((stop) => quality.trace(batch.id, stop), `trace ${batch.id}`);
  const m = q.value.batch;
  return (
    <div class="stack">
      <h2>{m.trace}</h2>
      <Shown of={trace} lines={8}>
        {(value) => (
          <>
            <Picture trace={value} />
            <Nonconformances trace={value} />
            <Complaints trace={value} />
            <Touched trace={value} />
            <Records trace={value} batch={batch} />
          </>
        )}
      </Shown>
    </div>
  );
}

/** Nodes by how many steps away they are, the furthest first. */
export function byDepth(nodes: readonly TraceNode[]): { depth: number; nodes: TraceNode[] }[] {
  const columns = new Map<number, TraceNode[]>();
  for (const node of nodes) {
    if (node.depth === 0) continue;
    columns.set(node.depth, [...(columns.get(node.depth) ?? []), node]);
  }
  return [...columns]
    .sort(([a], [b]) => b - a)
    .map(([depth, inColumn]) => ({ depth, nodes: inColumn }));
}

function Picture({ trace }: { trace: Trace }) {
  const m = q.value.batch;
  const self = trace.madeFrom.find((node) => node.depth === 0);
  const before = byDepth(trace.madeFrom);
  const after = byDepth(trace.wentInto).reverse();
  return (
    <Scroll class="sheet trace" label={m.trace}>
      {before.length === 0 ? (
        <p class="trace-none quiet">{m.nothingBefore}</p>
      ) : (
        before.map((column) => <Column key={column.depth} title={m.madeFrom} {...column} />)
      )}
      <div class="trace-column trace-self">
        <span class="quiet">{m.this}</span>
        {self && <Node node={self} />}
      </div>
      {after.length === 0 ? (
        <p class="trace-none quiet">{m.nothingAfter}</p>
      ) : (
        after.map((column) => <Column key={column.depth} title={m.wentInto} {...column} />)
      )}
    </Scroll>
  );
}

function Column(props: { title: string; depth: number; nodes: readonly TraceNode[] }) {
  return (
    <div class="trace-column">
      <span class="quiet">
        {props.title} · {q.value.batch.stepsAway(String(props.depth))}
      </span>
      {props.nodes.map((node) => (
        <Node key={node.id} node={node} />
      ))}
    </div>
  );
}

function Node({ node }: { node: TraceNode }) {
  return (
    <a class="trace-node" href={addressOf("quality", ["batches", node.id])}>
      <b>{node.number}</b>
      <span>{partName(node.part)}</span>
      {node.supplierLot !== "" && (
        <span class="quiet">
          {q.value.batch.supplierLot} {node.supplierLot}
        </span>
      )}
      <BatchStateMark state={node.state} />
    </a>
  );
}

/** What was found on this batch, on those it was made from and those it went into. */
function Nonconformances({ trace }: { trace: Trace }) {
  const columns = ncColumns<Trace["nonconformances"][number]>();
  return (
    <Table
      name={q.value.batch.nonconformances}
      titled
      rows={trace.nonconformances}
      empty={q.value.batch.noNonconformances}
      id={(nc) => nc.id}
      columns={[
        columns.number,
        columns.severity,
        columns.state,
        { key: "batch", head: q.value.nc.columns.batch, value: (nc) => nc.batch },
        columns.operation,
        columns.source,
        columns.quantity,
        columns.description,
      ]}
    />
  );
}

function Complaints({ trace }: { trace: Trace }) {
  const m = q.value.voice;
  if (trace.complaints.length === 0 && trace.deliveries.length === 0) return null;
  return (
    <section class="sheet pad stack">
      <h2>{q.value.batch.complaints}</h2>
      <ul class="lines">
        {trace.complaints.map((complaint) => (
          <li key={complaint.id}>
            <span>
              <a href={addressOf("quality", ["complaints", complaint.id])}>C-{complaint.number}</a>{" "}
              <Severity of={complaint.severity} /> {complaint.customer}
              {colon()}
              {complaint.said}
            </span>
            <span class="quiet">{complaint.batch}</span>
          </li>
        ))}
        {trace.deliveries.map((delivery) => (
          <li key={delivery.id}>
            <span>
              {m.delivered} {calendarDay(delivery.delivered)}
              {colon()}
              {delivery.customer}
            </span>
            <span class="quiet">{delivery.batch}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Touched({ trace }: { trace: Trace }) {
  const m = q.value.batch;
  const nameOf = (touch: Trace["touched"][number]) =>
    touch.what === "person"
      ? personName(touch.name)
      : touch.what === "characteristic"
        ? characteristicName(touch.name)
        : touch.name;
  return (
    <section class="sheet pad">
      <h2>{m.touched}</h2>
      <p class="quiet">{m.touchedHint}</p>
      <div class="touched">
        {(["person", "gauge", "characteristic"] as const).map((what) => (
          <div key={what}>
            <b>{m[what]}</b>
            {trace.touched
              .filter((touch) => touch.what === what)
              .map((touch) => (
                <span key={touch.name}>
                  {what === "gauge" ? (
                    <a href={addressOf("quality", ["gauges", touch.name])}>{touch.name}</a>
                  ) : (
                    nameOf(touch)
                  )}{" "}
                  <span class="quiet">× {whole(touch.times)}</span>
                </span>
              ))}
          </div>
        ))}
      </div>
    </section>
  );
}

/** Records of the batches it was made from; its own stand above. */
function Records({ trace, batch }: { trace: Trace; batch: Batch }) {
  const m = q.value.record;
  const others = trace.records.filter((record) => record.batch !== batch.number);
  if (others.length === 0) return null;
  return (
    <Table
      name={`${q.value.batch.records} · ${q.value.batch.madeFrom}`}
      titled
      rows={others}
      id={(record) => `${record.id} ${record.batch}`}
      columns={[
        { key: "batch", head: q.value.batch.ofBatch, value: (r) => r.batch },
        {
          key: "operation",
          head: m.operation,
          value: (r) => operationName(undefined, r.operation),
          show: (r) => (
            <a href={addressOf("quality", ["records", r.id])}>
              {operationName(undefined, r.operation)}
            </a>
          ),
        },
        { key: "kind", head: m.kind, value: (r) => q.value.recordKind[r.kind] },
        {
          key: "verdict",
          head: m.verdict,
          value: (r) => q.value.verdict[r.verdict],
          show: (r) => <VerdictMark verdict={r.verdict} />,
        },
        { key: "signer", head: m.signer, value: (r) => personName(r.signer) },
        {
          key: "signed",
          head: m.signed,
          value: (r) => r.signed,
          show: (r) => when(Date.parse(r.signed)),
        },
      ]}
    />
  );
}
