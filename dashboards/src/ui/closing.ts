import { useEffect, useRef } from "preact/hooks";

/** A panel that closes when the user goes elsewhere. */
export function useClosing() {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const left = event instanceof KeyboardEvent && event.key === "Escape";
      const elsewhere =
        !(event instanceof KeyboardEvent) && !details.current?.contains(event.target as Node);
      if ((left || elsewhere) && details.current) details.current.open = false;
    };
    document.addEventListener("pointerdown", close);
    document.addEventListener("keydown", close);
    return () => {
      document.removeEventListener("pointerdown", close);
      document.removeEventListener("keydown", close);
    };
  }, []);
  return details;
}
