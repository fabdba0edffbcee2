import type { ComponentChildren } from "preact";
import { RefusedError, type UnreachableError } from "../api/client";
import { f } from "../app/words";
import { when } from "../i18n/format";
import { t } from "../i18n/language";
import { said } from "../i18n/said";
import type { Resource } from "./load";
import { Notice } from "./notice";

/**
 * What was read, in whichever state it is: reserved space while it loads, what it was when the
 * server went away, why it is not shown and what to do.
 */
export function Shown<T>(props: {
  of: Resource<T>;
  lines?: number;
  children: (value: T) => ComponentChildren;
}) {
  const { loaded, staleSince, again } = props.of;
  switch (loaded.state) {
    case "loading":
      return (
        <div
          class="sheet ghost"
          style={{ minHeight: `${(props.lines ?? 6) * 2}rem` }}
          aria-busy="true"
        />
      );
    case "failed":
      return <Refusal error={loaded.error} again={again} />;
    case "ready":
      return (
        <>
          {staleSince !== undefined && (
            <p class="stale" role="status">
              {f.value.state.stale(when(staleSince))}
            </p>
          )}
          {props.children(loaded.value)}
        </>
      );
  }
}

function Refusal(props: { error: RefusedError | UnreachableError; again: () => void }) {
  const { error } = props;
  if (!(error instanceof RefusedError)) {
    return (
      <Notice title={t.value.failed.unreachable} role="alert">
        <p>{t.value.failed.unreachableHint}</p>
      </Notice>
    );
  }
  return (
    <Notice title={refusalTitle(error.status)} role="alert">
      <p>{said(error.message)}</p>
      <button type="button" class="button" onClick={props.again}>
        {t.value.failed.again}
      </button>
    </Notice>
  );
}

/** What a status means, in a few words; the server's own sentence follows. */
export function refusalTitle(status: number): string {
  const m = f.value.state;
  switch (status) {
    case 400:
      return m.invalid;
    case 401:
      return m.signedOut;
    case 403:
      return m.forbidden;
    case 404:
      return m.notFound;
    case 409:
    case 412:
      return m.conflict;
    case 429:
      return m.tooOften;
    default:
      return t.value.failed.refused;
  }
}
