import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { api, type Loaded, load } from "../api/client";
import { follow } from "../api/live";
import type { Edge, System, Tag } from "../api/types";
import { addressOf } from "../app/route";
import { comma } from "../i18n/choice";
import { bytes, moment, span, when, whole } from "../i18n/format";
import { t } from "../i18n/language";
import { unitSign } from "../i18n/unit";
import { Failure, Notice } from "../ui/notice";
import { Table } from "../ui/table";
import { ledger, system } from "./system";
import "./system.css";

const RETRY_MILLIS = 3000;
/** The database lag and the tags have no events of their own. */
const REFRESH_MILLIS = 30_000;

/** Edges with their ledgers, tags nobody uses yet, and the server itself. */
export function SystemPage() {
  const edges = useSignal<Loaded<ReadonlyMap<string, Edge>>>({ state: "loading" });
  const tags = useSignal<Loaded<{ tags: Tag[]; next?: number }>>({ state: "loading" });
  useEffect(() => {
    const stop = new AbortController();
    const read = async () => {
      const outcome = await load(api.edges(stop.signal));
      if (outcome?.state === "ready") {
        const byName = new Map(outcome.value.edges.map((edge) => [keyOf(edge), edge]));
        edges.value = { state: "ready", value: byName };
      } else if (outcome !== undefined && edges.peek().state !== "ready") {
        edges.value = outcome as Loaded<never>;
        if (outcome.state === "failed" && !("status" in outcome.error)) {
          setTimeout(() => !stop.signal.aborted && void read(), RETRY_MILLIS);
        }
      }
    };
    const refresh = async () => {
      const [known, now] = [
        await load(api.unassignedTags(stop.signal)),
        await load(api.system(stop.signal)),
      ];
      if (known) tags.value = known;
      if (now?.state === "ready") system.value = now;
    };
    const unfollow = follow(["edges"], (event) => {
      if (event.name === "reset") void read();
      if (event.name !== "edge" || edges.peek().state !== "ready") return;
      const known = edges.peek() as { value: ReadonlyMap<string, Edge> };
      const next = new Map(known.value).set(keyOf(event.data), event.data);
      edges.value = { state: "ready", value: next };
    });
    void read();
    void refresh();
    const timer = setInterval(() => void refresh(), REFRESH_MILLIS);
    return () => {
      stop.abort();
      unfollow();
      clearInterval(timer);
    };
  }, []);
  const m = t.value.system;
  return (
    <div class="system">
      <div class="page-head" style={{ margin: 0 }}>
        <h1>{m.title}</h1>
      </div>
      <section>
        <h2>{m.edges}</h2>
        <Edges state={edges.value} />
      </section>
      <section>
        <h2>{m.unassigned}</h2>
        <Unassigned state={tags.value} />
      </section>
      <section>
        <h2>{m.server}</h2>
        <Server />
      </section>
    </div>
  );
}

function keyOf(edge: Edge): string {
  return `${edge.site}/${edge.edge}`;
}

function Edges({ state }: { state: Loaded<ReadonlyMap<string, Edge>> }) {
  const m = t.value.system;
  if (state.state === "failed") return <Failure error={state.error} />;
  if (state.state === "loading") return <div class="sheet tile-ghost" aria-busy="true" />;
  if (state.value.size === 0) {
    return (
      <Notice title={m.noEdges}>
        <p>{m.noEdgesHint}</p>
      </Notice>
    );
  }
  const all = [...state.value.values()].sort(
    (a, b) => Number(a.online) - Number(b.online) || keyOf(a).localeCompare(keyOf(b)),
  );
  const c = m.columns;
  const optional = (value: number | undefined, print: (value: number) => string) =>
    value === undefined ? m.nothing : print(value);
  return (
    <Table
      name={m.edges}
      rows={all}
      id={keyOf}
      columns={[
        { key: "edge", head: c.edge, value: (x) => x.edge, show: (x) => <b>{x.edge}</b> },
        { key: "site", head: c.site, value: (x) => x.site },
        {
          key: "state",
          head: c.state,
          value: (x) => (x.online ? m.online : m.offline),
          show: (x) => <EdgeState edge={x} />,
        },
        {
          key: "ledger",
          head: c.ledger,
          value: (x) => ledger(x.streams).stored,
          show: (x) => <LedgerFigure edge={x} />,
        },
        {
          key: "waiting",
          head: c.waiting,
          number: true,
          value: (x) => x.outboxBytes,
          show: (x) => optional(x.outboxBytes, bytes),
        },
        {
          key: "lag",
          head: c.lag,
          number: true,
          value: (x) => x.lagMillis,
          show: (x) => optional(x.lagMillis, span),
        },
        {
          key: "clock",
          head: c.clock,
          number: true,
          value: (x) => x.clockOffsetMicros,
          show: (x) => optional(x.clockOffsetMicros, (micros) => span(micros / 1000)),
        },
        {
          key: "gaps",
          head: c.gaps,
          number: true,
          value: (x) => x.gaps,
          show: (x) => (
            <span title={m.gapsHint} class={(x.gaps ?? 0) > 0 ? "mark-pattern" : ""}>
              {optional(x.gaps, whole)}
            </span>
          ),
        },
        { key: "version", head: c.version, value: (x) => x.version },
      ]}
    />
  );
}

