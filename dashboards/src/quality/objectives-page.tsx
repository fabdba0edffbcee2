import { newId, quality } from "../api/quality";
import type { ObjectiveLine } from "../api/types";
import { addressOf } from "../app/route";
import { may } from "../app/session";
import { percent, plantDay, whole, wholePercent } from "../i18n/format";
import { text } from "../i18n/language";
import { DayInput } from "../ui/day-input";
import { Act, Field, Form } from "../ui/form";
import { useLoad } from "../ui/load";
import { Notice } from "../ui/notice";
import { Shown } from "../ui/shown";
import { type Column, Table } from "../ui/table";
import { StandingMark } from "./marks";
import { departmentName, lineName, partName, people, personName } from "./names";
import { q } from "./words";

/** The parts and the whole: every objective of today, from the company down. */
export function ObjectivesPage() {
  const m = q.value.objective;
  const found = useLoad((stop) => quality.objectives(stop), "objectives");
  return (
    <>
      <div class="page-head">
        <h1>{m.title}</h1>
      </div>
      <Shown of={found}>
        {({ objectives }) => (
          <>
            {objectives.length === 0 ? (
              <Notice title={m.none}>
                <p>{m.noneHint}</p>
              </Notice>
            ) : (
              <ObjectiveTable objectives={brokenDown(objectives)} />
            )}
            {may("edit-objective") && (
              <Act label={m.set}>
                <SetObjective objectives={objectives} again={found.again} />
              </Act>
            )}
          </>
        )}
      </Shown>
    </>
  );
}

export type Placed = ObjectiveLine & { depth: number };

/** Each objective after the one it is a part of, with how deep it lies. */
export function brokenDown(objectives: readonly ObjectiveLine[]): Placed[] {
  const known = new Set(objectives.map((each) => each.id));
  const out: Placed[] = [];
  const add = (parent: string | undefined, depth: number) => {
    for (const each of objectives) {
      const under = each.parent !== undefined && known.has(each.parent) ? each.parent : undefined;
      if (under !== parent || out.some((placed) => placed.id === each.id)) continue;
      out.push({ ...each, depth });
      add(each.id, depth + 1);
    }
  };
  add(undefined, 0);
  return out;
}

export function scopeName(line: { scope: ObjectiveLine["scope"]; scopeCode: string }): string {
  switch (line.scope) {
    case "company":
      return q.value.objective.scope.company;
    case "department":
      return departmentName(line.scopeCode);
    case "line":
      return lineName(line.scopeCode);
    case "part":
      return partName(line.scopeCode);
    case "operation":
      return line.scopeCode;
  }
}

export function targetOf(line: { direction: "at-most" | "at-least"; target: number }): string {
  return `${line.direction === "at-most" ? "≤" : "≥"} ${percent(line.target)}`;
}

/** How likely the objective is met when the period ends; `inWords` where no heading says so. */
export function Forecast({ line, inWords = false }: { line: ObjectiveLine; inWords?: boolean }) {
  const m = q.value.objective;
  if (line.over) return <span class="quiet">{m.over}</span>;
  if (line.chanceToMeet === undefined) return <span class="quiet">–</span>;
  const unlikely = line.chanceToMeet < 0.5;
  const chance = wholePercent(line.chanceToMeet);
  return (
    <span class={unlikely ? "mark-pattern" : ""} title={m.chance(chance)}>
      <span class="chance" aria-hidden="true">
        <span style={{ width: `${100 * line.chanceToMeet}%` }} />
      </span>{" "}
      {inWords ? m.chance(chance) : chance}
    </span>
  );
}

