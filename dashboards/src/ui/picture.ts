import { fileName, save } from "./save";

/** Raster images are this much finer than the screen. */
const PNG_SCALE = 2;
const DRAWN = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
] as const;

/** A drawing as it stands on the screen, with its colours in it, as a document of its own. */
function standalone(drawing: SVGSVGElement): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = [drawing, ...drawing.querySelectorAll("*")];
  const copies = [copy, ...copy.querySelectorAll("*")];
  originals.forEach((original, i) => {
    const style = getComputedStyle(original);
    for (const name of DRAWN) copies[i]?.setAttribute(name, style.getPropertyValue(name));
  });
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", getComputedStyle(document.body).getPropertyValue("--surface"));
  // A viewer that knows only the document has no page that would give it a size.
  copy.setAttribute("width", String(drawing.clientWidth));
  copy.setAttribute("height", String(drawing.clientHeight));
  copy.prepend(ground);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return new XMLSerializer().serializeToString(copy);
}

export function saveSvg(drawing: SVGSVGElement, name: string) {
  save(new Blob([standalone(drawing)], { type: "image/svg+xml" }), fileName(name, "svg"));
}

export async function savePng(drawing: SVGSVGElement, name: string): Promise<void> {
  const { clientWidth: width, clientHeight: height } = drawing;
  save(await raster(standalone(drawing), { width, height }), fileName(name, "png"));
}

/** An SVG document as PNG. */
export async function raster(
  svg: string,
  { width, height }: { width: number; height: number },
): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width * PNG_SCALE;
    canvas.height = height * PNG_SCALE;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
    if (blob === null) throw new Error("the browser could not draw the picture");
    return blob;
  } finally {
    URL.revokeObjectURL(address);
  }
}
