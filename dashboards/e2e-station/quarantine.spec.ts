import { expect } from "@playwright/test";
import { en } from "../src/admin/words/en";
import { zhCN } from "../src/admin/words/zh-CN";
import { test } from "./inspector";

/** What a real server could not store: it is set aside whole, and stored once its cause is mended. */

const ALL = process.env.STATION_JOURNEYS === "all";
const ADMINISTRATOR = { login: "admin", password: "only-in-this-test" };

for (const locale of ALL ? ["en", "zh-CN"] : ["zh-CN"]) {
  test.describe(locale, () => {
    test.use({ locale, viewport: { width: 1280, height: 800 } });
    const m = (locale === "en" ? en : zhCN).quarantine;

    test("a record that the store refused is not lost: mended and tried again at the desk, it is there", async ({
      inspector,
      site,
    }) => {
      const { page, journey } = inspector;
      await site.administrator(ADMINISTRATOR.login, ADMINISTRATOR.password);
      await inspector.signIn("HG-01");
      await site.execute(
        `alter table inspection_record add constraint mend check (convert_from(content, 'UTF8')::jsonb ->> 'batch' <> '${journey.turned}')`,
      );
      await inspector.raise(journey.turned);
      await inspector.allAtTheServer();
      expect(await site.stored(journey.turned)).toEqual([]);

      const session = await page.request.post(`${site.desk}/api/v1/session`, {
        data: ADMINISTRATOR,
      });
      expect(session.ok()).toBe(true);
      await page.goto(`${site.desk}/desk/#/admin/quarantine`);
      const row = page.locator("tbody tr");
      await expect(row).toHaveCount(1);
      await expect(row).toContainText(m.causes.refused);
      await expect(row).toContainText("mend");
      const again = row.locator("details.act").first();
      await again.locator("summary").click();
      await again.locator("input[name=reason]").fill("perhaps it was mended");
      await again.locator("button[type=submit]").click();
      await expect(again.getByRole("alert")).toContainText("mend");

      await site.execute("alter table inspection_record drop constraint mend");
      await again.locator("input[name=reason]").fill("the constraint was wrong");
      await again.locator("button[type=submit]").click();
      await expect(page.getByText(m.none)).toBeVisible();
      await page.getByRole("button", { name: m.states.replayed }).click();
      await expect(row.first()).toContainText("the constraint was wrong");
      expect(await site.stored(journey.turned)).toMatchObject([
        { kind: "nonconformance", nonconformance: { quantity: 1, hold: true } },
      ]);
    });
  });
}
