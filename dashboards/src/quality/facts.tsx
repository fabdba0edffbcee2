import type { ComponentChildren } from "preact";

/** Names and values side by side; what has no value is left out. */
export function Facts(props: { of: readonly (readonly [string, ComponentChildren])[] }) {
  return (
    <dl class="named">
      {props.of
        .filter(([, value]) => value !== undefined && value !== "" && value !== null)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
