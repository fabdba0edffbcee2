import type { components } from "../../api/schema";
import type { ChartKind } from "../../api/types";

type Schemas = components["schemas"];
export type MasterChart = Schemas["MasterChart"];
export type MasterCharacteristic = Schemas["MasterCharacteristic"];

/** What somebody has chosen of a chart, before it is sent. */
export type Draft = {
  kind: ChartKind;
  subgroupSize: number;
  location: readonly string[];
  dispersion: readonly string[];
  phaseOne: number;
  staleMinutes: number;
};

export const KINDS: readonly ChartKind[] = ["xbar-r", "xbar-s", "i-mr"];

/** The sizes of subgroups that a chart takes. */
export const SIZES: Record<ChartKind, { smallest: number; largest: number; usual: number }> = {
  "xbar-r": { smallest: 2, largest: 25, usual: 5 },
  "xbar-s": { smallest: 2, largest: 25, usual: 10 },
  "i-mr": { smallest: 1, largest: 1, usual: 1 },
};

export const ON_LOCATION = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `nelson-${n}`);
/** Dispersions are skewed: rules about zones mean nothing on them. */
export const ON_DISPERSION = ON_LOCATION.slice(0, 4);

export const USUAL: Draft = {
  kind: "xbar-r",
  subgroupSize: SIZES["xbar-r"].usual,
  location: ["nelson-1", "nelson-2"],
  dispersion: ["nelson-1"],
  phaseOne: 25,
  staleMinutes: 10,
};

/** From this size on the standard deviation tells more of a subgroup than its range. */
const LARGE = 9;

/** Whether another kind of chart tells more of subgroups of this size. */
export function betterWithDeviations({ kind, subgroupSize }: Draft): boolean {
  return kind === "xbar-r" && subgroupSize >= LARGE;
}

/** The same choice for another kind of chart: a size that somebody chose stays where it fits. */
export function ofKind(draft: Draft, kind: ChartKind): Draft {
  const { smallest, largest, usual } = SIZES[kind];
  const chosen = draft.subgroupSize !== SIZES[draft.kind].usual;
  const fits = smallest <= draft.subgroupSize && draft.subgroupSize <= largest;
  return { ...draft, kind, subgroupSize: chosen && fits ? draft.subgroupSize : usual };
}

/** The rules with one more or one less, in the order of their numbers. */
export function toggled(rules: readonly string[], rule: string): string[] {
  return ON_LOCATION.filter((each) => rules.includes(each) !== (each === rule));
}

export function draftOf(chart: MasterChart): Draft {
  return {
    kind: chart.kind,
    subgroupSize: chart.subgroupSize,
    location: chart.locationRules ?? [],
    dispersion: chart.dispersionRules ?? [],
    phaseOne: chart.phaseOne,
    staleMinutes: chart.staleAfterSeconds / 60,
  };
}

export function chartOf(code: string, characteristic: string, draft: Draft): MasterChart {
  return {
    code,
    characteristic,
    kind: draft.kind,
    subgroupSize: draft.subgroupSize,
    locationRules: [...draft.location],
    dispersionRules: [...draft.dispersion],
    phaseOne: draft.phaseOne,
    staleAfterSeconds: Math.round(draft.staleMinutes * 60),
  };
}

/** A code that is not taken, as an engineer would choose it. */
export function codeFor(characteristic: string, draft: Draft, taken: ReadonlySet<string>): string {
  const plain = `${characteristic}-${draft.kind}`;
  const sized = draft.kind === "i-mr" ? plain : `${plain}-${draft.subgroupSize}`;
  for (const code of [plain, sized]) if (!taken.has(code)) return code;
  for (let n = 2; ; n++) if (!taken.has(`${sized}-${n}`)) return `${sized}-${n}`;
}

/** What the server finds wrong, by the field of the form it means. */
export function byField(
  wrong: readonly { field: string; detail: string }[],
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { field, detail } of wrong) found[field] ??= detail;
  return found;
}
