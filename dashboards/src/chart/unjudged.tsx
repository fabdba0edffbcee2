import { moment, whole } from "../i18n/format";
import { t } from "../i18n/language";
import type { OpenChart } from "./open-chart";

const NOTES_SHOWN = 20;
/** The server counts so far. */
const MANY = 10_000;

/** Readings that are stored but that the chart, which goes forward only, never judged. */
export function UnjudgedNotes({ open }: { open: OpenChart }) {
  const m = t.value.chart.unjudged;
  void open.revision.value;
  const notes = open.series.unjudged;
  if (notes.length === 0) return null;
  return (
    <section class="sheet" data-testid="unjudged">
      <h2>{m.title}</h2>
      <p class="quiet">{m.help}</p>
      <ul class="side-list">
        {notes
          .slice(-NOTES_SHOWN)
          .reverse()
          .map((note) => (
            <li key={`${note.tag} ${note.reason} ${note.from}`}>
              {m.readings(note.readings >= MANY ? `≥ ${whole(MANY)}` : whole(note.readings))},{" "}
              {moment(Date.parse(note.from))} – {moment(Date.parse(note.to))}
              <div class="quiet">{m.why[note.reason]}</div>
            </li>
          ))}
      </ul>
      {notes.length > NOTES_SHOWN && (
        <p class="quiet">{t.value.chart.moreSignals(whole(notes.length - NOTES_SHOWN))}</p>
      )}
    </section>
  );
}
