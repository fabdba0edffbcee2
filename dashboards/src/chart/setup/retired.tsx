import { DEFAULT_VIEW, printPlace } from "../../app/route";
import { whole } from "../../i18n/format";
import { t, text } from "../../i18n/language";
import { useLoad } from "../../ui/load";
import { setup } from "./calls";
import { u } from "./words";

/** Charts that take no readings any more: what they judged is still there. */
export function RetiredCharts() {
  const { loaded } = useLoad((stop) => setup.retired(stop), "retired charts");
  if (loaded.state !== "ready" || loaded.value.charts.length === 0) return null;
  return (
    <details class="sheet pad retired">
      <summary>
        {u.value.retiredCharts} <span class="quiet">{whole(loaded.value.charts.length)}</span>
      </summary>
      <ul>
        {loaded.value.charts.map((chart) => (
          <li key={chart.id}>
            <a href={printPlace({ at: "chart", id: chart.id, view: DEFAULT_VIEW })}>
              {text(chart.characteristic.name)}
            </a>{" "}
            <span class="quiet">
              {chart.characteristic.code} · {text(chart.stationName)} · {t.value.kind[chart.kind]} ·{" "}
              {t.value.chart.subgroupSize(whole(chart.subgroupSize))}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
