import { drawBehind } from "./behind";
import { drawInFront } from "./in-front";
import { LABEL_WIDTH } from "./line-labels";
import { trace } from "./lines";
import type { Inks, Painting, Pen, Placed } from "./pen";
import type { Window } from "./plot";
import { firstAtLeast } from "./series";
import { ticks } from "./sketch";
import { escapeXml, svgPen } from "./svg-pen";

type PrintedPane = Painting & {
  label: string;
  /** Indices after which the line is broken. */
  gaps?: readonly number[];
  yTick: (value: number, step: number) => string;
};

export type Printed = {
  title: string;
  subtitle: string;
  footer: string;
  xs: readonly number[];
  window: Window;
  xTicks: { x: number; label: string }[];
  panes: PrintedPane[];
};

export const PRINT_WIDTH = 1200;
export const PRINT_HEIGHT = 720;

/** Paper is light in every theme. */
export const PAPER: Inks = {
  line: "#274b73",
  quiet: "#56606b",
  limit: "#7a8490",
  band: "#e3ebf440",
  bar: "#c6d3e1",
  beyond: "#b42318",
  pattern: "#a15c00",
  surface: "#ffffff",
  text: "#1a1f24",
  specification: "#1a1f24",
};

/** The chart as an SVG document of PRINT_WIDTH × PRINT_HEIGHT, for paper and slides. */
export function printChart(printed: Printed): string {
  const heights = [370, 150];
  let top = 92;
  const panes = printed.panes.map((pane, i) => {
    const height = heights[i] ?? 150;
    const drawn = printPane(printed, pane, top, height);
    top += height + 34;
    return drawn;
  });
  const axis = printed.xTicks.map(({ x, label }) => {
    const { min, max } = printed.window;
    const at = 84 + ((x - min) / (max - min)) * (PRINT_WIDTH - 84 - LABEL_WIDTH - 24);
    return `<text x="${at.toFixed(1)}" y="${top - 12}" text-anchor="middle" font-size="12" fill="${PAPER.quiet}">${escapeXml(label)}</text>`;
  });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${PRINT_WIDTH}" height="${PRINT_HEIGHT}"` +
    ` viewBox="0 0 ${PRINT_WIDTH} ${PRINT_HEIGHT}" font-family="system-ui, 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif">` +
    `<rect width="${PRINT_WIDTH}" height="${PRINT_HEIGHT}" fill="${PAPER.surface}"/>` +
    `<text x="24" y="36" font-size="20" font-weight="600" fill="${PAPER.text}">${escapeXml(printed.title)}</text>` +
    `<text x="24" y="60" font-size="14" fill="${PAPER.text}">${escapeXml(printed.subtitle)}</text>` +
    panes.join("") +
    axis.join("") +
    `<text x="24" y="${PRINT_HEIGHT - 12}" font-size="11" fill="${PAPER.quiet}">${escapeXml(printed.footer)}</text>` +
    "</svg>"
  );
}

function printPane(printed: Printed, pane: PrintedPane, top: number, height: number): string {
  const { xs, window } = printed;
  const { sketch, inks } = pane;
  const width = PRINT_WIDTH - 84 - LABEL_WIDTH - 24;
  const x = (value: number) => 84 + ((value - window.min) / (window.max - window.min)) * width;
  const y = (value: number) =>
    top + height - ((value - sketch.low) / (sketch.high - sketch.low)) * height;
  const at: Placed = {
    x: (index) => x(xs[index] ?? Number.NaN),
    y,
    left: 84,
    top,
    width,
    height,
    ratio: 1,
    first: firstAtLeast(xs, window.min),
    last: firstAtLeast(xs, window.max + 1e-9) - 1,
  };
  const { pen, take } = svgPen();
  pen.fillStyle = inks.quiet;
  pen.font = "400 12px sans-serif";
  pen.textBaseline = "middle";
  pen.textAlign = "right";
  const values = ticks(sketch.low, sketch.high, height / 40);
  const step = (values[1] ?? 1) - (values[0] ?? 0);
  for (const value of values) pen.fillText(pane.yTick(value, step), 78, y(value));
  pen.textAlign = "left";
  pen.font = "600 13px sans-serif";
  pen.fillStyle = inks.text;
  pen.fillText(pane.label, 84, top - 12);
  drawBehind(pen, at, pane);
  drawPoints(pen, at, pane);
  drawInFront(pen, at, pane);
  return take();
}

function drawPoints(pen: Pen, at: Placed, { sketch, inks, gaps = [] }: PrintedPane) {
  pen.strokeStyle = inks.line;
  pen.lineWidth = 1.25;
  pen.beginPath();
  let from = at.first;
  for (const gap of [...gaps.filter((index) => index >= at.first && index < at.last), at.last]) {
    trace(pen, at, sketch.ys, from, gap);
    from = gap + 1;
  }
  pen.stroke();
  if ((at.last - at.first + 1) * 6 > at.width) return;
  pen.fillStyle = inks.line;
  pen.beginPath();
  for (let i = at.first; i <= at.last; i++) {
    const value = sketch.ys[i];
    if (value === null || value === undefined) continue;
    pen.arc(at.x(i), at.y(value), 2.5, 0, 2 * Math.PI);
  }
  pen.fill();
}
