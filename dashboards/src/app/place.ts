import { signal } from "@preact/signals";
import { type Place, parsePlace, printPlace } from "./route";

/** Where the user is. */
export const place = signal<Place>({ at: "floor" });

/** Takes the place from the address, now and whenever it changes. */
export function startPlace() {
  const read = () => {
    const next = parsePlace(location.hash);
    if (printPlace(next) !== printPlace(place.peek())) place.value = next;
  };
  window.addEventListener("hashchange", read);
  read();
}

export function goTo(next: Place) {
  location.hash = printPlace(next);
}

/** Changes how the same place is looked at, without a step in the browser's history. */
export function restate(next: Place) {
  history.replaceState(null, "", printPlace(next));
  place.value = next;
}
