import type { Signal } from "../api/types";
import { isSevere } from "./sketch";

/**
 * Folds the signals of a pattern that goes on: each further point completes it again, which is one
 * thing to a reader. Points beyond the limits stay one by one. Oldest first, as they came.
 */
export function foldSignals(signals: readonly Signal[]): Signal[] {
  const folded: Signal[] = [];
  const open = new Map<string, number>();
  for (const signal of signals) {
    const pattern = `${signal.on} ${signal.rule}`;
    const at = open.get(pattern);
    const before = at === undefined ? undefined : folded[at];
    if (before && at !== undefined && goesOn(before, signal)) {
      const points = [...new Set([...before.points, ...signal.points])].sort((a, b) => a - b);
      folded[at] = { ...before, subgroup: signal.subgroup, points };
    } else {
      open.set(pattern, folded.length);
      folded.push(signal);
    }
  }
  return folded;
}

function goesOn(before: Signal, next: Signal): boolean {
  return !isSevere(next.rule) && next.subgroup === before.subgroup + 1;
}
