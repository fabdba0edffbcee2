import { signal } from "@preact/signals";
import { recognise } from "./codes";
import { onCode } from "./flow";
import { context } from "./station";
import { wedge } from "./wedge";

/** A code that is being typed where no field is; shown so that its typist sees it. */
export const typing = signal("");

/** Takes the keys 0 to 9, Backspace and Enter while a PIN is asked for. */
type PinKeys = (key: string) => void;
let pinKeys: PinKeys | undefined;

export function takePinKeys(taker: PinKeys): () => void {
  pinKeys = taker;
  typing.value = "";
  return () => {
    if (pinKeys === taker) pinKeys = undefined;
  };
}

/** Hears scanners and typed codes anywhere on the screen. */
export function listenForCodes() {
  const hear = wedge();
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const field = fieldOf(event.target);
      const heard = hear({ key: event.key, at: event.timeStamp, inField: field !== undefined });
      const asking = pinKeys !== undefined && field === undefined;
      if (heard.kind === "code" && (!asking || isKnown(heard))) {
        event.preventDefault();
        event.stopPropagation();
        typing.value = "";
        if (field !== undefined) takeOut(field, heard.typedInField);
        pinKeys?.("Escape");
        onCode(heard.text);
        return;
      }
      if (asking) {
        toPin(event);
        return;
      }
      if (heard.kind === "typing") typing.value = heard.text;
      if (heard.kind === "nothing" && field === undefined) press(event);
    },
    { capture: true },
  );
}

/** A PIN is typed by a person; only what a scanner sent and somebody knows is a code then. */
function isKnown(heard: { text: string; quick: boolean }): boolean {
  return heard.quick && recognise(heard.text, context.peek()).kind !== "unknown";
}

function toPin(event: KeyboardEvent) {
  const onButton = event.target instanceof HTMLButtonElement;
  if (/^\d$/.test(event.key) || event.key === "Backspace" || (event.key === "Enter" && !onButton)) {
    event.preventDefault();
    pinKeys?.(event.key);
  }
}

/** Enter, Space and the keys that foot switches send press the one obvious next thing. */
function press(event: KeyboardEvent) {
  const onControl =
    event.target instanceof HTMLElement && event.target.closest("button, a, summary");
  const foot = event.key === "F8" || event.key === "F9";
  if (!foot && (onControl || (event.key !== "Enter" && event.key !== " "))) return;
  const button = document.querySelector<HTMLButtonElement>("button[data-primary]:not(:disabled)");
  if (button === null) return;
  event.preventDefault();
  button.click();
}

function fieldOf(target: EventTarget | null): HTMLInputElement | undefined {
  return target instanceof HTMLInputElement && target.type !== "file" ? target : undefined;
}

/** What a scanner wrote into a field that happened to have the focus. */
function takeOut(field: HTMLInputElement, characters: number) {
  field.value = field.value.slice(0, Math.max(0, field.value.length - characters));
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
