import { expect, type Page, test } from "@playwright/test";

/** What a process engineer does at a chart of a whole system, in both languages. */

const IMAGES = process.env.IMAGES;
/** Printed by `up` for the virtual plant only. */
const PASSWORD = "virtual-plant";

/** Written only when somebody wants new pictures for the documents. */
async function picture(page: Page, name: string) {
  if (IMAGES !== undefined) {
    await page.screenshot({ path: `${IMAGES}/${name}.png`, fullPage: true });
  }
}

async function signIn(page: Page, login: string) {
  await page.request.delete("/api/v1/session");
  await page.goto("/desk/#/quality");
  await page.reload();
  await page.locator("input[name=login]").fill(login);
  await page.locator("input[name=password]").fill(PASSWORD);
  await page.locator(".sign-in button[type=submit]").click();
  await expect(page.locator("span.bar-who")).toBeVisible();
}

async function sign(page: Page, shown: string) {
  const dialog = page.getByRole("dialog");
  await expect(dialog.locator(".signed-lines")).toContainText(shown);
  await dialog.locator("input[name=secret]").fill(PASSWORD);
  await dialog.locator("button[type=submit]").click();
  await expect(dialog).toBeHidden();
}

/** A chart that goes on by itself and has at least so many subgroups. */
async function liveChart(page: Page, code: string, least: number): Promise<number> {
  const find = async () => {
    const { charts } = await (await page.request.get("/api/v1/charts")).json();
    return charts.find(
      (each: { characteristic: { code: string }; subgroups: number }) =>
        each.characteristic.code === code && each.subgroups >= least,
    )?.id;
  };
  await expect.poll(find, { timeout: 150_000 }).toBeDefined();
  return find();
}

