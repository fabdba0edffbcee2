import { useSignal } from "@preact/signals";
import { text } from "../i18n/choice";
import { unitSign } from "../i18n/unit";
import type { Characteristic } from "./context";
import { Icon } from "./icons";
import { t } from "./words";

/** A decimal number as people write it, with a point or a comma. */
function parseValue(typed: string): number | undefined {
  const plain = typed.trim().replace(",", ".").replace("−", "-");
  return /^-?\d{1,12}(\.\d{1,12})?$/.test(plain) ? Number(plain) : undefined;
}

export function TypeValue(props: {
  characteristic: Characteristic;
  accept: (value: number) => void;
  cancel: () => void;
}) {
  const m = t.value.measure;
  const typed = useSignal("");
  const wrong = useSignal(false);
  const { characteristic } = props;
  const title = m.typeTitle(text(characteristic.name), unitSign(characteristic.unit));
  return (
    <form
      class="type-value"
      onSubmit={(event) => {
        event.preventDefault();
        const value = parseValue(typed.value);
        if (value === undefined) wrong.value = true;
        else props.accept(value);
      }}
    >
      <label for="typed-value">
        <Icon of="pen" /> {title}
      </label>
      <input
        id="typed-value"
        inputMode="decimal"
        autocomplete="off"
        value={typed.value}
        ref={(field) => field?.focus()}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          wrong.value = false;
        }}
      />
      <div role="alert">{wrong.value && <span class="bad">✕ {m.notANumber}</span>}</div>
      <div class="row">
        <button type="button" onClick={props.cancel}>
          {m.cancel}
        </button>
        <button type="submit" class="primary">
          {m.accept}
        </button>
      </div>
    </form>
  );
}
