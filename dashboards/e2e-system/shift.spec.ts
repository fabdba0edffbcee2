import { expect, type Locator, type Page, test } from "@playwright/test";
import { en } from "../src/station/words/en";
import { zhCN } from "../src/station/words/zh-CN";
import { ALL, figure, LOCALES, PASSWORD, read } from "./day";

/** An inspector's shift at three stations of a whole system, from one handover to the next. */

const STATION = process.env.STATION_URL ?? "";
const PIN = "2580";
const PART = "HS-200";
/** The plant's gauges are used when it is their turn. */
const GAUGES_MILLIS = 240_000;

class Shift {
  readonly began = Date.now();
  readonly words;
  touches = 0;

  constructor(
    readonly page: Page,
    readonly zh: boolean,
  ) {
    this.words = zh ? zhCN : en;
  }

  async touch(what: Locator) {
    this.touches++;
    await what.click();
  }

  async scan(code: string) {
    this.touches++;
    await this.page.keyboard.type(code);
    await this.page.keyboard.press("Enter");
  }

  async pin() {
    await expect(this.page.locator(".pin")).toBeVisible();
    this.touches++;
    await this.page.keyboard.type(PIN, { delay: 60 });
    await this.page.keyboard.press("Enter");
  }

  button(name: string) {
    return this.page.getByRole("button", { name, exact: true });
  }

  primary() {
    return this.page.locator("button[data-primary]");
  }

  async at(station: string, badge: string) {
    await this.page.goto(`${STATION}?station=${station}`);
    await expect(this.page.locator(".call h1")).toBeVisible();
    const signedIn = await this.page.locator(".head-person").isVisible();
    if (!signedIn) await this.comesOn(badge);
  }

  async comesOn(badge: string) {
    await this.scan(badge);
    await this.pin();
    await expect(this.page.locator(".head-person")).toBeVisible();
  }

  async scanBatch(batch: string) {
    await this.scan(batch);
    await expect(this.page.locator(".batch h1, .stop-card")).not.toHaveCount(0);
  }

  /** Signs what is on the screen, waits for the server, and goes on. */
  async sign() {
    await this.pin();
    await expect(this.page.getByTestId("stored")).toContainText("✓✓");
    await this.touch(this.primary());
    await expect(this.page.locator(".call h1")).toBeVisible();
  }

  /** Waits for the gauges at this station to give what the plan wants; excursions are explained. */
  async measured(next: Locator) {
    await expect
      .poll(
        async () => {
          const stop = this.page.getByTestId("excursion");
          if (await stop.isVisible()) await this.touch(stop.getByRole("button").nth(2));
          return next.isVisible();
        },
        { timeout: GAUGES_MILLIS },
      )
      .toBe(true);
  }
}

type Known = { batch: string; steps: { operation: string }[] };

/** Waits for the server to have told the stations; while a batch is carried there is time enough. */
async function stationsKnow(page: Page, what: (batches: Known[]) => boolean) {
  const address = new URL("/api/station/context/batches", STATION).href;
  const known = async () => what((await (await page.request.get(address)).json()).batches);
  await expect.poll(known, { timeout: 60_000 }).toBe(true);
}

/** Batches of the day, known to the stations. */
async function newBatches(page: Page): Promise<{ id: string; number: string }[]> {
  const by = { login: "wang.fang", password: PASSWORD };
  expect((await page.request.post("/api/v1/session", { data: by })).ok()).toBe(true);
  const made = ["A", "B", "C"].map((letter) => {
    const id = crypto.randomUUID();
    return { id, number: `S${id.slice(0, 6)}${letter}`.toUpperCase() };
  });
  for (const { id, number } of made) {
    const data = { id, number, part: PART, quantity: 480 };
    expect((await page.request.post("/api/v1/batches", { data })).status()).toBe(201);
  }
  await stationsKnow(page, (batches) =>
    made.every(({ number }) => batches.some(({ batch }) => batch === number)),
  );
  return made;
}