function ObjectiveTable({ objectives }: { objectives: readonly Placed[] }) {
  const m = q.value.objective;
  const columns: Column<Placed>[] = [
    {
      key: "name",
      head: m.name,
      value: (x) => text({ en: x.nameEn, zh: x.nameZh }),
      show: (x) => (
        <a
          style={{ paddingLeft: `${x.depth * 1.25}rem` }}
          href={addressOf("quality", ["objectives", x.id])}
        >
          {text({ en: x.nameEn, zh: x.nameZh })}
        </a>
      ),
    },
    { key: "period", head: m.period, value: (x) => x.period },
    { key: "target", head: m.target, number: true, value: (x) => x.target, show: targetOf },
    {
      key: "actual",
      head: m.actual,
      number: true,
      value: (x) => x.actual,
      show: (x) =>
        x.actual === undefined ? (
          "–"
        ) : (
          <span
            title={`${whole(x.count)} / ${whole(x.of)} · ${q.value.home.interval(percent(x.lower ?? 0), percent(x.upper ?? 0))}`}
          >
            <b>{percent(x.actual)}</b>
          </span>
        ),
    },
    {
      key: "standing",
      head: m.standing,
      value: (x) => m.status[x.status],
      show: (x) => <StandingMark status={x.status} />,
    },
    {
      key: "forecast",
      head: m.forecast,
      number: true,
      value: (x) => x.chanceToMeet,
      show: (x) => <Forecast line={x} />,
    },
    { key: "owner", head: m.owner, value: (x) => personName(x.owner) },
    {
      key: "reason",
      head: m.reason,
      value: (x) => x.reason,
      show: (x) => <span class="clip">{x.reason}</span>,
    },
    { key: "scope", head: m.scopeHead, value: scopeName },
    { key: "metric", head: m.metricHead, value: (x) => m.metric[x.metric] },
  ];
  return <Table name={m.title} rows={objectives} id={(x) => x.id} columns={columns} />;
}

function SetObjective(props: { objectives: readonly ObjectiveLine[]; again: () => void }) {
  const m = q.value.objective;
  return (
    <Form
      submit={m.set}
      onSubmit={async (typed) => {
        const parent = typed.optional("parent");
        const scopeCode = typed.optional("scopeCode");
        await quality.setObjective({
          id: newId(),
          ...(parent === undefined ? {} : { parent }),
          name: { en: typed.text("nameEn"), zh: typed.text("nameZh") },
          metric: typed.text("metric") as ObjectiveLine["metric"],
          direction: typed.text("direction") as ObjectiveLine["direction"],
          target: typed.number("target") / 100,
          scope: typed.text("scope") as ObjectiveLine["scope"],
          ...(scopeCode === undefined ? {} : { scopeCode }),
          period: typed.text("period") as "month" | "quarter" | "year",
          owner: typed.text("owner"),
          validFrom: typed.text("validFrom"),
          reason: typed.text("reason"),
        });
        props.again();
      }}
    >
      <Field label={m.nameEn}>
        <input name="nameEn" required maxLength={2000} />
      </Field>
      <Field label={m.nameZh}>
        <input name="nameZh" required maxLength={2000} />
      </Field>
      <Picked label={m.metricHead} name="metric" of={m.metric} />
      <Picked
        label={m.direction}
        name="direction"
        of={{ "at-most": m.atMost, "at-least": m.atLeast }}
      />
      <Field label={m.percent}>
        <input name="target" type="number" min="0" max="100" step="any" required />
      </Field>
      <Picked label={m.scopeHead} name="scope" of={m.scope} />
      <Field label={m.scopeCode}>
        <input name="scopeCode" maxLength={100} />
      </Field>
      <Picked label={m.period} name="period" of={m.periods} />
      <OwnerField />
      <Field label={m.parent}>
        <select name="parent">
          <option value="">{m.noParent}</option>
          {props.objectives.map((each) => (
            <option key={each.id} value={each.id}>
              {text({ en: each.nameEn, zh: each.nameZh })}
            </option>
          ))}
        </select>
      </Field>
      <Field label={m.validFrom}>
        <DayInput name="validFrom" required defaultValue={plantDay(Date.now())} />
      </Field>
      <Field label={m.policy} wide>
        <input name="reason" required minLength={3} maxLength={1000} />
      </Field>
    </Form>
  );
}

export function OwnerField(props: { owner?: string }) {
  return (
    <Field label={q.value.objective.owner}>
      <select name="owner" required>
        {people.value.map((person) => (
          <option key={person.id} value={person.login} selected={person.login === props.owner}>
            {person.name}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** One of a few named values. */
export function Picked(props: {
  label: string;
  name: string;
  of: Readonly<Record<string, string>>;
}) {
  return (
    <Field label={props.label}>
      <select name={props.name}>
        {Object.entries(props.of).map(([value, word]) => (
          <option key={value} value={value}>
            {word}
          </option>
        ))}
      </select>
    </Field>
  );
}
