import { quality } from "../api/quality";
import type { Action, Nonconformance, ObjectiveLine, Report } from "../api/types";
import { addressOf } from "../app/route";
import { may, session } from "../app/session";
import { comma } from "../i18n/choice";
import { calendarDay, percent, plantDay, when, whole } from "../i18n/format";
import { text } from "../i18n/language";
import { said } from "../i18n/said";
import { HoldMark, PlaceHold, readHolds } from "../quality/holds-page";
import { Clock, Level, Severity, StandingMark } from "../quality/marks";
import { personName } from "../quality/names";
import { brokenDown, Forecast, type Placed, targetOf } from "../quality/objectives-page";
import { reportName } from "../quality/report-page";
import { q } from "../quality/words";
import { Act } from "../ui/form";
import { useLoad } from "../ui/load";
import { Shown } from "../ui/shown";
import "../quality/quality.css";
import "./manager.css";

const MOST = 8;

/** Everything a manager came for, on one page: also on the phone. */
export function ManagerPage() {
  const m = q.value.manager;
  return (
    <>
      <div class="page-head">
        <h1>{m.title}</h1>
        <span class="quiet">{calendarDay(plantDay(Date.now()))}</span>
      </div>
      <div class="manager">
        <Objectives />
        <Reports />
        <Holds />
        <Late />
      </div>
    </>
  );
}

function Objectives() {
  const m = q.value.manager;
  const found = useLoad((stop) => quality.objectives(stop), "objectives");
  return (
    <section class="sheet manager-objectives">
      <h2 class="pad">{m.objectives}</h2>
      <Shown of={found}>
        {({ objectives }) => <ObjectiveLines objectives={brokenDown(objectives)} />}
      </Shown>
    </section>
  );
}

const isMissed = (line: ObjectiveLine) =>
  line.status === "missed" || line.status === "clearly-missed";

