import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { api, type Loaded, load } from "../api/client";
import { follow } from "../api/live";
import type { Edge, Tag } from "../api/types";
import { bytes, moment, span, when, whole } from "../i18n/format";
import { t } from "../i18n/language";
import { unitSign } from "../i18n/unit";
import { Failure, Notice } from "../ui/notice";
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
  return (
    <div class="sheet scroll">
      <table>
        <thead>
          <tr>
            <th>{c.edge}</th>
            <th>{c.site}</th>
            <th>{c.state}</th>
            <th>{c.ledger}</th>
            <th class="number">{c.waiting}</th>
            <th class="number">{c.lag}</th>
            <th class="number">{c.clock}</th>
            <th class="number">{c.gaps}</th>
            <th>{c.version}</th>
          </tr>
        </thead>
        <tbody>
          {all.map((edge) => (
            <EdgeRow key={keyOf(edge)} edge={edge} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function EdgeRow({ edge }: { edge: Edge }) {
  const m = t.value.system;
  const optional = (value: number | undefined, print: (value: number) => string) =>
    value === undefined ? m.nothing : print(value);
  return (
    <tr>
      <td>
        <b>{edge.edge}</b>
      </td>
      <td>{edge.site}</td>
      <td>
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
      </td>
      <td>
        <LedgerFigure edge={edge} />
      </td>
      <td class="number">{optional(edge.outboxBytes, bytes)}</td>
      <td class="number">{optional(edge.lagMillis, span)}</td>
      <td class="number">{optional(edge.clockOffsetMicros, (micros) => span(micros / 1000))}</td>
      <td class={`number ${(edge.gaps ?? 0) > 0 ? "mark-pattern" : ""}`}>
        {optional(edge.gaps, whole)}
      </td>
      <td>{edge.version}</td>
    </tr>
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
    <div class="sheet scroll">
      <table>
        <thead>
          <tr>
            <th>{m.tag}</th>
            <th>{m.station}</th>
            <th>{m.columns.edge}</th>
            <th>{m.unit}</th>
          </tr>
        </thead>
        <tbody>
          {state.value.tags.map((tag) => (
            <tr key={tag.id}>
              <td>{tag.name}</td>
              <td>{tag.station}</td>
              <td>
                {tag.site}/{tag.edge}
              </td>
              <td>{unitSign(tag.unit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {state.value.next !== undefined && <p class="readout quiet">{m.unassignedMore}</p>}
    </div>
  );
}

function Server() {
  const m = t.value.system;
  const state = system.value;
  if (state.state === "failed") return <Failure error={state.error} />;
  if (state.state === "loading") return <div class="sheet system-line" aria-busy="true" />;
  const { version, started, database, storage, timescaledb, monitoringLagMillis, zone } =
    state.value;
  return (
    <dl class="facts sheet system-facts">
      <dt>{m.version}</dt>
      <dd>{version}</dd>
      <dt>{m.started}</dt>
      <dd>{moment(Date.parse(started))}</dd>
      <dt>{m.database}</dt>
      <dd>{database}</dd>
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
