import { expect, type Page } from "@playwright/test";
import { GOOD, test } from "./inspector";

/** What the station app promises in figures, measured in front of a real edge. */

test.skip(
  process.env.STATION_JOURNEYS !== "all",
  "figures are of a machine that does nothing else",
);
test.use({ locale: "en", viewport: { width: 1280, height: 800 } });

test("a full inspection of 5 × 2 values takes at most 12 touches and scans", async ({
  inspector,
}) => {
  const { page, journey } = inspector;
  await inspector.open("HG-01");
  await inspector.scan(journey.badge);
  // Who signed in by touch needs no Enter afterwards: the length of the PIN is known.
  await inspector.touchPin();
  await inspector.button("OK").click();
  await expect(page.locator(".head-person")).toBeVisible();
  let touches = 0;
  await page.exposeFunction("touched", () => touches++);
  await page.evaluate(() =>
    window.addEventListener(
      "click",
      () => (globalThis as unknown as { touched(): void }).touched(),
      true,
    ),
  );
  await inspector.scan(journey.turned);
  touches++;
  await inspector.primary().click();
  await inspector.touchPin();
  await expect(page.getByTestId("value")).toBeVisible();
  await inspector.measureAll();
  await inspector.touchPin();
  await expect(page.getByTestId("stored")).toBeVisible();
  console.log(`FIGURE ${touches} touches and scans for 5 × 2 values`);
  expect(touches).toBeLessThanOrEqual(12);
});

test("from the scan to the first live value", async ({ inspector }) => {
  const { page, journey, words } = inspector;
  await inspector.signIn("VS-40");
  await inspector.throughTheGate(journey.bored);
  const millis: number[] = [];
  for (let round = 0; round < 10; round++) {
    await inspector.button(words.batch.leave).click();
    await expect(page.locator(".call h1")).toBeVisible();
    const shown = untilLiveValue(page);
    await inspector.scan(journey.bored);
    millis.push(await shown);
  }
  millis.sort((a, b) => a - b);
  console.log(`FIGURE scan to live value: median ${millis[5]} ms, worst ${millis.at(-1)} ms`);
  expect(millis.at(-1)).toBeLessThan(1_000);
});

test("from the gauge's trigger to the verdict on the screen", async ({ inspector, site }) => {
  test.setTimeout(240_000);
  const { page, journey, words } = inspector;
  await inspector.signIn("HG-01");
  await inspector.throughTheGate(journey.turned);
  const millis: number[] = [];
  for (let round = 0; round < 10; round++) {
    for (const value of GOOD.bore.slice(0, 4)) {
      const wanted = (await page.locator(".samples b").count()) + 1;
      const shown = page.evaluate(async (count) => {
        while (document.querySelectorAll(".samples b").length < count) {
          await new Promise((resolve) => requestAnimationFrame(resolve));
        }
        return Date.now();
      }, wanted);
      await new Promise((resolve) => setTimeout(resolve, 50 + ((13 * millis.length) % 60)));
      const pressed = await site.gauges.press("bore", value);
      millis.push((await shown) - pressed);
    }
    for (let left = 4; left > 0; left--) {
      await page.getByRole("button", { name: words.measure.repeat }).click();
      await page.locator(".tiles .tile").first().click();
    }
  }
  millis.sort((a, b) => a - b);
  const p95 = millis[Math.ceil(millis.length * 0.95) - 1];
  console.log(
    `FIGURE trigger to verdict, ${millis.length} times: median ${millis[20]} ms, p95 ${p95} ms`,
  );
  expect(p95).toBeLessThan(200);
});

test("the first load of the app is small", async ({ inspector }) => {
  const { page } = inspector;
  const devtools = await page.context().newCDPSession(page);
  let bytes = 0;
  await devtools.send("Network.enable");
  devtools.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await inspector.open("HG-01");
  console.log(`FIGURE first load ${(bytes / 1000).toFixed(1)} kB, as it came over the wire`);
  expect(bytes).toBeLessThan(300_000);
});

/** Milliseconds from the Enter of the scanner to a value on the screen, as the page counts them. */
function untilLiveValue(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const scanned = await new Promise<number>((resolve) => {
      const hear = (event: KeyboardEvent) => {
        if (event.key !== "Enter") return;
        window.removeEventListener("keydown", hear, true);
        resolve(event.timeStamp);
      };
      window.addEventListener("keydown", hear, true);
    });
    do {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    } while (!/\d/.test(document.querySelector(".value-figure")?.textContent ?? ""));
    return Math.round(performance.now() - scanned);
  });
}
