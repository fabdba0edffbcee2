import { comma } from "../i18n/choice";
import type { Change } from "./audit-diff";
import { fieldName, fieldValue } from "./field-names";

const NAMED_AT_A_GLANCE = 3;

/** The fields that a change touched, and what stood in them before and after once it is opened. */
export function Changes({ of }: { of: readonly Change[] }) {
  if (of.length === 0) return null;
  const first = of.slice(0, NAMED_AT_A_GLANCE).map(({ field }) => fieldName(field));
  const more = of.length - first.length;
  return (
    <details>
      <summary>
        {first.join(comma())}
        {more > 0 && ` + ${more}`}
      </summary>
      <dl class="changes">
        {of.map(({ field, before, after }) => (
          <div key={field}>
            <dt>{fieldName(field)}</dt>
            <dd>
              {before !== "" && <del>{fieldValue(field, before)}</del>}{" "}
              {after !== "" && <ins>{fieldValue(field, after)}</ins>}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** The same in one line, for files. */
export function changesText(of: readonly Change[]): string {
  return of
    .map(
      ({ field, before, after }) =>
        `${fieldName(field)}: ${fieldValue(field, before)} → ${fieldValue(field, after)}`,
    )
    .join("; ");
}
