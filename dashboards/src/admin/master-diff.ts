import type { MasterSet } from "../api/types";

/** One record of a set that is new or differs, in few words now and then. */
export type Difference = { what: string; before: string | undefined; after: string };

export const KINDS = [
  "sites",
  "departments",
  "lines",
  "stations",
  "defects",
  "characteristics",
  "charts",
  "parts",
  "gauges",
] as const;
export type Kind = (typeof KINDS)[number];

/** What names a record of its kind; stations are numbered within their site. */
export function keyOf(record: { code: string; site?: string }): string {
  return record.site === undefined ? record.code : `${record.site}/${record.code}`;
}

/**
 * What a set would change of another: as bringing in does it, what is absent from the new set stays
 * as it is. A part is compared with all of its operations.
 */
export function differences(now: MasterSet, then: MasterSet): Difference[] {
  return KINDS.flatMap((kind) => {
    const known = new Map((now[kind] ?? []).map((each) => [keyOf(each), brief(kind, each)]));
    return (then[kind] ?? []).flatMap((each) => {
      const before = known.get(keyOf(each));
      const after = brief(kind, each);
      return before === after ? [] : [{ what: `${kind} ${keyOf(each)}`, before, after }];
    });
  });
}

/** A due day is set once, by the first calibration; a set does not move it. */
function brief(kind: Kind, record: object): string {
  const { code: _code, ...rest } = record as Record<string, unknown>;
  if (kind === "gauges") delete rest.due;
  return words(rest);
}

function words(value: unknown): string {
  if (Array.isArray(value)) return value.map(words).join("; ");
  if (typeof value === "object" && value !== null) {
    return Object.keys(value)
      .sort()
      .map((key) => (value as Record<string, unknown>)[key])
      .filter((each) => each !== undefined)
      .map(words)
      .join(" · ");
  }
  return String(value);
}
