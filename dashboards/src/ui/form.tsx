import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { RefusedError, UnreachableError } from "../api/client";
import { f } from "../app/words";
import { said } from "../i18n/said";
import { refusalTitle } from "./shown";

/** What was typed; a field left empty is undefined. */
export type Typed = {
  text: (name: string) => string;
  optional: (name: string) => string | undefined;
  number: (name: string) => number;
};

export function typed(form: HTMLFormElement): Typed {
  const data = new FormData(form);
  const optional = (name: string) => {
    const value = data.get(name);
    return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
  };
  const text = (name: string) => optional(name) ?? "";
  return { text, optional, number: (name) => Number(text(name)) };
}

/** Why an act did not happen, where it was asked for. */
export function whyNot(error: unknown): string {
  if (error instanceof RefusedError) {
    return error.message === ""
      ? refusalTitle(error.status)
      : `${refusalTitle(error.status)}: ${said(error.message)}`;
  }
  if (error instanceof UnreachableError) return f.value.state.unreachable;
  throw error;
}

/**
 * Fields with one act. It says in place why the server refused, and which field it means. What was
 * typed stays when the act was thought better of (false), and goes when it is done.
 */
export function Form(props: {
  submit: string;
  onSubmit: (typed: Typed) => Promise<unknown>;
  onCancel?: () => void;
  /** Whether what was typed stays after the act. */
  keep?: boolean;
  children?: ComponentChildren;
}) {
  const busy = useSignal(false);
  const error = useSignal<string | undefined>(undefined);
  const form = useRef<HTMLFormElement>(null);
  const act = async (element: HTMLFormElement) => {
    busy.value = true;
    error.value = undefined;
    try {
      if ((await props.onSubmit(typed(element))) === false || props.keep === true) return;
      element.reset();
      element.closest("details")?.removeAttribute("open");
    } catch (cause) {
      error.value = whyNot(cause);
      const field = cause instanceof RefusedError ? cause.field : undefined;
      const at = field === undefined ? null : element.elements.namedItem(field);
      if (at instanceof HTMLElement) at.focus();
    } finally {
      busy.value = false;
    }
  };
  return (
    <form
      ref={form}
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy.value) void act(event.currentTarget);
      }}
    >
      {props.children}
      {error.value !== undefined && (
        <p class="form-error" role="alert">
          {error.value}
        </p>
      )}
      <div class="form-acts">
        <button type="submit" class="button button-first" aria-disabled={busy.value}>
          {props.submit}
        </button>
        {props.onCancel && (
          <button type="button" class="button" onClick={props.onCancel}>
            {f.value.form.cancel}
          </button>
        )}
      </div>
    </form>
  );
}

export function Field(props: {
  label: string;
  hint?: string;
  wide?: boolean;
  children: ComponentChildren;
}) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is among the children
    <label class={props.wide ? "field field-wide" : "field"}>
      <span>{props.label}</span>
      {props.children}
      {props.hint && <small class="quiet">{props.hint}</small>}
    </label>
  );
}

/** An act that opens in place: its button, and under it what it asks for. */
export function Act(props: { label: string; children: ComponentChildren; open?: boolean }) {
  // A table has one in every row: what it asks for is made when it is first opened.
  const opened = useSignal(props.open === true);
  return (
    <details
      class="act"
      open={props.open}
      onToggle={(event) => {
        opened.value = opened.peek() || event.currentTarget.open;
      }}
    >
      <summary class="button">{props.label}</summary>
      <div class="act-body sheet">{opened.value && props.children}</div>
    </details>
  );
}
