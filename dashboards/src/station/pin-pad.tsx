import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { span } from "../i18n/format";
import { AwayError, RefusedError } from "./edge";
import { Icon } from "./icons";
import { takePinKeys } from "./keys";
import { play } from "./sound";
import { person } from "./station";
import { t } from "./words";

const LONGEST = 12;
const SHORTEST = 4;
const LOCKED = 423;
const SESSION_OVER = 401;
const FULL = 503;

/** Asks for a PIN; what is given is forgotten as soon as it was tried. */
export function PinPad(props: {
  title: string;
  act: (pin: string) => Promise<void>;
  cancel?: { label: string; act: () => void };
}) {
  const m = t.value.signIn;
  const pin = useSignal("");
  const busy = useSignal(false);
  const trouble = useSignal<unknown>(undefined);
  const known = person.value?.pinLength;

  const submit = async () => {
    if (busy.value || pin.value.length < SHORTEST) return;
    busy.value = true;
    const given = pin.value;
    pin.value = "";
    try {
      await props.act(given);
      trouble.value = undefined;
    } catch (error) {
      if (!(error instanceof RefusedError || error instanceof AwayError)) throw error;
      trouble.value = error;
      play("reject");
    } finally {
      busy.value = false;
    }
  };
  const press = (key: string, touched: boolean) => {
    if (key === "Escape") pin.value = "";
    else if (key === "Backspace") pin.value = pin.value.slice(0, -1);
    else if (key === "Enter") void submit();
    else if (pin.value.length < LONGEST) pin.value += key;
    // At the keyboard Enter ends a PIN, because a scanner's digits arrive there too.
    if (touched && pin.value.length === known) void submit();
  };
  const latest = useRef(press);
  latest.current = press;
  // Before the next key can come.
  useLayoutEffect(() => takePinKeys((key) => latest.current(key, false)), []);

  return (
    <section class="pin" aria-label={props.title}>
      <h2>{props.title}</h2>
      <div class="pin-dots" role="status" aria-label={m.digits(pin.value.length)}>
        {busy.value ? "…" : "●".repeat(pin.value.length)}
      </div>
      <div class="pin-trouble" role="alert">
        {trouble.value !== undefined && <span class="bad">✕ {sentence(trouble.value)}</span>}
      </div>
      <div class="pin-keys">
        {["1", "2", "3", "4", "5", "6", "7", "8", "9"].map((key) => (
          <button key={key} type="button" class="key" onClick={() => press(key, true)}>
            {key}
          </button>
        ))}
        <button
          type="button"
          class="key small"
          aria-label={m.delete}
          onClick={() => press("Backspace", true)}
        >
          <Icon of="delete" />
        </button>
        <button type="button" class="key" onClick={() => press("0", true)}>
          0
        </button>
        <button
          type="button"
          class="key small primary"
          disabled={busy.value || pin.value.length < SHORTEST}
          onClick={() => press("Enter", true)}
        >
          {m.enter}
        </button>
      </div>
      {props.cancel && (
        <button type="button" class="wide" onClick={props.cancel.act}>
          {props.cancel.label}
        </button>
      )}
    </section>
  );
}

function sentence(error: unknown): string {
  const m = t.value;
  if (error instanceof AwayError) return m.sign.away;
  if (!(error instanceof RefusedError)) return String(error);
  switch (error.status) {
    case LOCKED:
      return m.signIn.locked(span((error.wait ?? 60) * 1000));
    case SESSION_OVER:
      return m.signIn.expired;
    case FULL:
      return m.sign.full;
    case 403:
      return m.signIn.wrong;
    case 404:
      return m.signIn.notHere;
    default:
      return error.detail;
  }
}
