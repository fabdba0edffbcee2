import type { Characteristic } from "./context";

/** A length of the measured axis that holds both specification and control limits, with room. */
type Scale = { min: number; max: number; at: (value: number) => number };

const ROOM = 0.18;

/** Maps values to shares of the axis, 0 to 1; values beyond it stay at its ends. */
export function scaleOf(characteristic: Characteristic): Scale | undefined {
  const { lower, target, upper } = characteristic.specification;
  const marks = [lower, target, upper]
    .filter((mark) => mark !== undefined)
    .map(Number)
    .concat(characteristic.limits ? Object.values(characteristic.limits) : []);
  if (marks.length < 2) return undefined;
  const least = Math.min(...marks);
  const most = Math.max(...marks);
  if (!(least < most)) return undefined;
  const room = (most - least) * ROOM;
  const min = least - room;
  const max = most + room;
  return { min, max, at: (value) => Math.max(0, Math.min(1, (value - min) / (max - min))) };
}
