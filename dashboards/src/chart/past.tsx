import { restate } from "../app/place";
import type { ChartView } from "../app/route";
import { fromPlant, moment, toPlant, whole } from "../i18n/format";
import { t } from "../i18n/language";
import { useClosing } from "../ui/closing";
import { DayInput } from "../ui/day-input";
import { typed } from "../ui/form";
import type { OpenChart } from "./open-chart";

/** Says that a chart is looked at as of a moment, and leads back to the present. */
export function PastBanner(props: { open: OpenChart; id: number; view: ChartView }) {
  const m = t.value.chart.past;
  const { open, view } = props;
  const late = open.arrivedLater.value;
  return (
    <div class="past sheet" role="status" data-testid="past">
      <b>{m.title(moment(Date.parse(view.asOf)))}</b>
      <span class="quiet">{m.help}</span>
      {late > 0 && <span class="mark-pattern">▲ {m.arrivedLater(whole(late))}</span>}
      <ToNow {...props} />
    </div>
  );
}

function ToNow({ id, view }: { id: number; view: ChartView }) {
  return (
    <button
      type="button"
      class="button"
      onClick={() => restate({ at: "chart", id, view: { ...view, asOf: "" } })}
    >
      {t.value.chart.past.now}
    </button>
  );
}

/** Says why nothing is studied below a chart that is looked at as of a moment. */
export function NoStudyThen(props: { id: number; view: ChartView }) {
  return (
    <div class="past sheet" data-testid="no-study">
      <span>{t.value.chart.past.noStudy}</span>
      <ToNow {...props} />
    </div>
  );
}

/** Asks for the moment as of which the chart is to be shown. */
export function ChooseMoment({ id, view }: { id: number; view: ChartView }) {
  const m = t.value.chart.past;
  const details = useClosing();
  return (
    <details class="keys" ref={details}>
      <summary class="button">{m.choose}</summary>
      <form
        class="menu moment"
        onSubmit={(event) => {
          event.preventDefault();
          const asOf = fromPlant(typed(event.currentTarget).text("moment"));
          if (details.current) details.current.open = false;
          restate({ at: "chart", id, view: { ...view, asOf } });
        }}
      >
        <label class="field">
          <span>{m.moment}</span>
          <DayInput
            timed
            name="moment"
            step="1"
            required
            max={toPlant(Date.now())}
            defaultValue={toPlant(view.asOf === "" ? Date.now() : Date.parse(view.asOf))}
          />
        </label>
        <button type="submit" class="button button-first">
          {m.show}
        </button>
      </form>
    </details>
  );
}
