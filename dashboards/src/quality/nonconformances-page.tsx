import { useSignal } from "@preact/signals";
import { quality } from "../api/quality";
import type { Nonconformance } from "../api/types";
import { restate } from "../app/place";
import { addressOf } from "../app/route";
import { may } from "../app/session";
import { span, when, whole } from "../i18n/format";
import { said } from "../i18n/said";
import { Choice } from "../ui/choice";
import { useLoad } from "../ui/load";
import { Notice } from "../ui/notice";
import { Scroll } from "../ui/scroll";
import { Shown } from "../ui/shown";
import { Table } from "../ui/table";
import { Clock, Level, levelWord, Severity } from "./marks";
import { departmentName, master, operationName } from "./names";
import { ncColumns } from "./nc-columns";
import { RaiseForm } from "./raise-form";
import { q } from "./words";

const COLUMNS = [
  ["raised"],
  ["contained"],
  ["in-review"],
  ["dispositioned", "executing"],
  ["reinspection"],
  ["verified"],
] as const;
const PAGE = 200;

type Query = Readonly<Record<string, string>>;

/** What was found wrong and is not settled, by how far it is; each card with its clock. */
export function NonconformancesPage({ query }: { query: Query }) {
  const m = q.value.nc;
  const raising = useSignal(false);
  const asList = query.view === "list" || query.all === "1";
  const open = query.all !== "1";
  const found = useLoad(
    (stop) => quality.nonconformances({ open, limit: PAGE }, stop),
    `nonconformances ${open}`,
  );
  const show = (next: Record<string, string | undefined>) => {
    const merged = Object.entries({ ...query, ...next }).filter(
      (each): each is [string, string] => !!each[1],
    );
    restate({ at: "quality", path: ["nonconformances"], query: Object.fromEntries(merged) });
  };
  return (
    <>
      <div class="page-head">
        <h1>{m.title}</h1>
        <Choice
          label={m.title}
          value={asList ? "list" : "board"}
          options={[["board", m.board] as const, ["list", m.list] as const]}
          onChoose={(view) => show({ view: view === "list" ? "list" : undefined, all: undefined })}
        />
        {asList && (
          <Choice
            label={m.columns.state}
            value={open ? "open" : "all"}
            options={[["open", m.open] as const, ["all", m.all] as const]}
            onChoose={(which) => show({ view: "list", all: which === "all" ? "1" : undefined })}
          />
        )}
        <Filters query={query} onChange={show} />
        <span class="room" />
        {may("raise") && (
          <button
            type="button"
            class="button"
            aria-expanded={raising.value}
            onClick={() => {
              raising.value = !raising.value;
            }}
          >
            {m.raise}
          </button>
        )}
      </div>
      {raising.value && <RaiseForm />}
      <Shown of={found} lines={12}>
        {({ nonconformances }) => {
          const shown = nonconformances.filter((nc) => matches(nc, query));
          if (asList) return <List rows={shown} />;
          if (shown.length === 0) {
            return (
              <Notice title={m.none}>
                <p>{m.noneHint}</p>
              </Notice>
            );
          }
          return <Board all={shown} />;
        }}
      </Shown>
    </>
  );
}

function matches(nc: Nonconformance, query: Query): boolean {
  return (
    (query.department === undefined || nc.department === query.department) &&
    (query.severity === undefined || nc.severity === query.severity)
  );
}

function Filters(props: {
  query: Query;
  onChange: (next: Record<string, string | undefined>) => void;
}) {
  const m = q.value.nc;
  return (
    <>
      <select
        aria-label={m.columns.department}
        value={props.query.department ?? ""}
        onChange={(event) => props.onChange({ department: event.currentTarget.value })}
      >
        <option value="">{m.allDepartments}</option>
        {(master.value.departments ?? []).map((each) => (
          <option key={each.code} value={each.code}>
            {departmentName(each.code)}
          </option>
        ))}
      </select>
      <select
        aria-label={m.columns.severity}
        value={props.query.severity ?? ""}
        onChange={(event) => props.onChange({ severity: event.currentTarget.value })}
      >
        <option value="">{m.allSeverities}</option>
        {(["critical", "major", "minor"] as const).map((each) => (
          <option key={each} value={each}>
            {q.value.severity[each]}
          </option>
        ))}
      </select>
    </>
  );
}

function Board({ all }: { all: readonly Nonconformance[] }) {
  const m = q.value.nc;
  return (
    <Scroll class="board" label={m.board}>
      {COLUMNS.map((states) => {
        const cards = all
          .filter((nc) => (states as readonly string[]).includes(nc.state))
          .sort((a, b) => (a.deadline ?? "9").localeCompare(b.deadline ?? "9"));
        return (
          <section key={states[0]} class="board-column" aria-label={m.state[states[0]]}>
            <h2>
              {states.map((state) => m.state[state]).join(" · ")}{" "}
              <span class="quiet">{whole(cards.length)}</span>
            </h2>
            {cards.length === 0 && <p class="quiet">{m.emptyColumn}</p>}
            {cards.map((nc) => (
              <Card key={nc.id} nc={nc} />
            ))}
          </section>
        );
      })}
    </Scroll>
  );
}

function Card({ nc }: { nc: Nonconformance }) {
  const m = q.value.nc;
  return (
    <a class="card sheet" href={addressOf("quality", ["nonconformances", nc.id])}>
      <span class="card-row">
        <b>NC-{nc.number}</b>
        <Severity of={nc.severity} />
      </span>
      <span class="card-text">{said(nc.description)}</span>
      <span class="quiet">
        {nc.batch} · {operationName(undefined, nc.operation)} · {m.pieces(whole(nc.quantity))}
      </span>
      {nc.department !== undefined && <span class="quiet">{departmentName(nc.department)}</span>}
      <span class="card-row">
        <Clock due={nc.deadline} />
        {nc.repeats > 0 && <span class="quiet">{m.repeats(whole(nc.repeats))}</span>}
      </span>
      {nc.level > 0 && <Level of={nc.level} />}
    </a>
  );
}

export function List({ rows, name }: { rows: readonly Nonconformance[]; name?: string }) {
  const m = q.value.nc;
  const c = m.columns;
  const columns = ncColumns<Nonconformance>();
  return (
    <Table
      name={name ?? m.title}
      titled={name !== undefined}
      rows={rows}
      empty={m.none}
      id={(nc) => nc.id}
      columns={[
        columns.number,
        columns.severity,
        columns.state,
        {
          key: "clock",
          head: c.clock,
          value: (nc) => (nc.deadline === undefined ? undefined : Date.parse(nc.deadline)),
          show: (nc) => <Clock due={nc.deadline} />,
        },
        { key: "level", head: c.level, value: (nc) => levelWord(nc.level) },
        columns.description,
        {
          key: "batch",
          head: c.batch,
          value: (nc) => nc.batch,
          show: (nc) => <a href={addressOf("quality", ["batches", nc.batchId])}>{nc.batch}</a>,
        },
        columns.operation,
        columns.source,
        {
          key: "department",
          head: c.department,
          value: (nc) => (nc.department === undefined ? undefined : departmentName(nc.department)),
        },
        columns.quantity,
        {
          key: "raised",
          head: c.raised,
          value: (nc) => nc.raised,
          show: (nc) => when(Date.parse(nc.raised)),
        },
      ]}
    />
  );
}

/** How long something has been where it is. */
export function since(time: string): string {
  return span(Date.now() - Date.parse(time));
}
