import type { Pen } from "./pen";

/**
 * A pen that writes SVG instead of pixels. It knows what the charts use of a canvas: straight
 * lines, full circles, rectangles, text, and rectangular clips.
 */
export function svgPen(): { pen: Pen; take: () => string } {
  const out: string[] = [];
  let path = "";
  let dash = "";
  let rectangle = "";
  let clips = 0;
  const open: number[] = [0];

  const shape = (attributes: string) => {
    if (path !== "") out.push(`<path d="${path}" ${attributes}/>`);
  };
  const text = (content: string, x: number, y: number, ink: string) => {
    const anchor = { left: "start", start: "start", center: "middle", right: "end", end: "end" }[
      pen.textAlign
    ];
    const shift =
      pen.textBaseline === "top" ? "0.85em" : pen.textBaseline === "middle" ? "0.35em" : "0";
    const [, weight = "400", size = "12px"] = /^(\d+) ([\d.]+px)/.exec(pen.font) ?? [];
    out.push(
      `<text x="${n(x)}" y="${n(y)}" dy="${shift}" text-anchor="${anchor}" font-weight="${weight}"` +
        ` font-size="${size}" ${ink}>${escapeXml(content)}</text>`,
    );
  };

  const pen: Pen = {
    fillStyle: "#000",
    strokeStyle: "#000",
    lineWidth: 1,
    lineJoin: "miter",
    font: "400 12px sans-serif",
    textAlign: "left",
    textBaseline: "alphabetic",
    save() {
      open.push(0);
    },
    restore() {
      out.push("</g>".repeat(open.pop() ?? 0));
    },
    beginPath() {
      path = "";
      rectangle = "";
    },
    rect(x, y, width, height) {
      rectangle = `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}"/>`;
    },
    clip() {
      const id = `clip-${clips++}`;
      out.push(`<clipPath id="${id}">${rectangle}</clipPath><g clip-path="url(#${id})">`);
      open[open.length - 1] = (open.at(-1) ?? 0) + 1;
    },
    moveTo(x, y) {
      path += `M${n(x)} ${n(y)}`;
    },
    lineTo(x, y) {
      path += `L${n(x)} ${n(y)}`;
    },
    arc(x, y, radius) {
      const r = n(radius);
      const d = n(2 * radius);
      path += `M${n(x - radius)} ${n(y)}a${r} ${r} 0 1 0 ${d} 0a${r} ${r} 0 1 0 -${d} 0`;
    },
    stroke() {
      shape(
        `fill="none" stroke="${pen.strokeStyle}" stroke-width="${n(pen.lineWidth)}"` +
          ` stroke-linejoin="${pen.lineJoin}"${dash === "" ? "" : ` stroke-dasharray="${dash}"`}`,
      );
    },
    fill() {
      shape(`fill="${pen.fillStyle}"`);
    },
    fillRect(x, y, width, height) {
      out.push(
        `<rect x="${n(x)}" y="${n(y)}" width="${n(Math.max(0, width))}"` +
          ` height="${n(Math.max(0, height))}" fill="${pen.fillStyle}"/>`,
      );
    },
    fillText(content, x, y) {
      text(content, x, y, `fill="${pen.fillStyle}"`);
    },
    strokeText(content, x, y) {
      text(
        content,
        x,
        y,
        `fill="none" stroke="${pen.strokeStyle}" stroke-width="${pen.lineWidth}"`,
      );
    },
    setLineDash(segments) {
      dash = [...segments].map(n).join(" ");
    },
  };
  return { pen, take: () => out.join("") };
}

function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}

export function escapeXml(content: string): string {
  return content.replace(/[<>&"]/g, (c) => `&#${c.charCodeAt(0)};`);
}
