import { quality } from "../api/quality";
import type { GaugeSheet } from "../api/types";
import { addressOf } from "../app/route";
import { calendarDay, plantDay, whole } from "../i18n/format";
import { text } from "../i18n/language";
import { useLoad } from "../ui/load";
import { Shown } from "../ui/shown";
import { Table } from "../ui/table";
import { Mark } from "./marks";
import { q } from "./words";

const SOON_DAYS = 14;
const DAY_MILLIS = 86_400_000;

/** Gauges, the next due first. */
export function GaugesPage() {
  const m = q.value.gauge;
  const found = useLoad((stop) => quality.gauges(stop), "gauges");
  return (
    <>
      <div class="page-head">
        <h1>{m.title}</h1>
      </div>
      <Shown of={found} lines={10}>
        {({ gauges }) => (
          <Table
            name={m.title}
            rows={gauges}
            empty={m.none}
            id={({ gauge }) => gauge.code}
            columns={[
              {
                key: "code",
                head: m.code,
                value: ({ gauge }) => gauge.code,
                show: ({ gauge }) => (
                  <a href={addressOf("quality", ["gauges", gauge.code])}>{gauge.code}</a>
                ),
              },
              {
                key: "name",
                head: m.name,
                value: ({ gauge }) => text({ en: gauge.nameEn, zh: gauge.nameZh }),
              },
              { key: "state", head: m.state, value: ({ gauge }) => m.states[gauge.state] },
              {
                key: "due",
                head: m.due,
                value: ({ gauge }) => gauge.due,
                show: (sheet) => <GaugeDue sheet={sheet} />,
              },
              {
                key: "interval",
                head: m.interval,
                number: true,
                value: ({ gauge }) => gauge.intervalDays,
                show: ({ gauge }) => m.days(whole(gauge.intervalDays)),
              },
            ]}
          />
        )}
      </Shown>
    </>
  );
}

export function GaugeDue({ sheet }: { sheet: GaugeSheet }) {
  const m = q.value.gauge;
  const { gauge, overdue } = sheet;
  const day = calendarDay(gauge.due);
  if (gauge.state === "withdrawn") return <span class="quiet">{day}</span>;
  if (overdue) {
    return (
      <>
        <Mark tone="beyond" shape="triangle">
          {m.overdue}
        </Mark>{" "}
        {day}
      </>
    );
  }
  return gauge.due <= plantDay(Date.now() + SOON_DAYS * DAY_MILLIS) ? (
    <>
      <Mark tone="pattern" shape="ring">
        {m.soon}
      </Mark>{" "}
      {day}
    </>
  ) : (
    <span>{day}</span>
  );
}
