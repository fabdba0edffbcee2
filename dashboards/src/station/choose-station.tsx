import { text } from "../i18n/choice";
import { RemarkLine } from "./remark";
import { context, setStation } from "./station";
import { t } from "./words";

export function ChooseStation() {
  const m = t.value.choose;
  const stations = context.value.stations;
  return (
    <section class="page">
      <h1>{stations.length > 0 ? m.title : m.none}</h1>
      <p class="hint">{stations.length > 0 ? m.hint : m.noneHint}</p>
      <RemarkLine />
      <div class="tiles">
        {stations.map((station) => (
          <button
            key={station.station}
            type="button"
            class="tile"
            onClick={() => setStation(station.station)}
          >
            <b>{station.station}</b>
            <span>{text(station.name)}</span>
          </button>
        ))}
      </div>
    </section>
  );
}
