import { expect, type Page, test as usual } from "@playwright/test";
import { en } from "../src/station/words/en";
import { zhCN } from "../src/station/words/zh-CN";
import type { HandGauge } from "./hand-gauges";
import { PIN } from "./plant-documents";
import { type Journey, Site } from "./site";

/** Values that fit the specification and the control limits. */
export const GOOD = {
  bore: [16.001, 15.998, 16.002, 16.0, 15.999],
  depth: [8.01, 8.0, 7.99, 8.02, 8.0],
} as const;

/** Written only when somebody wants new pictures for the documents. */
const IMAGES = process.env.IMAGES;

/** One inspector at one screen, on a journey of their own. */
export class Inspector {
  readonly words;

  constructor(
    readonly page: Page,
    readonly site: Site,
    readonly journey: Journey,
    private readonly locale: string,
  ) {
    this.words = locale === "zh-CN" ? zhCN : en;
  }

  async open(station: string) {
    await this.page.goto(`${this.site.app}/station/?station=${station}`);
    await expect(this.page.locator(".call h1")).toBeVisible();
  }

  async scan(code: string) {
    await this.page.keyboard.type(code);
    await this.page.keyboard.press("Enter");
  }

  async typePin(pin = PIN) {
    await expect(this.page.locator(".pin")).toBeVisible();
    await this.page.keyboard.type(pin, { delay: 100 });
    await this.page.keyboard.press("Enter");
  }

  async touchPin() {
    await expect(this.page.locator(".pin")).toBeVisible();
    for (const digit of PIN) await this.button(digit).click();
  }

  async signIn(station: string, badge = this.journey.badge) {
    await this.open(station);
    await this.scan(badge);
    await this.typePin();
    await expect(this.page.locator(".head-person")).toBeVisible();
  }

  async throughTheGate(batch: string) {
    await this.scan(batch);
    await expect(this.page.locator(".batch h1")).toHaveText(batch);
    await this.primary().click();
    await this.typePin();
    await expect(this.page.getByTestId("value")).toBeVisible();
  }

  button(name: string) {
    return this.page.getByRole("button", { name, exact: true });
  }

  primary() {
    return this.page.locator("button[data-primary]");
  }

  /** Presses the gauge's foot switch and waits for what the screen makes of the value. */
  async measure(gauge: HandGauge, value: number) {
    const shown = () =>
      this.page.evaluate(() => [
        document.querySelectorAll(".samples b").length,
        document.querySelectorAll("[data-testid=excursion], [data-testid=conclusion]").length,
        document.querySelector(".measure-task h1")?.textContent ?? "",
      ]);
    const before = JSON.stringify(await shown());
    await this.site.gauges.press(gauge, value);
    await expect.poll(async () => JSON.stringify(await shown())).not.toBe(before);
  }

  async measureAll() {
    for (const value of GOOD.bore) await this.measure("bore", value);
    for (const value of GOOD.depth) await this.measure("depth", value);
    await expect(this.page.getByTestId("conclusion")).toBeVisible();
  }

  async signed() {
    await this.typePin();
    await expect(this.page.getByTestId("stored")).toBeVisible();
  }

  /** Raises a nonconformance of a batch, and lets it be. */
  async raise(batch: string) {
    await this.scan(batch);
    await this.page.locator("header.batch button.stop").click();
    await this.page.locator(".tiles .tile").first().click();
    await expect(this.page.getByText(this.words.nonconformance.raised)).toBeVisible();
    await this.button(this.words.nonconformance.done).click();
    await this.button(this.words.batch.leave).click();
  }

  /** Everything this box wrote is on the server, and the screen says so. */
  async allAtTheServer() {
    await expect(this.page.locator(".head-link")).toContainText(this.words.link.stored, {
      timeout: 60_000,
    });
  }

  async picture(name: string) {
    if (IMAGES === undefined || this.page.viewportSize()?.width !== 1280) return;
    await this.page.screenshot({ path: `${IMAGES}/station-${name}-${this.locale}.png` });
  }

  /** Nothing is wider than the screen, and everything to be touched is at least 56 px. */
  async fits() {
    const faults = await this.page.evaluate(() => {
      const found: string[] = [];
      const root = document.documentElement;
      if (root.scrollWidth > root.clientWidth) found.push(`page ${root.scrollWidth} wide`);
      const targets = "button, .photo span, input:not([type=file])";
      for (const target of document.querySelectorAll(targets)) {
        const { width, height } = target.getBoundingClientRect();
        if (width > 0 && (width < 55.5 || height < 55.5)) {
          found.push(`${target.textContent} ${width}×${height}`);
        }
      }
      return found;
    });
    expect(faults).toEqual([]);
  }
}

export const test = usual.extend<{ inspector: Inspector }, { site: Site }>({
  site: [
    async ({ browserName: _ }, use) => {
      const site = await Site.start();
      await use(site);
      await site.close();
    },
    { scope: "worker", timeout: 240_000 },
  ],
  inspector: async ({ page, site, locale }, use) => {
    await use(new Inspector(page, site, site.next(), locale ?? "en"));
  },
});
