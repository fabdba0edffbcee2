import { restate } from "../app/place";
import type { ChartView } from "../app/route";
import { fromPlant, moment, toPlant, whole } from "../i18n/format";
import { t } from "../i18n/language";
import { useClosing } from "../ui/closing";
import { typed } from "../ui/form";
import type { OpenChart } from "./open-chart";

/** Says that a chart is looked at as of a moment, and leads back to the present. */
export function PastBanner(props: { open: OpenChart; id: number; view: ChartView }) {
  const m = t.value.chart.past;
  const { open, id, view } = props;
  const late = open.arrivedLater.value;
  return (
    <div class="past sheet" role="status" data-testid="past">
      <b>{m.title(moment(Date.parse(view.asOf)))}</b>
      <span class="quiet">{m.help}</span>
      {late > 0 && <span class="mark-pattern">▲ {m.arrivedLater(whole(late))}</span>}
      <button
        type="button"
        class="button"
        onClick={() => restate({ at: "chart", id, view: { ...view, asOf: "" } })}
      >
        {m.now}
      </button>
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
          <input
            name="moment"
            type="datetime-local"
            step="1"
            required
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
