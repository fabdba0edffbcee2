import type { ComponentChildren } from "preact";
import { percent, when, whole } from "../i18n/format";
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

/** Words that take as many lines as they need. */
export const worded = <T,>(
  key: string,
  head: string,
  value: (row: T) => string | undefined,
): Column<T> => ({ key, head, value, show: (row) => <span class="wrap">{value(row)}</span> });

export const instant = <T,>(key: string, head: string, value: (row: T) => string): Column<T> => ({
  key,
  head,
  value,
  show: (row) => when(Date.parse(value(row))),
});

export const share = (count: number, of: number) => (of === 0 ? undefined : count / of);
export const shown = (value: number | undefined) => (value === undefined ? "–" : percent(value));
