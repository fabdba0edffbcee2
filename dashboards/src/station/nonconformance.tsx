import { useSignal } from "@preact/signals";
import { text } from "../i18n/choice";
import { moment, whole } from "../i18n/format";
import { code128 } from "./code128";
import type { Coded } from "./context";
import { type Draft, newId } from "./draft";
import { Icon } from "./icons";
import { shrink } from "./photo";
import type { Summary } from "./record";
import { play } from "./sound";
import { context, handInSoon, outgoing, person, saveDraft } from "./station";
import { t } from "./words";

type Raised = { id: string; code: Coded; quantity: number; at: number };

/** The end of its id, long enough to say over the telephone. */
export function shortNumber(id: string): string {
  return `NC-${id.slice(-8).toUpperCase()}`;
}

/** The second touch raises it: quantity and photo are set before, and have sensible beginnings. */
export function NonconformanceSheet({ draft, close }: { draft: Draft; close: () => void }) {
  const m = t.value.nonconformance;
  const quantity = useSignal(1);
  const photo = useSignal<string | undefined>(undefined);
  const photoFailed = useSignal(false);
  const raised = useSignal<Raised | undefined>(undefined);
  if (raised.value) return <Label raised={raised.value} draft={draft} close={close} />;

  const raise = async (code: Coded) => {
    const id = newId();
    const at = Date.now();
    play("attention");
    raised.value = { id, code, quantity: quantity.value, at };
    saveDraft({ ...draft, nonconformances: [...draft.nonconformances, id] });
    await handInSoon({
      id,
      station: draft.station,
      signedAt: new Date(at).toISOString(),
      content: contentOf(draft, code.code, quantity.value, photo.value),
    });
  };
  return (
    <div class="step">
      <h1>{m.title}</h1>
      <p class="lead">{m.hint}</p>
      <div class="row">
        <fieldset class="stepper">
          <legend>{m.quantity}</legend>
          <button
            type="button"
            aria-label={t.value.count.less}
            onClick={() => {
              quantity.value = Math.max(1, quantity.value - 1);
            }}
          >
            −
          </button>
          <output>{whole(quantity.value)}</output>
          <button type="button" aria-label={t.value.count.more} onClick={() => quantity.value++}>
            +
          </button>
        </fieldset>
        <label class="photo">
          <input
            type="file"
            accept="image/*"
            capture="environment"
            onChange={async (event) => {
              const file = event.currentTarget.files?.[0];
              photo.value = file && (await shrink(file));
              photoFailed.value = file !== undefined && photo.value === undefined;
            }}
          />
          <span>
            {photo.value ? "✓ " : <Icon of="photo" />}
            {photo.value ? m.photoAdded : m.photo}
          </span>
        </label>
        {photoFailed.value && <span class="bad">✕ {m.photoFailed}</span>}
      </div>
      <div class="tiles">
        {context.value.nonconformances.map((code) => (
          <button key={code.code} type="button" class="tile stop" onClick={() => void raise(code)}>
            <b>{text(code.name)}</b>
            <span>{code.code}</span>
          </button>
        ))}
      </div>
      <div class="actions">
        <button type="button" onClick={close}>
          {m.cancel}
        </button>
      </div>
    </div>
  );
}

function contentOf(draft: Draft, code: string, quantity: number, photo: string | undefined) {
  const summary: Summary = {
    kind: "nonconformance",
    batch: draft.batch,
    part: draft.part,
    operation: draft.operation,
    code,
    quantity,
    hold: true,
  };
  return {
    format: 1,
    kind: "nonconformance",
    batch: draft.batch,
    part: draft.part,
    operation: draft.operation,
    nonconformance: { code, quantity, hold: true, ...(photo === undefined ? {} : { photo }) },
    summary,
  };
}

function Label(props: { raised: Raised; draft: Draft; close: () => void }) {
  const m = t.value.nonconformance;
  const { raised, draft } = props;
  const here = outgoing.value.some((item) => item.id === raised.id);
  return (
    <div class="step">
      <p class={here ? "lead attention" : "lead good"} role="status">
        {here ? `▲ ${m.raisedHere}` : `✓ ${m.raised}`}
      </p>
      <div class="label" data-testid="label">
        <strong>◆ {m.label}</strong>
        <b>{draft.batch}</b>
        <Bars text={draft.batch} />
        <dl>
          <dt>{m.number}</dt>
          <dd>{shortNumber(raised.id)}</dd>
          <dt>{m.reason}</dt>
          <dd>{text(raised.code.name)}</dd>
          <dt>{m.quantity}</dt>
          <dd>{whole(raised.quantity)}</dd>
          <dt>{m.by}</dt>
          <dd>{person.value?.name}</dd>
          <dt>{m.time}</dt>
          <dd>{moment(raised.at)}</dd>
        </dl>
      </div>
      <div class="actions">
        <button type="button" onClick={() => window.print()}>
          <Icon of="print" /> {m.print}
        </button>
        <button type="button" class="primary" data-primary onClick={props.close}>
          {m.done}
        </button>
      </div>
    </div>
  );
}

/** The text as Code 128, so that the label can be scanned. */
function Bars({ text: of }: { text: string }) {
  const widths = code128(of);
  if (widths === undefined) return null;
  let x = 10;
  const bars = [...widths].map((width, i) => {
    const from = x;
    x += Number(width);
    return i % 2 === 0 ? `M${from} 0h${width}v30h-${width}z` : "";
  });
  return (
    <svg class="bars" viewBox={`0 0 ${x + 10} 30`} preserveAspectRatio="none" aria-hidden="true">
      <path d={bars.join("")} fill="#000" />
    </svg>
  );
}
