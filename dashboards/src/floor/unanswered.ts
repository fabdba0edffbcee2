import { quality } from "../api/quality";
import type { ProcessEvent } from "../api/types";
import { session } from "../app/session";
import { useLoad } from "../ui/load";

/** Charts, by id, with signals that nobody has answered yet, whether they go on or are over. */
export type Unanswered = ReadonlyMap<number, ProcessEvent>;

const NONE: Unanswered = new Map();
const MOST_PAGES = 10;

/** A chart has one open event at most: further signals are folded into it. */
async function readUnanswered(signedIn: boolean, stop: AbortSignal): Promise<Unanswered> {
  const found = new Map<number, ProcessEvent>();
  if (!signedIn) return found;
  let before: number | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { events, next } = await quality.openEvents(before, stop);
    for (const event of events) found.set(event.chartId, event);
    if (next === undefined) break;
    before = next;
  }
  return found;
}

/** Only people see what waits for an answer; a screen without a session has none. */
export function useUnanswered(): Unanswered {
  const signedIn = session.value !== undefined;
  const { loaded } = useLoad((stop) => readUnanswered(signedIn, stop), `unanswered ${signedIn}`);
  return loaded.state === "ready" ? loaded.value : NONE;
}
