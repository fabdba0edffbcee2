import type { ComponentChildren } from "preact";
import { RefusedError, type UnreachableError } from "../api/client";
import { t } from "../i18n/language";
import { said } from "../i18n/said";

/** What stands where there is nothing to show: what would be here, and how it comes. */
export function Notice(props: { title: string; children?: ComponentChildren; role?: "alert" }) {
  return (
    <div class="notice" role={props.role ?? "status"}>
      <strong>{props.title}</strong>
      {props.children}
    </div>
  );
}

/** Why something cannot be shown, and what to do. */
export function Failure(props: {
  error: RefusedError | UnreachableError;
  again?: (() => void) | undefined;
}) {
  const m = t.value.failed;
  const refused = props.error instanceof RefusedError;
  return (
    <Notice title={refused ? m.refused : m.unreachable} role="alert">
      <p>{refused ? said(props.error.message) : m.unreachableHint}</p>
      {refused && props.again && (
        <button type="button" class="button" onClick={props.again}>
          {m.again}
        </button>
      )}
      <a href="#/">{m.home}</a>
    </Notice>
  );
}
