import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Session } from "../api/types";
import { plantDay, whole } from "../i18n/format";
import { Clock } from "../quality/marks";
import { personOf } from "../quality/names";
import { useLoad } from "../ui/load";
import { place } from "./place";
import { session } from "./session";
import { readWork, type Waiting, waitingFor } from "./waiting";
import { f } from "./words";

const MOST = 100;

/** What waits for the person who is signed in. */
export function Bell() {
  return session.value === undefined ? null : (
    <BellOf key={session.value.login} who={session.value} />
  );
}

function BellOf({ who }: { who: Session }) {
  const open = useSignal(false);
  const work = useLoad((stop) => readWork(plantDay(Date.now()), stop), who.login);
  useEffect(() => {
    open.value = false;
    const onEscape = (event: KeyboardEvent) => {
      if (event.key === "Escape") open.value = false;
    };
    window.addEventListener("keydown", onEscape);
    return () => window.removeEventListener("keydown", onEscape);
  }, [place.value]);
  const waiting =
    work.loaded.state === "ready"
      ? waitingFor(work.loaded.value, who, personOf(who.login)?.department)
      : [];
  const m = f.value.bell;
  const none =
    work.loaded.state === "ready"
      ? m.none
      : work.loaded.state === "loading"
        ? m.looking
        : m.unknown;
  return (
    <div class="bell">
      <button
        type="button"
        class="bell-button"
        aria-expanded={open.value}
        aria-label={waiting.length === 0 ? none : m.count(whole(waiting.length))}
        title={m.title}
        onClick={() => {
          open.value = !open.value;
        }}
      >
        <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
          <path
            d="M10 2.5a5 5 0 0 0-5 5v3.5L3.5 14h13L15 11V7.500a5 5 0 0 0-5-5ZM8 16.500a2 2 0 0 0 4 0"
            fill="none"
            stroke="currentColor"
            stroke-width="1.6"
            stroke-linejoin="round"
          />
        </svg>
        {waiting.length > 0 && <b>{whole(waiting.length)}</b>}
      </button>
      {open.value && (
        <section class="bell-list sheet" aria-label={m.title}>
          <h2 class="pad">{m.title}</h2>
          {waiting.length === 0 && <p class="quiet pad">{none}</p>}
          <ul class="lines">
            {waiting.slice(0, MOST).map((each) => (
              <Item key={each.key} waiting={each} />
            ))}
          </ul>
          {waiting.length > MOST && <p class="quiet pad">{m.more(whole(waiting.length - MOST))}</p>}
        </section>
      )}
    </div>
  );
}

function Item({ waiting }: { waiting: Waiting }) {
  return (
    <li>
      <a href={waiting.href}>
        <b>{f.value.bell[waiting.errand]}</b> {waiting.what}
      </a>
      {waiting.due !== undefined && <Clock due={waiting.due} />}
    </li>
  );
}