function ObjectiveLines({ objectives }: { objectives: readonly Placed[] }) {
  const m = q.value.manager;
  const missed = objectives.filter(isMissed).length;
  if (objectives.length === 0) return <p class="quiet pad">{q.value.objective.none}</p>;
  return (
    <>
      <p class={`manager-sentence ${missed > 0 ? "mark-pattern" : ""}`}>
        {missed > 0
          ? m.someMissed(whole(missed), whole(objectives.length))
          : m.allMet(whole(objectives.length))}
      </p>
      <ul class="lines">
        {objectives.map((line) => (
          <li key={line.id} class="goal">
            <a
              style={{ paddingLeft: `${line.depth}rem` }}
              href={addressOf("quality", ["objectives", line.id])}
            >
              {text({ en: line.nameEn, zh: line.nameZh })}
            </a>
            <span class="goal-figures">
              <b>{line.actual === undefined ? "–" : percent(line.actual)}</b>{" "}
              <span class="quiet">{targetOf(line)}</span>
            </span>
            <StandingMark status={line.status} />
            <span class="goal-forecast">
              <Forecast line={line} inWords />
            </span>
            {isMissed(line) && (
              <p class="quiet goal-reason">
                {personName(line.owner)}: {line.reason ?? q.value.objective.noReason}
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What waits for this person's signature first; then drafts that wait for somebody's. */
export function toSign(reports: readonly Report[], login: string | undefined): Report[] {
  return reports.filter(
    (report) =>
      (report.state === "draft" && report.draftedBy !== login) || report.state === "approved",
  );
}

function Reports() {
  const m = q.value.manager;
  const found = useLoad((stop) => quality.reports(stop), "reports");
  return (
    <section class="sheet">
      <h2 class="pad">{m.reports}</h2>
      <Shown of={found} lines={2}>
        {({ reports }) => {
          const waiting = toSign(reports, session.value?.login);
          if (waiting.length === 0) return <p class="quiet pad">{m.reportsNone}</p>;
          return (
            <ul class="lines">
              {waiting.slice(0, MOST).map((report) => (
                <li key={report.id}>
                  <a href={addressOf("quality", ["reports", report.id])}>{reportName(report)}</a>
                  <span class="quiet">{q.value.report.states[report.state]}</span>
                </li>
              ))}
            </ul>
          );
        }}
      </Shown>
    </section>
  );
}

function Holds() {
  const m = q.value.manager;
  const found = useLoad((stop) => readHolds(false, stop), "holds false");
  return (
    <section class="sheet">
      <h2 class="pad">
        <a href={addressOf("quality", ["holds"])}>{m.holds}</a>
      </h2>
      <Shown of={found} lines={3}>
        {(held) =>
          held.length === 0 ? (
            <p class="quiet pad">{q.value.hold.none}</p>
          ) : (
            <ul class="lines">
              {held.slice(0, MOST).map(({ hold, batch }) => (
                <li key={hold.id}>
                  <span>
                    <HoldMark hold={hold} />{" "}
                    {hold.batchId === undefined ? (
                      q.value.hold.stationOf(hold.station ?? "")
                    ) : (
                      <a href={addressOf("quality", ["batches", hold.batchId])}>{batch}</a>
                    )}{" "}
                    {said(hold.reason)}
                  </span>
                  <span class="quiet">
                    {personName(hold.placedBy)}
                    {comma()}
                    {when(Date.parse(hold.placed))}
                  </span>
                </li>
              ))}
              {held.length > MOST && (
                <li>
                  <a href={addressOf("quality", ["holds"])}>
                    {m.more} ({whole(held.length)})
                  </a>
                </li>
              )}
            </ul>
          )
        }
      </Shown>
      {may("veto") && (
        <div class="pad">
          <Act label={m.veto}>
            <PlaceHold again={found.again} veto />
          </Act>
        </div>
      )}
    </section>
  );
}

type LateThing = { key: string; due: string; level: number; nc?: Nonconformance; action?: Action };

/** What nobody answered in time, or has climbed; the longest over first. */
export function lateOf(
  nonconformances: readonly Nonconformance[],
  actions: readonly Action[],
  now: number,
): LateThing[] {
  const past = (due: string) => Date.parse(due) < now;
  const ncs = nonconformances.flatMap((nc): LateThing[] =>
    nc.deadline !== undefined && (nc.level > 0 || past(nc.deadline))
      ? [{ key: nc.id, due: nc.deadline, level: nc.level, nc }]
      : [],
  );
  const asked = actions.flatMap((action): LateThing[] =>
    action.state === "open" && (action.level > 0 || past(action.due))
      ? [{ key: action.id, due: action.due, level: action.level, action }]
      : [],
  );
  return [...ncs, ...asked].sort((a, b) => b.level - a.level || a.due.localeCompare(b.due));
}

function Late() {
  const m = q.value.manager;
  const found = useLoad(async (stop) => {
    const [open, asked] = await Promise.all([
      quality.nonconformances({ open: true, limit: 200 }, stop),
      quality.actions(true, stop),
    ]);
    return lateOf(open.nonconformances, asked.actions, Date.now());
  }, "late");
  return (
    <section class="sheet">
      <h2 class="pad">{m.late}</h2>
      <Shown of={found} lines={4}>
        {(late) =>
          late.length === 0 ? (
            <p class="quiet pad">{m.lateNone}</p>
          ) : (
            <ul class="lines">
              {late.slice(0, MOST).map((thing) => (
                <li key={thing.key}>
                  <LateLine thing={thing} />
                  <span>
                    <Clock due={thing.due} /> {thing.level > 0 && <Level of={thing.level} />}
                  </span>
                </li>
              ))}
              {late.length > MOST && (
                <li>
                  <a href={addressOf("quality", ["nonconformances"])}>
                    {m.more} ({whole(late.length)})
                  </a>
                </li>
              )}
            </ul>
          )
        }
      </Shown>
    </section>
  );
}

function LateLine({ thing: { nc, action } }: { thing: LateThing }) {
  if (nc !== undefined) {
    return (
      <span>
        <a href={addressOf("quality", ["nonconformances", nc.id])}>NC-{nc.number}</a>{" "}
        <Severity of={nc.severity} /> {nc.batch} · {said(nc.description)}
      </span>
    );
  }
  return (
    <span>
      <a href={addressOf("quality", ["actions"], { action: String(action?.number ?? "") })}>
        {q.value.manager.action} {action?.number}
      </a>{" "}
      {personName(action?.owner ?? "")}: {action?.text}
    </span>
  );
}
