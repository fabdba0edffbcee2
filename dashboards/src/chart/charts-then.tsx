import { chartThen } from "../app/route";
import { ordered } from "../floor/floor";
import { t, text } from "../i18n/language";

/** Links to the charts of a station or of some characteristics, as they stood at a moment. */
export function ChartsThen(props: {
  time: string;
  stations?: readonly string[];
  characteristics?: readonly string[];
}) {
  const m = t.value.chart.past;
  const { time, stations = [], characteristics = [] } = props;
  const found = ordered.value.filter(
    (each) => stations.includes(each.station) || characteristics.includes(each.characteristic.code),
  );
  if (found.length === 0) return null;
  return (
    <section class="sheet pad" data-testid="charts-then">
      <h2>{m.charts}</h2>
      <ul class="lines">
        {found.map((each) => (
          <li key={each.id}>
            <a href={chartThen(each.id, time)}>
              {text(each.characteristic.name)} · {text(each.stationName)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
