import type { ComponentChildren } from "preact";
import { percent, whole } from "../i18n/format";
import type { Column } from "../ui/table";

/** A section of a report with its single figures. */
export function Section(props: {
  title: string;
  counts?: readonly (readonly [string, string])[];
  children: ComponentChildren;
}) {
  return (
    <section class="stack">
      <h2 class="large">{props.title}</h2>
      {props.counts && (
        <p class="counts">
          {props.counts.map(([name, value]) => (
            <span key={name}>
              {name} <b>{value}</b>
            </span>
          ))}
        </p>
      )}
      {props.children}
    </section>
  );
}

export const figure = <T,>(key: string, head: string, value: (row: T) => number): Column<T> => ({
  key,
  head,
  number: true,
  value,
  show: (row) => whole(value(row)),
});

export const share = (count: number, of: number) => (of === 0 ? undefined : count / of);
export const shown = (value: number | undefined) => (value === undefined ? "–" : percent(value));
