import type { ComponentChildren } from "preact";

/** A part of the page that scrolls sideways, and is reached with the keyboard for it. */
export function Scroll(props: { label: string; class?: string; children: ComponentChildren }) {
  return (
    <section
      class={`scroll ${props.class ?? ""}`}
      aria-label={props.label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll it
      tabIndex={0}
    >
      {props.children}
    </section>
  );
}
