import { useSignal } from "@preact/signals";
import { colon, text } from "../i18n/choice";
import { whole } from "../i18n/format";
import type { Plan } from "./context";
import { addDefect, type Draft, undoDefect } from "./draft";
import { judgeCount } from "./judge";
import { saveDraft } from "./station";
import { t } from "./words";

export function CountPage({ draft, plan }: { draft: Draft; plan: Plan }) {
  const m = t.value.count;
  const attributes = plan.attributes;
  const locating = useSignal<string | undefined>(undefined);
  if (attributes === undefined) return null;
  const verdict = judgeCount(draft.defects.length, plan);
  const inspected = (by: number) =>
    saveDraft({ ...draft, inspected: Math.max(0, draft.inspected + by) });
  return (
    <div class="step count">
      <div>
        <h1>{m.title}</h1>
        <p class="lead">
          {attributes.instruction
            ? text(attributes.instruction)
            : m.inspect(whole(attributes.inspect))}
        </p>
        <Picture draft={draft} plan={plan} locating={locating.value} />
        <fieldset class="stepper">
          <legend>{m.inspected}</legend>
          <button type="button" aria-label={m.less} onClick={() => inspected(-1)}>
            −
          </button>
          <output data-testid="inspected">{whole(draft.inspected)}</output>
          <button type="button" aria-label={m.more} onClick={() => inspected(1)}>
            +
          </button>
        </fieldset>
        {draft.inspected < attributes.inspect && (
          <p class="attention" role="status">
            ▲ {m.atLeast(whole(attributes.inspect))}
          </p>
        )}
      </div>
      <div>
        <div class="defects">
          {attributes.defects.map(({ code, name }) => {
            const count = draft.defects.filter((defect) => defect.code === code).length;
            return (
              <button
                key={code}
                type="button"
                class="defect"
                onClick={() => {
                  locating.value = code;
                  saveDraft(addDefect(draft, { code }));
                }}
              >
                <b>{text(name)}</b>
                <span class="defect-count">{whole(count)}</span>
              </button>
            );
          })}
        </div>
        <p class={`tally ${verdict}`} role="status" data-testid="tally">
          <b>
            {m.found}
            {colon()}
            {whole(draft.defects.length)}
          </b>{" "}
          {verdict === "accept"
            ? `✓ ${m.accept}`
            : verdict === "open"
              ? `▲ ${m.open}`
              : `✕ ${m.reject}`}
          <small>{m.tally(attributes.accept, attributes.reject)}</small>
        </p>
      </div>
      <div class="actions">
        <button
          type="button"
          disabled={draft.defects.length === 0}
          onClick={() => {
            locating.value = undefined;
            saveDraft(undoDefect(draft));
          }}
        >
          ↶ {m.undo}
        </button>
        <button
          type="button"
          class="primary"
          data-primary
          disabled={draft.inspected < attributes.inspect}
          onClick={() => saveDraft({ ...draft, step: "sign" })}
        >
          {m.next}
        </button>
      </div>
    </div>
  );
}

/** The part, with the places of the defects; a touch places the last one. */
function Picture(props: { draft: Draft; plan: Plan; locating: string | undefined }) {
  const m = t.value.count;
  const { draft, locating } = props;
  const picture = props.plan.attributes?.picture;
  if (picture === undefined) return null;
  const name = props.plan.attributes?.defects.find((each) => each.code === locating)?.name;
  const last = draft.defects.at(-1);
  return (
    <>
      <button
        type="button"
        class="place"
        disabled={locating === undefined || last?.code !== locating}
        aria-label={name ? m.place(text(name)) : m.where}
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          // A key presses the middle: it has no place.
          if (event.detail === 0 || last === undefined) return;
          const share = (at: number, from: number, size: number) =>
            Math.round(Math.max(0, Math.min(1, (at - from) / size)) * 1000) / 1000;
          const place: [number, number] = [
            share(event.clientX, box.left, box.width),
            share(event.clientY, box.top, box.height),
          ];
          saveDraft({ ...draft, defects: [...draft.defects.slice(0, -1), { ...last, place }] });
        }}
      >
        <img alt="" src={`data:image/svg+xml,${encodeURIComponent(picture)}`} />
        {draft.defects.map(
          (defect, i) =>
            defect.place && (
              <i
                key={i}
                style={{ left: `${defect.place[0] * 100}%`, top: `${defect.place[1] * 100}%` }}
              >
                ✕
              </i>
            ),
        )}
      </button>
      <p class="hint" aria-live="polite">
        {name ? m.place(text(name)) : m.where}
      </p>
    </>
  );
}
