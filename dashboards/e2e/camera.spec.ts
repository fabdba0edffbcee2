import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import usual from "../playwright.config";
import { code128 } from "../src/station/code128";

/** A camera that sees a batch card, for a browser that takes a film for one. */

const FILM = join(import.meta.dirname, "../target/batch-card.y4m");
const EDGE = `http://127.0.0.1:${process.env.EDGE_PORT ?? "8097"}`;
test.skip(process.env.BASE_URL !== undefined, "a whole system has its own stations");

film(FILM, "B00013");
test.use({
  baseURL: EDGE,
  launchOptions: {
    ...usual.use?.launchOptions,
    args: [
      ...(usual.use?.launchOptions?.args ?? []),
      "--use-fake-device-for-media-stream",
      "--use-fake-ui-for-media-stream",
      `--use-file-for-fake-video-capture=${FILM}`,
    ],
  },
});

test.beforeEach(async ({ page, request }) => {
  await request.post("/fake/reset", { data: {} });
  await page.goto("/station/?station=HG-01");
});

async function signIn(page: Page) {
  await expect(page.locator(".call h1")).toBeVisible();
  await page.keyboard.type("P1001");
  await page.keyboard.press("Enter");
  await expect(page.locator(".pin")).toBeVisible();
  await page.keyboard.type("2580", { delay: 100 });
  await page.keyboard.press("Enter");
  await expect(page.locator(".head-person")).toBeVisible();
}

test("the camera reads a batch card where the browser cannot by itself", async ({ page }) => {
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
  await signIn(page);
  expect(await page.evaluate(() => "BarcodeDetector" in globalThis)).toBe(false);
  expect(loaded.filter((path) => path.endsWith(".wasm"))).toEqual([]);
  await page.getByRole("button", { name: "Use the camera" }).click();
  await expect(page.locator(".batch h1")).toHaveText("B00013");
  expect(loaded.filter((path) => path.endsWith(".wasm"))).not.toEqual([]);
});

test("where the browser gives no camera, it is said why and what to do", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "isSecureContext", { value: false });
  });
  await page.reload();
  await signIn(page);
  await page.getByRole("button", { name: "Use the camera" }).click();
  await expect(page.locator(".camera-hint")).toContainText("only to https");
  await expect(page.locator("video")).toHaveCount(0);
});

/** Some pictures of a code on white paper, as uncompressed video (YUV4MPEG2). */
function film(file: string, code: string) {
  const [width, height, module, top, bottom] = [640, 480, 3, 140, 340];
  const luma = Buffer.alloc(width * height, 235);
  let x = 120;
  for (const [i, modules] of [...(code128(code) ?? "")].entries()) {
    const bar = Number(modules) * module;
    if (i % 2 === 0) {
      for (let y = top; y < bottom; y++) luma.fill(16, y * width + x, y * width + x + bar);
    }
    x += bar;
  }
  const frame = Buffer.concat([
    Buffer.from("FRAME\n"),
    luma,
    Buffer.alloc((width * height) / 2, 128),
  ]);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(
    file,
    Buffer.concat([
      Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`),
      frame,
      frame,
      frame,
    ]),
  );
}
