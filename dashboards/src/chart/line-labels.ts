import type { Limits } from "../api/types";
import { font, type Painting, type Pen, type Placed } from "./pen";
import type { Sketch } from "./sketch";

/** Room to the right of the points for the values of the lines, in CSS pixels. */
export const LABEL_WIDTH = 104;

/** The lines in force at the right end, from the top down, with their names. */
function lineLabels(
  sketch: Sketch,
  last: number,
): { name: "UCL" | "CL" | "LCL" | "USL" | "LSL"; value: number }[] {
  const limits: Limits | undefined = sketch.stretches.find(
    (s) => s.from <= last && last <= s.to,
  )?.limits;
  const named = [
    { name: "USL" as const, value: sketch.specification.usl },
    { name: "UCL" as const, value: limits?.ucl },
    { name: "CL" as const, value: limits?.center },
    { name: "LCL" as const, value: limits?.lcl },
    { name: "LSL" as const, value: sketch.specification.lsl },
  ];
  return named
    .filter(
      (each): each is { name: (typeof each)["name"]; value: number } => each.value !== undefined,
    )
    .sort((a, b) => b.value - a.value);
}

/** Moves labels apart so that none covers another; positions ascend. */
export function spread(wanted: readonly number[], distance: number): number[] {
  const placed = [...wanted];
  for (let pass = 0; pass < 20; pass++) {
    let moved = false;
    for (let i = 1; i < placed.length; i++) {
      const overlap = distance - ((placed[i] ?? 0) - (placed[i - 1] ?? 0));
      if (overlap <= 1e-6) continue;
      placed[i - 1] = (placed[i - 1] ?? 0) - overlap / 2;
      placed[i] = (placed[i] ?? 0) + overlap / 2;
      moved = true;
    }
    if (!moved) break;
  }
  return placed;
}

export function drawLabels(pen: Pen, at: Placed, painting: Painting): void {
  const labels = lineLabels(painting.sketch, Math.min(at.last, painting.sketch.ys.length - 1));
  const places = spread(
    labels.map((label) => at.y(label.value)),
    14 * at.ratio,
  );
  pen.textBaseline = "middle";
  labels.forEach((label, i) => {
    const y = places[i] ?? 0;
    const specified = label.name === "USL" || label.name === "LSL";
    pen.fillStyle = specified ? painting.inks.specification : painting.inks.quiet;
    font(pen, at.ratio, 11);
    pen.textAlign = "left";
    pen.fillText(label.name, at.left + at.width + 6 * at.ratio, y);
    pen.fillStyle = specified ? painting.inks.specification : painting.inks.text;
    font(pen, at.ratio, 12, 500);
    pen.fillText(painting.limitText(label.value), at.left + at.width + 34 * at.ratio, y);
  });
}
