import { signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { load } from "../api/client";
import { quality } from "../api/quality";
import type { SearchHit } from "../api/types";
import { chartsFound, foundOf, pagesFound } from "./found";
import { session } from "./session";
import { f } from "./words";

const DEBOUNCE_MILLIS = 150;

/** Whether the finder is open. */
export const finding = signal(false);

/** Opens on Ctrl-K wherever one is. */
export function startSearch() {
  window.addEventListener("keydown", (event) => {
    if (event.key === "k" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      finding.value = true;
    }
  });
}

/** Finds whatever has a number or a name, and goes there. */
export function Search() {
  return finding.value ? <Finder /> : null;
}

function Finder() {
  const typed = useSignal("");
  const hits = useSignal<readonly SearchHit[]>([]);
  const at = useSignal(0);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    const words = typed.value.trim();
    at.value = 0;
    if (words === "" || session.value === undefined) {
      hits.value = [];
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const outcome = await load(quality.search(words, stop.signal));
      if (outcome?.state === "ready" && !stop.signal.aborted) hits.value = outcome.value.hits;
    }, DEBOUNCE_MILLIS);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [typed.value, session.value]);
  const found = [
    ...chartsFound(typed.value),
    ...hits.value.map(foundOf),
    ...pagesFound(typed.value),
  ];
  const close = () => {
    finding.value = false;
  };
  const m = f.value.search;
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined && found.length > 0) {
      event.preventDefault();
      at.value = (at.value + by + found.length) % found.length;
    }
    const chosen = found[at.value];
    if (event.key === "Enter" && chosen) {
      event.preventDefault();
      location.hash = chosen.href;
      close();
    }
  };
  return (
    <dialog
      ref={dialog}
      class="finder"
      aria-label={m.title}
      onClose={close}
      onClick={(event) => event.target === dialog.current && close()}
      onKeyDown={onKeyDown}
    >
      <input
        class="finder-field"
        role="combobox"
        aria-label={m.hint}
        aria-expanded={found.length > 0}
        aria-controls="finder-list"
        aria-activedescendant={found.length > 0 ? `found-${at.value}` : undefined}
        placeholder={m.hint}
        value={typed.value}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
        }}
      />
      <div id="finder-list" role="listbox" aria-label={m.title} class="finder-list">
        {found.map((each, i) => (
          <a
            key={each.key}
            id={`found-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === at.value}
            href={each.href}
            onClick={close}
          >
            <span class="quiet">{m.kind[each.kind]}</span>
            <b>{each.label}</b>
            <span class="quiet">{each.detail}</span>
          </a>
        ))}
      </div>
      {typed.value.trim() !== "" && found.length === 0 && <p class="quiet pad">{m.none}</p>}
      <p class="quiet pad">{session.value === undefined ? m.signInFor : m.keys}</p>
    </dialog>
  );
}