for (const locale of ["en", "zh-CN"]) {
  test.describe(locale, () => {
    test.use({ locale });

    test("an engineer studies a chart, remarks on it and proposes limits that somebody else approves", async ({
      page,
    }) => {
      // A chart of its own for each language: a proposal waits for subgroups under the limits before.
      const code = locale === "en" ? "shaft-diameter" : "press-force";
      await signIn(page, "zhou.min");
      const id = await liveChart(page, code, 25);
      await page.goto(`/desk/#/charts/${id}?last=200`);
      await expect(page.getByTestId("capability").getByRole("row", { name: "Ppk" })).toBeVisible();
      await expect(page.getByTestId("strata").getByRole("img")).toBeVisible();

      await page.locator(".plots").focus();
      await page.keyboard.press("ArrowLeft");
      await page.keyboard.press("Enter");
      const acts = page.locator(".subgroup-acts");
      await acts.locator("summary").first().click();
      const words = `${locale} ${Date.now()}`;
      await acts.locator("textarea[name=text]").fill(words);
      await acts.locator("form").first().locator("button[type=submit]").click();
      await expect(page.getByTestId("remarks")).toContainText(words);

      const limits = page.getByTestId("limits");
      const reason = `${words} tool changed`;
      await limits.locator("input[name=first]").fill("2");
      await limits.locator("input[name=last]").fill("20");
      await limits.locator("form").nth(1).locator("button[type=submit]").click();
      await limits.locator("input[name=reason]").fill(reason);
      await picture(page, `desk-study-${locale}`);
      await limits.locator("form").nth(2).locator("button[type=submit]").click();
      await sign(page, reason);
      await expect(page.getByTestId("waiting")).toContainText(reason);

      await signIn(page, "wang.fang");
      await page.goto(`/desk/#/charts/${id}?last=200`);
      await page.getByTestId("waiting").locator(".button-first").click();
      await sign(page, reason);
      await expect(page.getByTestId("waiting")).toBeHidden();
      await expect(page.locator(".side .version").first()).toContainText(reason);
    });

    test("a chart of a new characteristic is begun, its tag assigned, and it goes on without a restart", async ({
      page,
    }) => {
      await signIn(page, "zhou.min");
      const waiting = await page.request.get("/api/v1/tags?unassigned=true&limit=200");
      const { tags } = await waiting.json();
      const tag = tags.find((each: { name: string }) => /^zone\d-/.test(each.name));
      const code = `${tag.name}-${Date.now()}`;
      await page.goto("/desk/#/charts");
      await page.locator("a.button[href='#/charts/begin']").click();
      const form = page.locator(".begin-chart form");
      await form.locator("input[name=fresh]").last().check();
      await form.locator("input[name=code]").fill(code);
      await form.locator("input[name=nameEn]").fill(`Climate ${tag.station}`);
      await form.locator("input[name=nameZh]").fill(`温湿度 ${tag.station}`);
      await form.locator("input[name=unit]").fill(tag.unit);
      await form.locator("input[name=lower]").fill("90");
      await form.locator("input[name=upper]").fill("10");
      await form.locator("input[name=kind][value=i-mr]").check();
      // Individuals under rules 1 and 2: one false alarm in 217.
      await expect(page.getByTestId("outlook")).toContainText("217");
      await form.locator("input[name=reason]").fill("dryers are watched");
      await form.locator("button[type=submit]").click();
      await expect(form.locator(".field-wrong")).toBeVisible();
      await form.locator("input[name=lower]").fill("");
      await picture(page, `desk-begin-chart-${locale}`);
      await form.locator("button[type=submit]").click();
      await expect(page).toHaveURL(/#\/charts\/\d+$/);
      const chart = page.url();

      await page.getByTestId("settings").getByTestId("fed").getByRole("link").click();
      const row = page
        .getByRole("row")
        .filter({ hasText: tag.name })
        .filter({ hasText: tag.station });
      await row.locator("summary").click();
      await row.locator("select[name=characteristic]").selectOption(code);
      await row.locator("input[name=from]").fill("2020-01-01T00:00");
      await row.locator("input[name=reason]").fill("the sensor of the zone");
      await row.locator("button[type=submit]").click();
      await expect(row).toHaveCount(0);
      await page.goto(chart);
      await expect(page.getByTestId("readout").locator("b").first()).toHaveText(/\d/, {
        timeout: 60_000,
      });

      const settings = page.getByTestId("settings");
      await settings.locator("summary.button").first().click();
      await settings.locator("input[name='location nelson-6']").check();
      await settings.locator("input[name=reason]").first().fill("small shifts matter here");
      await settings.locator("form button[type=submit]").first().click();
      await expect(settings.locator(".stage").first()).toContainText("small shifts matter here");
      await picture(page, `desk-settings-${locale}`);
    });

    test("a chart is shown as it stood when a signal came", async ({ page }) => {
      await signIn(page, "zhou.min");
      const id = await liveChart(page, "shaft-diameter", 25);
      await page.goto(`/desk/#/charts/${id}?last=1000`);
      const signals = page.locator(".signal-line");
      await expect(signals.first()).toBeVisible({ timeout: 150_000 });
      // The oldest that is shown: what came after it is not to be seen.
      await signals.last().locator("a.then").click();
      await expect(page.getByTestId("past")).toBeVisible();
      const { asOf } = Object.fromEntries(new URLSearchParams(page.url().split("?").at(-1)));
      const then = await (
        await page.request.get(`/api/v1/charts/${id}/subgroups?last=1&asOf=${asOf}`)
      ).json();
      const shown = page.getByTestId("readout").locator("b").first();
      await expect(shown).toHaveText(String(then.number[0]));
      await expect(page.locator(".sentence .state-sentence")).toHaveClass(/mark-(beyond|pattern)/);
      await picture(page, `desk-past-${locale}`);
      await page.getByTestId("past").getByRole("button").click();
      await expect(page.getByTestId("past")).toHaveCount(0);
      await expect
        .poll(async () => Number(await shown.textContent()))
        .toBeGreaterThan(then.number[0]);
    });

    test("a part's capability stands on one page", async ({ page }) => {
      await signIn(page, "zhou.min");
      await page.goto("/desk/#/charts/capability");
      const report = page.getByTestId("capability-report");
      const parts = report.locator("select").first();
      await expect(parts.locator("option").first()).toBeAttached();
      // The first part that has charts; which do, is for the plant's plans to say.
      const codes = await parts
        .locator("option")
        .evaluateAll((all) => all.map((each) => (each as HTMLOptionElement).value));
      for (const code of codes) {
        await parts.selectOption(code);
        await expect(report.locator("h2, .notice").first()).toBeVisible();
        if ((await report.locator(".report-characteristic").count()) > 0) break;
      }
      await expect(report.locator(".report-findings").first()).toContainText("Ppk");
      await picture(page, `desk-capability-${locale}`);
    });
  });
}
