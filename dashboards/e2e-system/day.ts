import { writeFileSync } from "node:fs";
import { expect, type Locator, type Page } from "@playwright/test";

/** Printed by `up` for the virtual plant only. */
export const PASSWORD = "virtual-plant";
/** Every day in both languages, against a system with 90 days behind it. */
export const ALL = process.env.DAYS === "all";
export const LOCALES = ALL ? ["en", "zh-CN"] : ["zh-CN"];
const FIGURES = process.env.DAYS_FIGURES;
const PICTURES = process.env.DAYS_PICTURES;

/** Says what a day took; DAYS_FIGURES names a file that keeps it. */
export function figure(day: string, zh: boolean, clicks: number, began: number) {
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  const line = `${day} (${zh ? "zh" : "en"}): ${clicks} clicks, ${seconds} s\n`;
  console.log(line.trim());
  if (FIGURES !== undefined) writeFileSync(FIGURES, line, { flag: "a" });
}

/** Somebody at the desk, whose clicks and time are counted. */
export class Desk {
  clicks = 0;
  private readonly began = Date.now();

  constructor(
    readonly page: Page,
    readonly zh: boolean,
  ) {}

  /** The words in the language of this day. */
  say(english: string, chinese: string): string {
    return this.zh ? chinese : english;
  }

  async click(what: Locator) {
    this.clicks++;
    await what.click();
  }

  /** Chooses from a list, which takes a click as well. */
  async choose(what: Locator, option: string | { index: number }) {
    this.clicks++;
    await what.selectOption(option);
  }

  /** A picture of what is seen now, where somebody wants some to look at. */
  async look(name: string) {
    if (PICTURES === undefined) return;
    const file = `${name}-${this.zh ? "zh" : "en"}.png`;
    await this.page.screenshot({ path: `${PICTURES}/${file}` });
  }

  async signIn(login: string, place: string) {
    const by = { login, password: PASSWORD };
    const answer = await this.page.request.post("/api/v1/session", { data: by });
    expect(answer.ok()).toBe(true);
    await this.page.goto("about:blank");
    await this.page.goto(`/desk/#/${place}`);
    await expect(this.page.locator("span.bar-who")).toBeVisible();
  }

  async sign(shown: string | RegExp) {
    const dialog = this.page.getByRole("dialog");
    await expect(dialog.locator(".signed-lines")).toContainText(shown);
    await dialog.locator("input[name=secret]").fill(PASSWORD);
    await this.click(dialog.locator("button[type=submit]"));
    await expect(dialog).toBeHidden();
  }

  end(day: string) {
    figure(day, this.zh, this.clicks, this.began);
  }
}

export const read = async (page: Page, path: string) =>
  (await page.request.get(`/api/v1${path}`)).json();

/** A batch that nothing holds and nobody else works on. */
export async function ownBatch(page: Page): Promise<{ id: string; number: string }> {
  const { parts } = await read(page, "/master-data");
  const id = crypto.randomUUID();
  const number = `DAY-${id.slice(0, 8)}`;
  const data = { id, number, part: parts[0].code, quantity: 20, customer: "Hartmann Anlagenbau" };
  expect((await page.request.post("/api/v1/batches", { data })).status()).toBe(201);
  return { id, number };
}
