import { quality } from "../api/quality";
import type { Concession } from "../api/types";
import { restate } from "../app/place";
import { addressOf } from "../app/route";
import { calendarDay, plantDay, when, whole } from "../i18n/format";
import { Choice } from "../ui/choice";
import { useLoad } from "../ui/load";
import { Shown } from "../ui/shown";
import { Table } from "../ui/table";
import { Mark } from "./marks";
import { partName, personName } from "./names";
import { q } from "./words";

const SOON_MILLIS = 14 * 86_400_000;

/** What customers let through although it does not conform: how much is left, and until when. */
export function ConcessionsPage({ query }: { query: Readonly<Record<string, string>> }) {
  const m = q.value.concession;
  const all = query.all === "1";
  const found = useLoad((stop) => quality.concessions(stop), "concessions");
  return (
    <>
      <div class="page-head">
        <h1>{m.title}</h1>
        <Choice
          label={m.state}
          value={all ? "all" : "valid"}
          options={[["valid", m.states.valid] as const, ["all", m.all] as const]}
          onChoose={(which) =>
            restate({
              at: "quality",
              path: ["concessions"],
              query: which === "all" ? { all: "1" } : {},
            })
          }
        />
        <span class="quiet">{m.hint}</span>
      </div>
      <Shown of={found}>
        {({ concessions }) => (
          <Concessions rows={concessions.filter((each) => all || each.state === "valid")} />
        )}
      </Shown>
    </>
  );
}

function Concessions({ rows }: { rows: readonly Concession[] }) {
  const m = q.value.concession;
  const c = q.value.nc.columns;
  return (
    <Table
      name={m.title}
      rows={rows}
      empty={m.none}
      id={(each) => each.id}
      columns={[
        {
          key: "state",
          head: m.state,
          value: (x) => m.states[x.state],
          show: (x) => <ConcessionState of={x} />,
        },
        {
          key: "nonconformance",
          head: c.number,
          value: (x) => x.nonconformance,
          show: (x) => (
            <a href={addressOf("quality", ["nonconformances", x.nonconformanceId])}>
              NC-{x.nonconformance}
            </a>
          ),
        },
        {
          key: "batch",
          head: c.batch,
          value: (x) => x.batch,
          show: (x) => <a href={addressOf("quality", ["batches", x.batchId])}>{x.batch}</a>,
        },
        { key: "part", head: q.value.batch.part, value: (x) => partName(x.part) },
        { key: "customer", head: q.value.batch.customer, value: (x) => x.customer },
        { key: "reference", head: q.value.nc.customerReference, value: (x) => x.customerReference },
        {
          key: "quantity",
          head: m.granted,
          number: true,
          value: (x) => x.quantity,
          show: (x) => whole(x.quantity),
        },
        {
          key: "left",
          head: m.left,
          number: true,
          value: (x) => x.left,
          show: (x) => <b>{whole(x.left)}</b>,
        },
        {
          key: "expires",
          head: q.value.nc.expires,
          value: (x) => x.expires,
          show: (x) => calendarDay(x.expires),
        },
        { key: "decidedBy", head: q.value.nc.decidedBy, value: (x) => personName(x.decidedBy) },
        {
          key: "decided",
          head: m.decided,
          value: (x) => x.decided,
          show: (x) => when(Date.parse(x.decided)),
        },
        {
          key: "reason",
          head: q.value.nc.reason,
          value: (x) => x.reason,
          show: (x) => <span class="clip">{x.reason}</span>,
        },
      ]}
    />
  );
}

function ConcessionState({ of }: { of: Concession }) {
  const word = q.value.concession.states[of.state];
  const soon = of.expires <= plantDay(Date.now() + SOON_MILLIS);
  switch (of.state) {
    case "valid":
      return soon ? (
        <Mark tone="pattern" shape="ring">
          {q.value.concession.endsSoon}
        </Mark>
      ) : (
        <Mark tone="quiet" shape="ring">
          {word}
        </Mark>
      );
    case "used":
      return (
        <Mark tone="quiet" shape="tick">
          {word}
        </Mark>
      );
    case "expired":
      return (
        <Mark tone="beyond" shape="triangle">
          {word}
        </Mark>
      );
    case "void":
      return <span class="quiet">{word}</span>;
  }
}
