import { expect, type Page, test } from "@playwright/test";

/** A real server, a real edge, the virtual plant's gauges: what a user sees of all of it. */

const STATION = process.env.STATION_URL ?? "";
const IMAGES = process.env.IMAGES;
const BATCH = "H0412";

/** Written only when somebody wants new pictures for the documents. */
async function picture(page: Page, name: string) {
  if (IMAGES !== undefined) await page.screenshot({ path: `${IMAGES}/${name}.png` });
}

async function shownSubgroup(page: Page): Promise<number> {
  return Number(await page.getByTestId("readout").locator("b").first().textContent());
}

async function chartOf(page: Page, code: string): Promise<number> {
  const { charts } = await (await page.request.get("/api/v1/charts")).json();
  return charts.find(
    (each: { characteristic: { code: string } }) => each.characteristic.code === code,
  )?.id;
}

for (const locale of ["en", "zh-CN"]) {
  test.describe(locale, () => {
    test.use({ locale });

    test("the plant's subgroups appear on an open chart by themselves", async ({ page }) => {
      await page.goto("/desk/#/");
      await expect(page.locator(".tile").first()).toBeVisible();
      await expect(page.locator(".link b")).toContainText(locale === "en" ? "Live" : "实时");
      await picture(page, `desk-floor-${locale}`);
      const id = await chartOf(page, "shaft-diameter");
      await page.goto(`/desk/#/charts/${id}`);
      await expect(page.getByTestId("readout").locator("b").first()).toHaveText(/\d/, {
        timeout: 120_000,
      });
      const first = await shownSubgroup(page);
      await expect.poll(() => shownSubgroup(page), { timeout: 120_000 }).toBeGreaterThan(first + 1);
      // The plant's wrong setting moves the diameter by 2.4 standard deviations.
      await expect(page.locator(".signal-row").first()).toBeVisible({ timeout: 150_000 });
      await picture(page, `desk-chart-${locale}`);
    });

    test("an inspection at the hand gauges is signed at the edge and arrives at the server", async ({
      page,
    }) => {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(`${STATION}?station=HG-01`);
      await expect(page.locator(".call h1")).toBeVisible();
      await scan(page, "P1001");
      await typePin(page);
      await expect(page.locator(".head-person")).toContainText("李伟");
      await picture(page, `station-scan-${locale}`);
      await scan(page, BATCH);
      await expect(page.locator(".batch h1")).toHaveText(BATCH);
      await picture(page, `station-gate-${locale}`);
      await page.locator("button[data-primary]").click();
      await typePin(page);
      await measureAll(page, locale);
      await picture(page, `station-sign-${locale}`);
      await typePin(page);
      await expect(page.getByTestId("stored")).toBeVisible();
      const { records } = await (
        await page.request.get(new URL("/api/station/records?station=HG-01", STATION).href)
      ).json();
      expect(records.at(-1).summary).toMatchObject({ kind: "inspection", batch: BATCH });
      await expect(page.getByTestId("stored")).toContainText("✓✓");
      await expect(page.locator(".head-link")).toContainText("✓✓");
      await picture(page, `station-stored-${locale}`);
    });
  });
}

async function scan(page: Page, code: string) {
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
}

async function typePin(page: Page) {
  await expect(page.locator(".pin")).toBeVisible();
  await page.keyboard.type("2580", { delay: 100 });
  await page.keyboard.press("Enter");
}

/** The plant presses its foot switches by itself; what is out of limits is explained. */
async function measureAll(page: Page, locale: string) {
  await expect(page.getByTestId("value")).toBeVisible();
  let seen = false;
  const signing = page.getByTestId("conclusion");
  const stop = page.getByTestId("excursion");
  await expect
    .poll(
      async () => {
        if (!seen && (await page.locator(".samples b").count()) >= 2) {
          seen = true;
          await picture(page, `station-measure-${locale}`);
        }
        if (await stop.isVisible()) {
          await picture(page, `station-outside-${locale}`);
          await stop.getByRole("button").nth(2).click();
        }
        return signing.isVisible();
      },
      { timeout: 150_000 },
    )
    .toBe(true);
}
