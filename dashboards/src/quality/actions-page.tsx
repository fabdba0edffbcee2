import { quality } from "../api/quality";
import type { Action } from "../api/types";
import { restate } from "../app/place";
import { addressOf } from "../app/route";
import { session } from "../app/session";
import { colon } from "../i18n/choice";
import { when } from "../i18n/format";
import { Choice } from "../ui/choice";
import { Act, Field, Form } from "../ui/form";
import { useLoad } from "../ui/load";
import { Shown } from "../ui/shown";
import { Table } from "../ui/table";
import { ActionFields, askedIn } from "./action-fields";
import { Clock, levelWord } from "./marks";
import { departmentName, personName } from "./names";
import { q } from "./words";

/** What was asked of whom, the earliest due first. */
export function ActionsPage({ query }: { query: Readonly<Record<string, string>> }) {
  const m = q.value.action;
  const one = query.action;
  const open = query.all !== "1" && one === undefined;
  const found = useLoad((stop) => quality.actions(open, stop), `actions ${open}`);
  return (
    <>
      <div class="page-head">
        <h1>{m.title}</h1>
        <Choice
          label={m.state}
          value={one === undefined ? (open ? "open" : "all") : "one"}
          options={[
            ...(one === undefined ? [] : [["one", m.one(one)] as const]),
            ["open", m.open] as const,
            ["all", m.all] as const,
          ]}
          onChoose={(which) =>
            restate({
              at: "quality",
              path: ["actions"],
              query: which === "all" ? { all: "1" } : which === "one" ? query : {},
            })
          }
        />
      </div>
      <Shown of={found}>
        {({ actions }) => (
          <ActionTable
            actions={actions.filter((each) => one === undefined || String(each.number) === one)}
            again={found.again}
            name={m.title}
            titled={false}
          />
        )}
      </Shown>
    </>
  );
}

export function ActionTable(props: {
  actions: readonly Action[];
  again: () => void;
  name: string;
  titled?: boolean;
}) {
  const m = q.value.action;
  return (
    <Table
      name={props.name}
      titled={props.titled !== false}
      rows={props.actions}
      empty={m.none}
      id={(action) => action.id}
      columns={[
        { key: "number", head: m.number, value: (x) => x.number },
        {
          key: "text",
          head: m.text,
          value: (x) => x.text,
          show: (x) => <ActionText action={x} again={props.again} />,
        },
        { key: "owner", head: m.owner, value: (x) => personName(x.owner) },
        { key: "verifier", head: m.verifier, value: (x) => personName(x.verifier) },
        { key: "department", head: m.department, value: (x) => departmentName(x.department) },
        {
          key: "due",
          head: m.due,
          value: (x) => x.due,
          show: (x) => (
            <>
              {when(Date.parse(x.due))} {x.state === "open" && <Clock due={x.due} />}
            </>
          ),
        },
        { key: "level", head: q.value.nc.columns.level, value: (x) => levelWord(x.level) },
        { key: "state", head: m.state, value: (x) => m.states[x.state] },
      ]}
    />
  );
}

/** The action with what may be done about it by whom it was asked of. */
function ActionText({ action, again }: { action: Action; again: () => void }) {
  const m = q.value.action;
  const me = session.value?.login;
  const done = async (act: Promise<unknown>) => {
    await act;
    again();
  };
  return (
    <div class="wrap">
      {action.text}
      {action.nonconformanceId !== undefined && (
        <>
          {" "}
          <a href={addressOf("quality", ["nonconformances", action.nonconformanceId])}>
            NC-{action.nonconformance}
          </a>
        </>
      )}
      <p class="quiet">
        {m.measure}
        {colon()}
        {action.measure}
        {action.reopened > 0 && ` · ${m.reopened(String(action.reopened))}`}
        {action.evidence !== undefined && ` · ${m.evidence}${colon()}${action.evidence}`}
        {action.outcome !== undefined && ` · ${m.outcome}${colon()}${action.outcome}`}
      </p>
      {action.state === "open" && action.owner === me && (
        <Act label={m.complete}>
          <Form
            submit={m.complete}
            onSubmit={(typed) => done(quality.completeAction(action.id, typed.text("evidence")))}
          >
            <Field label={m.evidence} wide>
              <textarea name="evidence" required minLength={3} maxLength={2000} rows={2} />
            </Field>
          </Form>
        </Act>
      )}
      {action.state === "done" && action.verifier === me && (
        <Act label={m.judge}>
          <Form
            submit={m.judge}
            onSubmit={(typed) =>
              done(
                quality.verifyAction(action.id, {
                  effective: typed.text("effective") === "yes",
                  outcome: typed.text("outcome"),
                }),
              )
            }
          >
            <Field label={m.judge}>
              <select name="effective">
                <option value="yes">{m.effective}</option>
                <option value="no">{m.notEffective}</option>
              </select>
            </Field>
            <Field label={m.outcome} wide>
              <textarea name="outcome" required minLength={3} maxLength={2000} rows={2} />
            </Field>
          </Form>
        </Act>
      )}
    </div>
  );
}

/** What an action is asked for: a nonconformance, or a management review that decides it. */
type About = { nonconformance: string } | { report: string };

/** Asks somebody for something by a time, and names who judges its effect. */
export function AskAction(props: {
  about: About;
  department?: string | undefined;
  again: () => void;
}) {
  const m = q.value.action;
  return (
    <Act label={m.ask}>
      <Form
        submit={m.ask}
        onSubmit={async (typed) => {
          await quality.askAction({ ...props.about, ...askedIn(typed) });
          props.again();
        }}
      >
        <ActionFields department={props.department} />
      </Form>
    </Act>
  );
}
