import { quality } from "../api/quality";
import type { Objective, ObjectiveLine } from "../api/types";
import { useCrumb } from "../app/crumb";
import { addressOf } from "../app/route";
import { may } from "../app/session";
import { colon } from "../i18n/choice";
import { calendarDay, percent, plantDay, whole } from "../i18n/format";
import { text } from "../i18n/language";
import { DayInput } from "../ui/day-input";
import { Act, Field, Form } from "../ui/form";
import { useLoad } from "../ui/load";
import { Shown } from "../ui/shown";
import { Table } from "../ui/table";
import { Facts } from "./facts";
import { StandingMark } from "./marks";
import { personName } from "./names";
import { Forecast, OwnerField, scopeName, targetOf } from "./objectives-page";
import { q } from "./words";

/** One objective: where it stands now, every version of it, and what may be done. */
export function ObjectivePage({ id }: { id: string }) {
  const versions = useLoad((stop) => quality.objective(id, stop), id);
  const board = useLoad((stop) => quality.objectives(stop), "objectives");
  const line =
    board.loaded.state === "ready"
      ? board.loaded.value.objectives.find((each) => each.id === id)
      : undefined;
  const again = () => {
    versions.again();
    board.again();
  };
  return (
    <Shown of={versions}>
      {(value) => <Versions versions={value.versions} line={line} again={again} />}
    </Shown>
  );
}

function Versions(props: {
  versions: readonly Objective[];
  line: ObjectiveLine | undefined;
  again: () => void;
}) {
  const m = q.value.objective;
  const latest = props.versions.at(-1);
  useCrumb(latest && text({ en: latest.nameEn, zh: latest.nameZh }));
  if (latest === undefined) return null;
  return (
    <>
      <div class="page-head">
        <h1>{text({ en: latest.nameEn, zh: latest.nameZh })}</h1>
        {props.line && <StandingMark status={props.line.status} />}
      </div>
      {props.line && <Now line={props.line} />}
      <Table
        name={m.versions}
        titled
        rows={[...props.versions].reverse()}
        id={(version) => String(version.version)}
        columns={[
          { key: "version", head: m.version, number: true, value: (x) => x.version },
          { key: "target", head: m.target, number: true, value: (x) => x.target, show: targetOf },
          {
            key: "from",
            head: m.validFrom,
            value: (x) => x.validFrom,
            show: (x) => calendarDay(x.validFrom),
          },
          { key: "owner", head: m.owner, value: (x) => personName(x.owner) },
          { key: "reason", head: m.reason, value: (x) => x.reason },
          { key: "author", head: m.setBy, value: (x) => personName(x.author) },
        ]}
      />
      <div class="acts">
        {may("edit-objective") && <Revise latest={latest} again={props.again} />}
        {may("explain-objective") && (
          <Explain latest={latest} line={props.line} again={props.again} />
        )}
      </div>
    </>
  );
}

function Now({ line }: { line: ObjectiveLine }) {
  const m = q.value.objective;
  return (
    <section class="sheet pad stack">
      <p class="figure">
        {line.actual === undefined ? "–" : percent(line.actual)}{" "}
        <small class="quiet">{targetOf(line)}</small>
      </p>
      <p class="quiet">
        {m.metric[line.metric]}
        {colon()}
        {whole(line.count)} / {whole(line.of)}
        {line.lower !== undefined &&
          ` · ${q.value.home.interval(percent(line.lower), percent(line.upper ?? 0))}`}
        {` · ${m.statusHint[line.status]}`}
      </p>
      <Facts
        of={[
          [m.scopeHead, <Drill key="drill" line={line} />],
          [m.period, line.period],
          [m.owner, personName(line.owner)],
          [m.forecast, <Forecast key="forecast" line={line} />],
          [m.reason, line.reason],
        ]}
      />
    </section>
  );
}

function Drill({ line }: { line: ObjectiveLine }) {
  const down = line.scope === "department" || line.scope === "line" || line.scope === "part";
  if (line.metric !== "defect-rate" || (!down && line.scope !== "company"))
    return <>{scopeName(line)}</>;
  return (
    <a href={addressOf("quality", [], down ? { [line.scope]: line.scopeCode } : {})}>
      {scopeName(line)}
    </a>
  );
}

function Revise({ latest, again }: { latest: Objective; again: () => void }) {
  const m = q.value.objective;
  return (
    <Act label={m.revise}>
      <Form
        submit={m.revise}
        onSubmit={async (typed) => {
          await quality.reviseObjective(latest.id, {
            target: typed.number("target") / 100,
            owner: typed.text("owner"),
            validFrom: typed.text("validFrom"),
            reason: typed.text("reason"),
          });
          again();
        }}
      >
        <Field label={m.percent}>
          <input
            name="target"
            type="number"
            min="0"
            max="100"
            step="any"
            required
            defaultValue={String(Number((latest.target * 100).toPrecision(12)))}
          />
        </Field>
        <OwnerField owner={latest.owner} />
        <Field label={m.validFrom}>
          <DayInput name="validFrom" required defaultValue={plantDay(Date.now())} />
        </Field>
        <Field label={m.reason} wide>
          <input name="reason" required minLength={3} maxLength={1000} />
        </Field>
      </Form>
    </Act>
  );
}

function Explain(props: { latest: Objective; line: ObjectiveLine | undefined; again: () => void }) {
  const m = q.value.objective;
  return (
    <Act label={m.explain}>
      <Form
        submit={m.explain}
        onSubmit={async (typed) => {
          await quality.explainObjective(props.latest.id, {
            period: typed.text("period"),
            reason: typed.text("reason"),
          });
          props.again();
        }}
      >
        <Field label={m.period} hint={q.value.report.periodHint}>
          <input name="period" required maxLength={100} defaultValue={props.line?.period} />
        </Field>
        <Field label={m.explainReason} wide>
          <textarea name="reason" required minLength={3} maxLength={1000} rows={2} />
        </Field>
      </Form>
    </Act>
  );
}