function EdgeState({ edge }: { edge: Edge }) {
  const m = t.value.system;
  return (
    <>
      <span class={edge.online ? "mark mark-quiet" : "mark mark-pattern"}>
        <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
          {edge.online ? (
            <circle cx="6" cy="6" r="4" fill="currentColor" />
          ) : (
            <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" stroke-width="2.2" />
          )}
        </svg>
        {edge.online ? m.online : m.offline}
      </span>{" "}
      <span class="quiet">
        {edge.since === undefined ? "" : m.since(when(Date.parse(edge.since)))}
      </span>
    </>
  );
}

function LedgerFigure({ edge }: { edge: Edge }) {
  const m = t.value.system;
  const sum = ledger(edge.streams);
  const epochs = edge.streams
    .map((s) => `${m.epoch(s.epoch)}: ${whole(s.produced)} / ${whole(s.stored)}`)
    .join("\n");
  switch (sum.state) {
    case "complete":
      return (
        <span title={epochs}>
          <b>{m.ledgerEqual(whole(sum.stored))}</b> <span class="quiet">✓ {m.ledgerEqualWord}</span>
        </span>
      );
    case "behind":
      return (
        <span title={epochs}>
          <b>{m.ledgerBehind(whole(sum.produced), whole(sum.stored))}</b>{" "}
          <span class="quiet">… {m.ledgerBehindWord(whole(sum.produced - sum.stored))}</span>
        </span>
      );
    case "contradiction":
      return (
        <span class="mark-beyond" title={epochs}>
          <b>{m.ledgerAhead(whole(sum.produced), whole(sum.stored))}</b> ✕ {m.ledgerAheadWord}
        </span>
      );
  }
}

function Unassigned({ state }: { state: Loaded<{ tags: Tag[]; next?: number }> }) {
  const m = t.value.system;
  if (state.state === "failed") return <Failure error={state.error} />;
  if (state.state === "loading") return <div class="sheet system-line" aria-busy="true" />;
  if (state.value.tags.length === 0) return <p class="quiet">{m.unassignedNone}</p>;
  return (
    <>
      <Table
        name={m.unassigned}
        rows={state.value.tags}
        id={(tag) => String(tag.id)}
        columns={[
          { key: "tag", head: m.tag, value: (x) => x.name },
          { key: "station", head: m.station, value: (x) => x.station },
          { key: "edge", head: m.columns.edge, value: (x) => `${x.site}/${x.edge}` },
          { key: "unit", head: m.unit, value: (x) => unitSign(x.unit) },
          {
            key: "act",
            head: "",
            value: () => undefined,
            show: () => <a href={addressOf("admin", ["tags"])}>{m.assign}</a>,
          },
        ]}
      />
      {state.value.next !== undefined && <p class="quiet">{m.unassignedMore}</p>}
    </>
  );
}

function Server() {
  const m = t.value.system;
  const state = system.value;
  if (state.state === "failed") return <Failure error={state.error} />;
  if (state.state === "loading") return <div class="sheet system-line" aria-busy="true" />;
  const { version, started, database, storage, timescaledb, monitoringLagMillis, zone, backup } =
    state.value;
  return (
    <dl class="facts sheet system-facts">
      <dt>{m.version}</dt>
      <dd>{version}</dd>
      <dt>{m.started}</dt>
      <dd>{moment(Date.parse(started))}</dd>
      <dt>{m.database}</dt>
      <dd>{database}</dd>
      <dt>{m.backup}</dt>
      <dd>{backup === undefined ? m.backupNone : <BackupAge of={backup} />}</dd>
      <dt>{m.storage}</dt>
      <dd>
        {m.storageKind[storage]} {timescaledb ?? ""}
      </dd>
      {monitoringLagMillis !== undefined && (
        <>
          <dt>{m.monitoringLag}</dt>
          <dd>{span(monitoringLagMillis)}</dd>
        </>
      )}
      {zone !== undefined && (
        <>
          <dt>{m.zone}</dt>
          <dd>{zone}</dd>
        </>
      )}
    </dl>
  );
}

const OLD_BACKUP_MILLIS = 2 * 86_400_000;

/** How old the last backup is; one of more than two days stands out. */
function BackupAge({ of }: { of: NonNullable<System["backup"]> }) {
  const m = t.value.system;
  const made = Date.parse(of.made);
  const age = Date.now() - made;
  return (
    <>
      <span class={age > OLD_BACKUP_MILLIS ? "mark-pattern" : ""}>{m.backupAge(span(age))}</span>{" "}
      <span class="quiet">
        {moment(made)}
        {comma()}
        {bytes(of.bytes)}
      </span>
    </>
  );
}
