import { quality } from "../api/quality";
import type { Disposition, Nonconformance, NonconformanceSheet } from "../api/types";
import { useCrumb } from "../app/crumb";
import { addressOf } from "../app/route";
import { may } from "../app/session";
import { ChartsThen } from "../chart/charts-then";
import { colon, comma } from "../i18n/choice";
import { calendarDay, money, when, whole } from "../i18n/format";
import { said } from "../i18n/said";
import { currency } from "../system/system";
import { useLoad } from "../ui/load";
import { Shown } from "../ui/shown";
import { ActionTable, AskAction } from "./actions-page";
import { Costs } from "./costs";
import { Effects } from "./effects";
import { Facts } from "./facts";
import { Clock, Level, Severity } from "./marks";
import { departmentName, operationName, personName, stationsOf } from "./names";
import { ExecuteOrInspect, NextStep } from "./next-step";
import { q } from "./words";

const WAY: readonly Nonconformance["state"][] = [
  "raised",
  "contained",
  "in-review",
  "dispositioned",
  "executing",
  "reinspection",
  "verified",
  "closed",
];

/** One nonconformance from what was found to its verified close. */
export function NonconformancePage({ id }: { id: string }) {
  const sheet = useLoad((stop) => quality.nonconformance(id, stop), id);
  return (
    <Shown of={sheet} lines={16}>
      {(value) => <Sheet sheet={value} onChange={sheet.set} again={sheet.again} />}
    </Shown>
  );
}

function Sheet(props: {
  sheet: NonconformanceSheet;
  onChange: (next: NonconformanceSheet) => void;
  again: () => void;
}) {
  const m = q.value.nc;
  const { nonconformance: nc, actions } = props.sheet;
  useCrumb(`NC-${nc.number}`);
  return (
    <>
      <div class="page-head">
        <h1>NC-{nc.number}</h1>
        <Severity of={nc.severity} />
        <b>{m.state[nc.state]}</b>
        {nc.deadline !== undefined && <Clock due={nc.deadline} />}
        {nc.level > 0 && <Level of={nc.level} />}
      </div>
      <Steps state={nc.state} />
      <div class="two">
        <div class="stack">
          <section class="sheet pad stack">
            <p class="found">{said(nc.description)}</p>
            <p class="quiet">{m.raisedBy(personName(nc.raisedBy), when(Date.parse(nc.raised)))}</p>
            <Facts
              of={[
                [
                  m.columns.batch,
                  <a key="b" href={addressOf("quality", ["batches", nc.batchId])}>
                    {nc.batch}
                  </a>,
                ],
                [m.columns.operation, operationName(undefined, nc.operation)],
                [m.columns.source, m.source[nc.source] ?? nc.source],
                [
                  m.record,
                  nc.inspectionId && (
                    <a key="r" href={addressOf("quality", ["records", nc.inspectionId])}>
                      {m.record}
                    </a>
                  ),
                ],
                [m.columns.department, nc.department && departmentName(nc.department)],
                [m.columns.quantity, whole(nc.quantity)],
                [m.containment, nc.containment],
                [m.method, nc.causeMethod],
                [m.cause, nc.cause],
                [m.cost, nc.cost === undefined ? undefined : money(nc.cost, currency.value)],
                [m.verify, nc.verifiedBy && personName(nc.verifiedBy)],
                [m.void, nc.voidReason],
              ]}
            />
          </section>
          <Dispositions sheet={props.sheet} onChange={props.onChange} />
          <ChartsThen time={nc.raised} stations={stationsOf(nc.operation)} />
          <ActionTable actions={actions} again={props.again} name={q.value.action.title} />
          {may("review") && nc.deadline !== undefined && (
            <AskAction
              about={{ nonconformance: nc.id }}
              department={nc.department}
              again={props.again}
            />
          )}
          <Effects nc={nc} actions={actions} again={props.again} />
          <Costs nc={nc} again={props.again} />
        </div>
        <NextStep sheet={props.sheet} onChange={props.onChange} />
      </div>
    </>
  );
}

function Steps({ state }: { state: Nonconformance["state"] }) {
  const at = WAY.indexOf(state);
  return (
    <ol class="steps">
      {WAY.map((each, i) => (
        <li
          key={each}
          class={i < at ? "steps-past" : ""}
          aria-current={i === at ? "step" : undefined}
        >
          {q.value.nc.state[each]}
        </li>
      ))}
    </ol>
  );
}

/** What was decided on how many pieces, and how far it is carried out. */
function Dispositions(props: {
  sheet: NonconformanceSheet;
  onChange: (next: NonconformanceSheet) => void;
}) {
  const m = q.value.nc;
  const { nonconformance: nc, dispositions } = props.sheet;
  return (
    <section class="sheet">
      <div class="table-head">
        <h2>{m.dispositions}</h2>
        <span class="quiet">{m.decidedOf(whole(nc.decided), whole(nc.quantity))}</span>
        {nc.executed > 0 && (
          <span class="quiet">{m.executedOf(whole(nc.executed), whole(nc.quantity))}</span>
        )}
        {nc.awaiting > 0 && <span class="mark-pattern">{m.awaiting(whole(nc.awaiting))}</span>}
      </div>
      <Balance nc={nc} />
      {dispositions.length === 0 && <p class="quiet pad">{m.noDispositions}</p>}
      <ul class="lines">
        {dispositions.map((each) => (
          <li key={each.id} class="decision">
            <Decision disposition={each} />
            <ExecuteOrInspect sheet={props.sheet} disposition={each} onChange={props.onChange} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Balance({ nc }: { nc: Nonconformance }) {
  const part = (pieces: number) => `${(100 * pieces) / nc.quantity}%`;
  return (
    <div class="balance" aria-hidden="true">
      <span class="balance-executed" style={{ width: part(nc.executed) }} />
      <span class="balance-decided" style={{ width: part(nc.decided - nc.executed) }} />
    </div>
  );
}

function Decision({ disposition: d }: { disposition: Disposition }) {
  const m = q.value.nc;
  return (
    <div>
      <b>
        {m.kind[d.kind]} · {m.pieces(whole(d.quantity))}
      </b>{" "}
      {d.reason}
      <p class="quiet">
        {m.decidedBy} {personName(d.decidedBy)}
        {comma()}
        {when(Date.parse(d.decided))}
        {d.customerReference !== undefined && ` · ${m.customerReference} ${d.customerReference}`}
        {d.expires !== undefined && ` · ${m.expires} ${calendarDay(d.expires)}`}
        {d.lapsed !== undefined && ` · ${m.lapsed}`}
        {d.executedBy !== undefined && ` · ${m.executedBy} ${personName(d.executedBy)}`}
        {d.executed !== undefined && `${comma()}${when(Date.parse(d.executed))}`}
        {d.passed !== undefined &&
          ` · ${m.reinspected}${colon()}${d.passed ? m.passed : m.failedAgain}`}
      </p>
    </div>
  );
}
