import type { Histogram } from "./histogram";
import type { Sketch } from "./sketch";

/** What painting needs of a canvas, so that a printed chart can be painted the same way. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | "save"
  | "restore"
  | "beginPath"
  | "rect"
  | "clip"
  | "moveTo"
  | "lineTo"
  | "arc"
  | "stroke"
  | "fill"
  | "fillRect"
  | "fillText"
  | "strokeText"
  | "setLineDash"
  | "fillStyle"
  | "strokeStyle"
  | "lineWidth"
  | "lineJoin"
  | "font"
  | "textAlign"
  | "textBaseline"
>;

/** The colours of one theme. */
export type Inks = {
  line: string;
  quiet: string;
  limit: string;
  band: string;
  bar: string;
  beyond: string;
  pattern: string;
  surface: string;
  text: string;
  specification: string;
};

/** Where things are on the canvas, in its own pixels. */
export type Placed = {
  x: (index: number) => number;
  y: (value: number) => number;
  left: number;
  top: number;
  width: number;
  height: number;
  ratio: number;
  /** Indices of the points that are in view. */
  first: number;
  last: number;
};

export type Painting = {
  sketch: Sketch;
  zones: boolean;
  inks: Inks;
  limitText: (value: number) => string;
  /** Distribution of the points in view, drawn beside them; absent when switched off. */
  histogram?: Histogram | undefined;
};

/** The letters of everything that is written on a chart. */
export function font(pen: Pen, ratio: number, size: number, weight = 400): void {
  pen.font = `${weight} ${size * ratio}px system-ui, "Noto Sans SC", sans-serif`;
}

/** Where a line of one pixel is sharp. */
export function crisp(position: number, ratio: number): number {
  return Math.round(position) + (Math.round(ratio) % 2 === 1 ? 0.5 : 0);
}
