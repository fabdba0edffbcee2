import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type Loaded, load } from "../api/client";

/** Something read from the server, kept up to date while it is looked at. */
export type Resource<T> = {
  loaded: Loaded<T>;
  /** Since when the server has not answered, while an older value is shown. */
  staleSince: number | undefined;
  again: () => void;
  /** Takes what an act answered with. */
  set: (value: T) => void;
};

const RETRY_MILLIS = 5000;
const REFRESH_MILLIS = 30_000;

/**
 * Reads now, again every half minute while the tab is looked at, and at once when `of` changes.
 * What was read before stays until something newer is there.
 *
 * @param thing what it is about: when only `of` changes, what was read of the thing stays meanwhile
 */
export function useLoad<T>(
  read: (stop: AbortSignal) => Promise<T>,
  of: string,
  thing = of,
): Resource<T> {
  const loaded: Signal<Loaded<T>> = useSignal<Loaded<T>>({ state: "loading" });
  const staleSince = useSignal<number | undefined>(undefined);
  const wanted = useSignal(0);
  const known = useSignal("");
  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let lastRead = Date.now();
    if (known.peek() !== thing) {
      known.value = thing;
      loaded.value = { state: "loading" };
      staleSince.value = undefined;
    }
    const now = async () => {
      clearTimeout(timer);
      const outcome =
        document.hidden && loaded.peek().state === "ready" ? "hidden" : await attempt();
      if (stop.signal.aborted) return;
      timer = setTimeout(() => void now(), outcome === "away" ? RETRY_MILLIS : REFRESH_MILLIS);
    };
    const attempt = async () => {
      const outcome = await load(read(stop.signal));
      if (outcome === undefined || stop.signal.aborted) return "aborted";
      const away = outcome.state === "failed" && !("status" in outcome.error);
      if (away && loaded.peek().state === "ready") {
        staleSince.value ??= lastRead;
        return "away";
      }
      if (outcome.state === "ready") lastRead = Date.now();
      staleSince.value = undefined;
      loaded.value = outcome;
      return away ? "away" : "read";
    };
    void now();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [of, thing, wanted.value]);
  return {
    loaded: known.value === thing ? loaded.value : { state: "loading" },
    staleSince: staleSince.value,
    again: () => {
      wanted.value++;
    },
    set: (value) => {
      loaded.value = { state: "ready", value };
    },
  };
}
