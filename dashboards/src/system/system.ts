import { computed, signal } from "@preact/signals";
import { api, type Loaded, load } from "../api/client";
import type { Edge, System } from "../api/types";
import { zone } from "../i18n/format";

export const system = signal<Loaded<System>>({ state: "loading" });

/** In which the plant counts costs, its code of ISO 4217; undefined where it named none. */
export const currency = computed(() =>
  system.value.state === "ready" ? system.value.value.currency : undefined,
);

const RETRY_MILLIS = 3000;

/** Learns what the server is, and the plant's time zone, before much is shown. */
export async function startSystem(): Promise<void> {
  for (;;) {
    const outcome = await load(api.system());
    if (outcome === undefined) return;
    system.value = outcome;
    if (outcome.state === "ready") {
      zone.value = knownZone(outcome.value.zone);
      return;
    }
    if (outcome.state === "failed" && "status" in outcome.error) return;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MILLIS));
  }
}

/** A zone the browser does not know is left to the browser's own. */
function knownZone(name: string | undefined): string | undefined {
  try {
    return name === undefined
      ? undefined
      : new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** Whether everything an edge numbered is stored, over its epochs. */
type Ledger =
  | { state: "complete"; stored: number }
  | { state: "behind"; stored: number; produced: number }
  | { state: "contradiction"; stored: number; produced: number };

export function ledger(streams: Edge["streams"]): Ledger {
  const produced = streams.reduce((sum, stream) => sum + stream.produced, 0);
  const stored = streams.reduce((sum, stream) => sum + stream.stored, 0);
  if (streams.some((stream) => stream.stored > stream.produced)) {
    return { state: "contradiction", stored, produced };
  }
  return stored === produced
    ? { state: "complete", stored }
    : { state: "behind", stored, produced };
}