for (const locale of LOCALES) {
  test.describe(locale, () => {
    test.use({ locale, viewport: { width: 1280, height: 800 } });
    const zh = locale === "zh-CN";

    test("an inspector's shift", async ({ page }) => {
      test.skip(!ALL, "takes longer than a usual run has");
      test.setTimeout(900_000);
      const [a, b, c] = await newBatches(page);
      if (a === undefined || b === undefined || c === undefined) throw new Error("three batches");
      const shift = new Shift(page, zh);
      const { words } = shift;
      const tally = page.getByTestId("tally");
      const defects = page.locator("button.defect");

      // The colleague before: two batches at the first gate, a third begun and handed over.
      await shift.at("SH-10", "P1002");
      for (const { number } of [a, b]) {
        await shift.scanBatch(number);
        await shift.touch(shift.primary());
        await expect(tally).toBeVisible();
        await shift.touch(shift.primary());
        await shift.sign();
      }
      await shift.scanBatch(c.number);
      await shift.touch(shift.primary());
      await shift.touch(defects.first());
      await shift.touch(page.locator(".head-person"));
      await expect(page.getByText(words.signIn.openWork(1))).toBeVisible();
      await shift.comesOn("P1001");
      await shift.touch(page.locator(".list .line").filter({ hasText: c.number }).first());
      await shift.touch(page.getByRole("button", { name: words.count.undo }));
      await expect(tally).toHaveClass(/accept/);
      await shift.touch(shift.primary());
      await shift.sign();

      // The second gate: a confirmation, a typed value, the network cut while measuring.
      await shift.at("HG-01", "P1001");
      await shift.scanBatch(a.number);
      await expect(page.locator(".card")).toContainText(words.gate.pass);
      await shift.touch(shift.primary());
      await shift.pin();
      await expect(page.getByTestId("value")).toBeVisible();
      await shift.touch(page.getByRole("button", { name: words.measure.type }));
      await page.getByRole("textbox").fill("16,001");
      await page.keyboard.press("Enter");
      await expect(page.locator(".samples b")).toHaveCount(1);
      await page.context().setOffline(true);
      await expect(page.locator(".away-line")).toBeVisible();
      await page.context().setOffline(false);
      await expect(page.locator(".away-line")).toBeHidden();
      await shift.measured(page.getByTestId("conclusion"));
      await shift.sign();

      // A re-inspection finds what the colleague did not: the batch fails and is held.
      await shift.scanBatch(b.number);
      await shift.touch(shift.button(words.gate.reinspect));
      await shift.touch(shift.primary());
      await shift.touch(defects.first());
      await expect(tally).toHaveClass(/reject/);
      await shift.touch(shift.primary());
      await expect(page.getByTestId("conclusion")).toHaveClass(/bad/);
      await shift.sign();
      await shift.scanBatch(b.number);
      await expect(page.locator(".stop-card")).toBeVisible();
      await shift.touch(shift.primary());

      // A nonconformance in two touches holds a batch at once.
      await shift.scanBatch(c.number);
      await shift.touch(page.locator("header.batch button.stop"));
      await shift.touch(page.locator(".tiles .tile").first());
      await expect(page.getByTestId("label")).toContainText(c.number);
      await shift.touch(shift.button(words.nonconformance.done));
      await expect(page.locator(".stop-card")).toContainText(words.gate.hold);
      await shift.touch(shift.primary());

      // The last gate: weighed, counted within what the plan accepts, signed.
      await stationsKnow(page, (batches) =>
        batches.some(
          ({ batch, steps }) =>
            batch === a.number && steps.some(({ operation }) => operation === "OP20"),
        ),
      );
      await shift.at("WG-50", "P1001");
      await shift.scanBatch(a.number);
      await shift.touch(shift.primary());
      await shift.pin();
      await expect(page.getByTestId("value")).toContainText(/\d/);
      await page.keyboard.press(" ");
      await shift.measured(tally);
      await shift.touch(defects.first());
      await expect(tally).toHaveClass(/accept/);
      await shift.touch(shift.primary());
      await shift.sign();

      await shift.touch(shift.button(words.places.today));
      await expect(page.locator("li.line", { hasText: a.number })).toHaveCount(2);
      figure("inspector's shift", zh, shift.touches, shift.began);

      const kinds = async (id: string) =>
        (await read(page, `/batches/${id}`)).records.map(
          (each: { kind: string; verdict: string }) => `${each.kind} ${each.verdict}`,
        );
      await expect.poll(() => kinds(a.id)).toHaveLength(5);
      expect(await kinds(b.id)).toContain("inspection fail");
      const { batch, holds } = await read(page, `/batches/${c.id}`);
      expect(batch.state).toBe("hold");
      expect(holds).toHaveLength(1);
    });
  });
}
