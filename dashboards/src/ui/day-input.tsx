import { useSignal } from "@preact/signals";
import type { TargetedEvent } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { f } from "../app/words";
import { calendarDay } from "../i18n/format";

type Props = {
  /** Whether a time of day is asked for too. */
  timed?: boolean;
  name?: string;
  required?: boolean;
  value?: string | undefined;
  defaultValue?: string | undefined;
  max?: string;
  step?: string;
  "aria-label"?: string;
  onChange?: (event: TargetedEvent<HTMLInputElement>) => void;
};

/**
 * Asks for a day. A browser writes it in its own language; here it stands in the page's, except
 * while it is being edited.
 */
export function DayInput({ timed = false, ...rest }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const value = useSignal("");
  const read = () => {
    value.value = input.current?.value ?? "";
  };
  useEffect(read);
  useEffect(() => {
    const form = input.current?.form;
    // The event comes before the fields have changed.
    const later = () => setTimeout(read);
    form?.addEventListener("reset", later);
    return () => form?.removeEventListener("reset", later);
  }, []);
  return (
    <span class="day-input" data-shown={shown(value.value, timed, rest.required)}>
      <input {...rest} ref={input} type={timed ? "datetime-local" : "date"} onInput={read} />
    </span>
  );
}

function shown(value: string, timed: boolean, required = false): string {
  const m = f.value.form;
  if (value === "") return !required ? "–" : timed ? m.noMoment : m.noDay;
  const [day = "", time = ""] = value.split("T");
  return timed ? `${calendarDay(day)} ${time}` : calendarDay(day);
}
