import { when, whole } from "../i18n/format";
import { dayOf } from "./context";
import type { KeptRecord } from "./edge";
import { shortNumber } from "./nonconformance";
import { DutyList } from "./scan-page";
import { context, isCommitted, person, records, today } from "./station";
import { t } from "./words";

export function TodayPage() {
  const m = t.value.today;
  const zone = context.value.zone;
  const mine = records.value.filter((record) => record.badge === person.value?.badge);
  const day = (record: KeptRecord) => dayOf(Date.parse(record.signedAt), zone);
  const ofToday = mine.filter((record) => day(record) === today()).reverse();
  const ofMonth = mine.filter((record) => day(record).slice(0, 7) === today().slice(0, 7));
  return (
    <section class="page split">
      <div>
        <h1>{m.title}</h1>
        <h2>{m.month}</h2>
        <p class="hint">{m.monthHint}</p>
        <MonthFigures records={ofMonth} />
        <h2>{m.mine}</h2>
        {ofToday.length === 0 ? <p class="hint">{m.none}</p> : <RecordList records={ofToday} />}
      </div>
      <div>
        <h2>{m.checks}</h2>
        <DutyList />
      </div>
    </section>
  );
}

/** What REP-1 asks for each inspector, so far this month, at this station's box. */
function MonthFigures({ records: of }: { records: KeptRecord[] }) {
  const m = t.value.today;
  const inspections = of.filter(({ summary }) => summary.kind === "inspection");
  const sum = (what: "inspected" | "defects") =>
    inspections.reduce((total, { summary }) => total + (summary[what] ?? 0), 0);
  const figures: [string, number][] = [
    [m.records, of.length],
    [m.inspected, sum("inspected")],
    [m.defects, sum("defects")],
    [m.rejected, inspections.filter(({ summary }) => summary.verdict === "fail").length],
    [m.raised, of.filter(({ summary }) => summary.kind === "nonconformance").length],
  ];
  return (
    <dl class="figures">
      {figures.map(([name, figure]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{whole(figure)}</dd>
        </div>
      ))}
    </dl>
  );
}

function RecordList({ records: of }: { records: KeptRecord[] }) {
  const m = t.value.today;
  return (
    <ul class="list">
      {of.map((record) => (
        <li key={record.id} class="line">
          <b>{record.summary.batch}</b>
          <span>
            {m.kinds[record.summary.kind]} · {when(Date.parse(record.signedAt))}
            {isCommitted(record) ? ` · ✓✓ ${m.atServer}` : ` · ✓ ${m.atEdge}`}
          </span>
          <Outcome record={record} />
        </li>
      ))}
    </ul>
  );
}

function Outcome({ record }: { record: KeptRecord }) {
  const { summary } = record;
  if (summary.kind === "nonconformance") {
    return (
      <em class="bad">
        ◆ {summary.code} · {shortNumber(record.id)}
      </em>
    );
  }
  if (summary.act !== undefined) {
    return (
      <em class={summary.act === "rejected" ? "bad" : "good"}>
        {summary.act === "rejected" ? "✕" : "✓"} {t.value.today.acts[summary.act]}
      </em>
    );
  }
  return summary.verdict === "fail" ? (
    <em class="bad">✕ {t.value.gate.fail}</em>
  ) : (
    <em class="good">✓ {t.value.gate.pass}</em>
  );
}
