import { quality } from "../api/quality";
import type { Check, CheckAccount } from "../api/types";
import { restate } from "../app/place";
import { addressOf } from "../app/route";
import { may } from "../app/session";
import { fromPlant, percent, plantDay, when, whole } from "../i18n/format";
import { Choice } from "../ui/choice";
import { Act, Field, Form } from "../ui/form";
import { useLoad } from "../ui/load";
import { Shown } from "../ui/shown";
import { Table } from "../ui/table";
import { CheckMark } from "./batch-page";
import { lineName, operationName } from "./names";
import { q } from "./words";

const DAYS = ["7", "30", "91", "365"] as const;
const STATES = ["missed", "pending", "waived", "done"] as const;
const DAY_MILLIS = 86_400_000;
const MOST = 500;

type Query = Readonly<Record<string, string>>;

/** What had to be inspected and what became of it; nothing is left over. */
export function ChecksPage({ query }: { query: Query }) {
  const m = q.value.check;
  const days = DAYS.find((each) => each === query.days) ?? "30";
  const state = STATES.find((each) => each === query.state) ?? "missed";
  const from = fromPlant(`${plantDay(Date.now() - (Number(days) - 1) * DAY_MILLIS)}T00:00`);
  const accounts = useLoad((stop) => quality.checkAccounts({ from }, stop), `accounts ${from}`);
  const checks = useLoad(
    (stop) => quality.checks({ state, from, limit: MOST }, stop),
    `checks ${state} ${from}`,
  );
  const show = (next: Record<string, string>) =>
    restate({ at: "quality", path: ["checks"], query: { ...query, ...next } });
  const ofLine = <T extends { line: string }>(all: readonly T[]) =>
    query.line === undefined ? all : all.filter((each) => each.line === query.line);
  return (
    <>
      <div class="page-head">
        <h1>{m.title}</h1>
        <Choice
          label={q.value.home.period}
          value={days}
          options={DAYS.map((n) => [n, q.value.home.days(n)] as const)}
          onChoose={(n) => show({ days: n })}
        />
        <span class="quiet">{m.hint}</span>
        {query.line !== undefined && (
          <a class="button" href={addressOf("quality", ["checks"], { days, state })}>
            {lineName(query.line)} ✕
          </a>
        )}
      </div>
      <Shown of={accounts}>{(value) => <Accounts accounts={ofLine(value.accounts)} />}</Shown>
      <div class="tools">
        <Choice
          label={m.state}
          value={state}
          options={STATES.map((each) => [each, q.value.checkState[each]] as const)}
          onChoose={(each) => show({ state: each })}
        />
      </div>
      <Shown of={checks}>
        {(value) => <Checks checks={ofLine(value.checks)} again={checks.again} />}
      </Shown>
    </>
  );
}

function Accounts({ accounts }: { accounts: readonly CheckAccount[] }) {
  const m = q.value.check;
  const states = q.value.checkState;
  const count = (key: "planned" | "done" | "missed" | "waived" | "pending", head: string) => ({
    key,
    head,
    number: true,
    value: (account: CheckAccount) => account[key],
    show: (account: CheckAccount) =>
      key === "missed" && account.missed > 0 ? (
        <b class="mark-beyond">{whole(account.missed)}</b>
      ) : (
        whole(account[key])
      ),
  });
  const share = (account: CheckAccount) =>
    account.planned === 0 ? undefined : account.missed / account.planned;
  return (
    <Table
      name={m.accounts}
      titled
      rows={accounts}
      empty={m.none}
      id={(account) => `${account.line} ${account.operation}`}
      columns={[
        { key: "line", head: m.line, value: (x) => lineName(x.line) },
        {
          key: "operation",
          head: m.operation,
          value: (x) => operationName(undefined, x.operation),
        },
        count("planned", m.planned),
        count("done", states.done),
        count("missed", states.missed),
        count("waived", states.waived),
        count("pending", states.pending),
        {
          key: "share",
          head: m.share,
          number: true,
          value: share,
          show: (x) => (share(x) === undefined ? "–" : percent(share(x) ?? 0)),
        },
      ]}
    />
  );
}

function Checks({ checks, again }: { checks: readonly Check[]; again: () => void }) {
  const m = q.value.check;
  return (
    <Table
      name={m.list}
      titled
      rows={checks}
      empty={m.none}
      id={(check) => check.id}
      columns={[
        {
          key: "state",
          head: m.state,
          value: (x) => q.value.checkState[x.state],
          show: (x) => <CheckMark state={x.state} />,
        },
        { key: "line", head: m.line, value: (x) => lineName(x.line) },
        { key: "operation", head: m.operation, value: (x) => operationName(x.part, x.operation) },
        { key: "kind", head: m.kind, value: (x) => q.value.checkKind[x.kind] },
        {
          key: "batch",
          head: m.batch,
          value: (x) => x.batch,
          show: (x) => <a href={addressOf("quality", ["batches", x.batchId])}>{x.batch}</a>,
        },
        {
          key: "planned",
          head: m.planned,
          value: (x) => x.planned,
          show: (x) => when(Date.parse(x.planned)),
        },
        {
          key: "due",
          head: m.due,
          value: (x) => x.due,
          show: (x) => (x.due === undefined ? "–" : when(Date.parse(x.due))),
        },
        {
          key: "settled",
          head: m.settled,
          value: (x) => x.settled,
          show: (x) => (x.settled === undefined ? "–" : when(Date.parse(x.settled))),
        },
        { key: "reason", head: m.waiveReason, value: (x) => x.waiveReason },
        {
          key: "act",
          head: "",
          value: () => undefined,
          show: (x) => x.state === "pending" && may("waive") && <Waive check={x} again={again} />,
        },
      ]}
    />
  );
}

function Waive({ check, again }: { check: Check; again: () => void }) {
  const m = q.value.check;
  return (
    <Act label={m.waive}>
      <Form
        submit={m.waive}
        onSubmit={async (typed) => {
          await quality.waive(check.id, typed.text("reason"));
          again();
        }}
      >
        <Field label={m.waiveReason} wide>
          <input name="reason" required minLength={3} maxLength={1000} />
        </Field>
      </Form>
    </Act>
  );
}
