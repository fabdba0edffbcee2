import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/** What the page that is open calls the one thing it shows; undefined for lists and rooms. */
export const thing = signal<string | undefined>(undefined);

/** Names the one thing that a page shows, as long as it is open. */
export function useCrumb(name: string | undefined) {
  useEffect(() => {
    thing.value = name;
    return () => {
      thing.value = undefined;
    };
  }, [name]);
}
