import { crisp, font, type Painting, type Pen, type Placed } from "./pen";
import type { Band, Stretch } from "./sketch";

/** Bands narrower than this, in CSS pixels, are tinted only. */
const BAND_LINE = 8;

/** Zones, limits and version changes: what the points stand before. */
export function drawBehind(pen: Pen, at: Placed, painting: Painting): void {
  pen.save();
  pen.beginPath();
  pen.rect(at.left, at.top, at.width, at.height);
  pen.clip();
  drawBands(pen, at, painting);
  const seen = painting.sketch.stretches.filter((s) => s.to >= at.first && s.from <= at.last);
  for (const stretch of seen) drawStretch(pen, at, painting, stretch);
  for (const stretch of seen) drawVersionLine(pen, at, painting, stretch);
  drawSpecification(pen, at, painting);
  pen.restore();
}

/** Every second band is tinted; each begins with a thin line and its name where there is room. */
function drawBands(pen: Pen, at: Placed, { sketch, inks }: Painting): void {
  font(pen, at.ratio, 11);
  pen.textAlign = "left";
  pen.textBaseline = "bottom";
  sketch.bands.forEach((band, i) => {
    if (band.to < at.first || band.from > at.last) return;
    const [from, to] = edges(at, band, sketch.ys.length);
    if (i % 2 === 0) {
      pen.fillStyle = inks.band;
      pen.fillRect(from, at.top, to - from, at.height);
    }
    if (to - from < BAND_LINE * at.ratio) return;
    pen.fillStyle = inks.quiet;
    pen.fillRect(crisp(from, at.ratio), at.top, at.ratio, at.height);
    // A letter is about half as wide as it is high, a Chinese one as wide.
    const width = [...band.name].reduce((sum, letter) => sum + (letter > "\u2E80" ? 11 : 6.5), 8);
    if (to - from < width * at.ratio) return;
    pen.fillText(band.name, from + 4 * at.ratio, at.top + at.height - 2 * at.ratio);
  });
}

/** Half the way to the neighbour, so that a stretch covers its points. */
function edges(at: Placed, stretch: Pick<Band, "from" | "to">, count: number): [number, number] {
  const from = stretch.from <= 0 ? at.left : (at.x(stretch.from - 1) + at.x(stretch.from)) / 2;
  const to =
    stretch.to >= count - 1 ? at.left + at.width : (at.x(stretch.to) + at.x(stretch.to + 1)) / 2;
  return [Math.max(from, at.left), Math.min(to, at.left + at.width)];
}

function drawStretch(
  pen: Pen,
  at: Placed,
  { sketch, zones, inks }: Painting,
  stretch: Stretch,
): void {
  const [from, to] = edges(at, stretch, sketch.ys.length);
  const { limits } = stretch;
  if (zones && stretch.zones && limits.sigma !== undefined) {
    // Three bands laid over each other: C is the densest, A the faintest.
    pen.fillStyle = inks.band;
    for (const k of [3, 2, 1]) {
      const top = at.y(limits.center + k * limits.sigma);
      const bottom = at.y(limits.center - k * limits.sigma);
      pen.fillRect(from, top, to - from, bottom - top);
    }
  }
  const horizontal = (value: number | undefined, dashed: boolean) => {
    if (value === undefined) return;
    pen.strokeStyle = inks.limit;
    pen.lineWidth = at.ratio;
    pen.setLineDash(dashed ? [6 * at.ratio, 4 * at.ratio] : []);
    const y = crisp(at.y(value), at.ratio);
    pen.beginPath();
    pen.moveTo(from, y);
    pen.lineTo(to, y);
    pen.stroke();
    pen.setLineDash([]);
  };
  horizontal(limits.ucl, true);
  horizontal(limits.center, false);
  horizontal(limits.lcl, true);
}

function drawVersionLine(pen: Pen, at: Placed, { sketch, inks }: Painting, stretch: Stretch): void {
  if (stretch.from <= 0) return;
  const x = crisp(edges(at, stretch, sketch.ys.length)[0], at.ratio);
  pen.strokeStyle = inks.quiet;
  pen.lineWidth = at.ratio;
  pen.beginPath();
  pen.moveTo(x, at.top);
  pen.lineTo(x, at.top + at.height);
  pen.stroke();
  pen.fillStyle = inks.quiet;
  font(pen, at.ratio, 11);
  pen.textAlign = "left";
  pen.textBaseline = "top";
  pen.fillText(`v${stretch.version}`, x + 4 * at.ratio, at.top + 2 * at.ratio);
}

function drawSpecification(pen: Pen, at: Placed, painting: Painting): void {
  const { lsl, usl } = painting.sketch.specification;
  for (const value of [lsl, usl]) {
    if (value === undefined) continue;
    pen.strokeStyle = painting.inks.specification;
    pen.lineWidth = 2 * at.ratio;
    pen.beginPath();
    pen.moveTo(at.left, at.y(value));
    pen.lineTo(at.left + at.width, at.y(value));
    pen.stroke();
  }
}
