import { text } from "../i18n/choice";
import { calendarDay } from "../i18n/format";
import { type Remark, remark } from "./flow";
import { context, today } from "./station";
import { t } from "./words";

/** What was scanned and leads nowhere: what it could be, and what to do. */
export function RemarkLine() {
  return (
    <div class="remark" role="alert">
      {remark.value !== undefined && <p>▲ {sentence(remark.value)}</p>}
    </div>
  );
}

function sentence(about: Remark): string {
  const m = t.value.scan;
  switch (about.kind) {
    case "badge":
      return m.badge;
    case "station":
      return m.station(about.station.station);
    case "gauge": {
      const { name, gauge, due, state } = about.gauge;
      const said = `${gauge} (${text(name)})`;
      const until = calendarDay(due);
      return due >= today() && state === "in-use"
        ? m.gauge(said, until)
        : m.gaugeOverdue(said, until);
    }
    case "part":
      return m.part(about.part, about.batches.map(({ batch }) => batch).join(", ") || m.noBatches);
    case "elsewhere": {
      const stations = [...new Set(about.plans.map((plan) => plan.station))].map((code) => {
        const entry = context.value.stations.find((each) => each.station === code);
        return entry ? `${code} (${text(entry.name)})` : code;
      });
      return stations.length > 0
        ? m.notHere(about.batch.batch, stations.join(", "))
        : m.noPlan(about.batch.batch);
    }
    case "unknown":
      return `${m.unknown(about.code)} ${m.unknownLike[about.like]}`;
  }
}
