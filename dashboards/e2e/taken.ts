import { expect, type Locator, type Page } from "@playwright/test";

const FILES = /^(CSV|PNG|SVG)(:|$)/;

/** Presses every button that gives what is shown as a file, looks into each file, and names them. */
export async function takeAll(page: Page, within: Locator): Promise<string[]> {
  const names: string[] = [];
  for (const button of await within.getByRole("button", { name: FILES }).all()) {
    const waiting = page.waitForEvent("download");
    await button.click();
    const download = await waiting;
    const pieces: Buffer[] = [];
    for await (const piece of await download.createReadStream()) pieces.push(piece as Buffer);
    const content = Buffer.concat(pieces);
    const name = download.suggestedFilename();
    if (name.endsWith(".csv")) await checkCsv(name, content.toString("utf8"), button);
    else if (name.endsWith(".png")) await checkPng(page, name, content);
    else await checkSvg(page, name, content.toString("utf8"));
    names.push(name);
  }
  return names;
}

/** Rows of a CSV file (RFC 4180), without the byte order mark. */
export function rowsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text
    .replace(/^\uFEFF/, "")
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (end === "" && quoted === undefined && plain === "") break;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === "\r\n") rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

async function checkCsv(name: string, text: string, button: Locator) {
  expect(text.startsWith("\uFEFF"), `${name}: a mark for spreadsheets`).toBe(true);
  const [head = [], ...rows] = rowsOf(text);
  expect(head.filter((cell) => cell.trim() === "").length, `${name}: headings`).toBe(0);
  expect(new Set(rows.map((row) => row.length)), `${name}: as many cells in each row`).toEqual(
    new Set([head.length]),
  );
  expect(text, name).not.toMatch(/\bNaN\b|\bundefined\b|\[object /);
  const table = button.locator("xpath=ancestor::div[contains(concat(' ',@class,' '),' table ')]");
  if ((await table.count()) === 0) return;
  const heads = await table
    .locator("th .sort")
    .evaluateAll((all) => all.map((each) => each.firstChild?.textContent ?? ""));
  expect(head, name).toEqual(expect.arrayContaining(heads));
  expect(rows.length, `${name}: rows`).toBe(await table.locator("tbody tr").count());
}

async function checkPng(page: Page, name: string, content: Buffer) {
  expect([...content.subarray(0, 8)], name).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
  const seen = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes]));
    const pen = new OffscreenCanvas(image.width, image.height).getContext("2d");
    pen?.drawImage(image, 0, 0);
    const pixels = pen?.getImageData(0, 0, image.width, image.height).data.buffer;
    return { width: image.width, colours: new Set(new Uint32Array(pixels ?? [])).size };
  }, content.toString("base64"));
  expect(seen.width, `${name}: width`).toBeGreaterThan(300);
  expect(seen.colours, `${name}: something is drawn`).toBeGreaterThan(5);
}

async function checkSvg(page: Page, name: string, text: string) {
  expect(text, name).not.toMatch(/\bNaN\b|\bundefined\b/);
  const seen = await page.evaluate((svg) => {
    const { documentElement: root } = new DOMParser().parseFromString(svg, "image/svg+xml");
    return {
      root: root.nodeName,
      width: Number(root.getAttribute("width")),
      drawn: root.querySelectorAll("path, line, rect, circle").length,
      words: root.querySelectorAll("text").length,
    };
  }, text);
  expect(seen.root, name).toBe("svg");
  expect(seen.width, `${name}: width`).toBeGreaterThan(100);
  expect(seen.drawn, `${name}: something is drawn`).toBeGreaterThan(3);
  expect(seen.words, `${name}: something is named`).toBeGreaterThan(0);
}
