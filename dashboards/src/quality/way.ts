import type { ObjectiveLine } from "../api/types";
import { addressOf } from "../app/route";

/** What is looked at, as the address has it. */
export type Cut = Partial<
  Record<"from" | "to" | "step" | "department" | "line" | "part" | "defect", string | undefined>
>;

const LEVELS = ["department", "line", "part", "defect"] as const;
type Level = (typeof LEVELS)[number];
const NAMES = ["from", "to", "step", ...LEVELS] as const;

/** Takes from an address what belongs to a cut. */
export function cutOf(query: Readonly<Record<string, string>>): Cut {
  const cut: Cut = {};
  for (const name of NAMES)
    if (query[name] !== undefined && query[name] !== "") cut[name] = query[name];
  return cut;
}

/** What an address says of a cut. */
export function queryOf(cut: Cut): Record<string, string> {
  return Object.fromEntries(
    Object.entries(cut).filter((each): each is [string, string] => each[1] !== undefined),
  );
}

export function addressOfCut(cut: Cut): string {
  return addressOf("quality", [], cut);
}

/** The steps from the company down, each with the cut that ends there. */
export function wayOf(cut: Cut): { level: Level; code: string; cut: Cut }[] {
  const steps: { level: Level; code: string; cut: Cut }[] = [];
  let upTo: Cut = { from: cut.from, to: cut.to, step: cut.step };
  for (const level of LEVELS) {
    const code = cut[level];
    if (code === undefined) continue;
    upTo = { ...upTo, [level]: code };
    steps.push({ level, code, cut: upTo });
  }
  return steps;
}

/** The objective for the defect rate of exactly this level. */
export function objectiveOf(
  objectives: readonly ObjectiveLine[],
  cut: Cut,
): ObjectiveLine | undefined {
  if (cut.defect !== undefined) return undefined;
  const deepest = wayOf(cut).at(-1);
  return objectives.find(
    (each) =>
      each.metric === "defect-rate" &&
      each.scope === (deepest?.level ?? "company") &&
      each.scopeCode === (deepest?.code ?? ""),
  );
}
