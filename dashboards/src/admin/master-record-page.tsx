import { quality } from "../api/quality";
import { useCrumb } from "../app/crumb";
import { colon } from "../i18n/choice";
import { moment } from "../i18n/format";
import { text } from "../i18n/language";
import { said } from "../i18n/said";
import { characteristicName, master, personName } from "../quality/names";
import { useLoad } from "../ui/load";
import { Shown } from "../ui/shown";
import { Table } from "../ui/table";
import { Changes, changesText } from "./changes";
import { type Kind, keyOf } from "./master-diff";
import { type Version, versionsOf } from "./master-record";
import { a } from "./words";

/** One record of master data: every version of it, by whom, when and why. */
export function MasterRecordPage({ kind, record }: { kind: Kind; record: string }) {
  const m = a.value.history;
  const found = useLoad(
    (stop) => quality.masterHistory(kind, record, stop),
    `history ${kind} ${record}`,
  );
  useCrumb(record);
  return (
    <>
      <div class="page-head">
        <h1>{nameOf(kind, record)}</h1>
        <span class="quiet">
          {a.value.master.kinds[kind]} · {record}
        </span>
      </div>
      <p class="quiet">{m.hint}</p>
      <Shown of={found} lines={8}>
        {({ lines }) => (
          <Table
            name={m.title}
            rows={versionsOf(lines)}
            empty={m.none}
            id={(version) => version.time + version.author}
            columns={[
              { key: "version", head: m.version, number: true, value: (x) => x.number },
              {
                key: "time",
                head: a.value.audit.time,
                value: (x) => x.time,
                show: (x) => moment(Date.parse(x.time)),
              },
              { key: "author", head: a.value.audit.author, value: (x) => personName(x.author) },
              {
                key: "change",
                head: a.value.audit.change,
                value: told,
                show: (x) => <Touched version={x} kind={kind} />,
              },
              {
                key: "reason",
                head: a.value.audit.reason,
                value: (x) => said(x.reason),
                show: (x) => <span class="wrap-short">{said(x.reason)}</span>,
              },
            ]}
          />
        )}
      </Shown>
    </>
  );
}

/** What a record is called; a chart is called after what it charts. */
function nameOf(kind: Kind, record: string): string {
  if (kind === "charts") {
    const chart = master.value.charts?.find((each) => each.code === record);
    return chart === undefined ? record : characteristicName(chart.characteristic);
  }
  const found = master.value[kind]?.find((each) => keyOf(each) === record);
  return found === undefined ? record : text(found.name);
}

const OF_ITSELF: Readonly<Record<Kind, string>> = {
  sites: "plant",
  departments: "department",
  lines: "line",
  stations: "station",
  defects: "defect_code",
  characteristics: "characteristic",
  charts: "chart",
  parts: "part",
  gauges: "gauge",
};

/** What a version did, part by part where it did more than one thing. */
function Touched({ version, kind }: { version: Version; kind: Kind }) {
  const { actions, kinds } = a.value.audit;
  return (
    <>
      {version.touched.map((each) => (
        <div key={`${each.kind} ${each.record}`}>
          {each.kind !== OF_ITSELF[kind] && (
            <b>
              {kinds[each.kind] ?? each.kind} {each.record.split("/").at(-1)}
              {colon()}
            </b>
          )}
          {actions[each.action] ?? each.action}
          <Changes of={each.changes} />
        </div>
      ))}
    </>
  );
}

function told(version: Version): string {
  const { actions } = a.value.audit;
  return version.touched
    .map(
      (each) =>
        `${each.record} ${actions[each.action] ?? each.action}${colon()}${changesText(each.changes)}`,
    )
    .join(" | ");
}
