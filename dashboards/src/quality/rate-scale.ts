import type { DefectRate } from "../api/types";

export type Step = DefectRate["chart"]["steps"][number];

/** Where a chart of rates puts things: pixels from the top left. */
export type RateScale = {
  top: number;
  x: (index: number) => number;
  y: (rate: number) => number;
  ticks: readonly number[];
  /** Indices of the steps whose date stands under the axis. */
  labels: readonly number[];
};

export const MARGIN = { left: 56, right: 96, top: 12, bottom: 28 } as const;
const LABEL_PIXELS = 72;

/**
 * The scale keeps every point, every limit and the objective in view. Intervals of thin steps may
 * reach far above all of these, and are cut off at the top.
 */
export function rateScale(
  steps: readonly Step[],
  objective: number | undefined,
  width: number,
  height: number,
): RateScale {
  const highest = Math.max(
    objective ?? 0,
    ...steps.map((step) => Math.max(step.rate.value ?? 0, step.ucl ?? 0)),
  );
  const ticks = rateTicks(highest > 0 ? highest * 1.08 : 0.01);
  const top = ticks.at(-1) ?? 1;
  const inner = { w: width - MARGIN.left - MARGIN.right, h: height - MARGIN.top - MARGIN.bottom };
  const spacing = steps.length > 1 ? inner.w / (steps.length - 1) : 0;
  const every = Math.max(1, Math.ceil((steps.length * LABEL_PIXELS) / Math.max(1, inner.w)));
  return {
    top,
    x: (index) => MARGIN.left + (steps.length > 1 ? index * spacing : inner.w / 2),
    y: (rate) => MARGIN.top + inner.h * (1 - Math.min(Math.max(rate, 0), top) / top),
    ticks,
    labels: steps.map((_, i) => i).filter((i) => i % every === 0),
  };
}

/** From 0 in steps of 1, 2 or 5 that people read easily, to at least `highest`. */
export function rateTicks(highest: number): number[] {
  const rough = highest / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((n) => n * power).find((each) => each >= rough) ?? rough;
  const count = Math.ceil(highest / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}

/** A line that is level over each step and jumps half way to the next: limits with each size. */
export function stairs(
  values: readonly (number | undefined)[],
  scale: Pick<RateScale, "x" | "y">,
): string {
  let path = "";
  let open = false;
  values.forEach((value, i) => {
    if (value === undefined) {
      open = false;
      return;
    }
    const half = values.length > 1 ? (scale.x(1) - scale.x(0)) / 2 : 24;
    const [from, to] = [
      scale.x(i) - (i === 0 ? 0 : half),
      scale.x(i) + (i === values.length - 1 ? 0 : half),
    ];
    const [left, right] = values.length === 1 ? [scale.x(0) - half, scale.x(0) + half] : [from, to];
    path += `${open ? "L" : "M"}${left.toFixed(1)} ${scale.y(value).toFixed(1)}H${right.toFixed(1)}`;
    open = true;
  });
  return path;
}

/** A line through the points; a step in which nothing was inspected leaves a gap. */
export function throughPoints(
  values: readonly (number | undefined)[],
  scale: Pick<RateScale, "x" | "y">,
): string {
  let open = false;
  return values
    .map((value, i) => {
      if (value === undefined) {
        open = false;
        return "";
      }
      const start = open ? "L" : "M";
      open = true;
      return `${start}${scale.x(i).toFixed(1)} ${scale.y(value).toFixed(1)}`;
    })
    .join("");
}
