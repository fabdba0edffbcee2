import { expect, type Page, test } from "@playwright/test";

/** The quality domain of a whole system, as people of the virtual factory use it at the desk. */

const IMAGES = process.env.IMAGES;
/** Printed by `up` for the virtual plant only. */
const PASSWORD = "virtual-plant";

/** Written only when somebody wants new pictures for the documents. */
async function picture(page: Page, name: string) {
  if (IMAGES !== undefined) await page.screenshot({ path: `${IMAGES}/${name}.png` });
}

async function signIn(page: Page, login: string, place: string) {
  await page.goto(`/desk/#/${place}`);
  await page.locator("input[name=login]").fill(login);
  await page.locator("input[name=password]").fill(PASSWORD);
  await page.locator(".sign-in button[type=submit]").click();
  await expect(page.locator("span.bar-who")).toBeVisible();
}

/** Gives the secret in the dialog that shows what is signed. */
async function sign(page: Page, shown: string | RegExp) {
  const dialog = page.getByRole("dialog");
  await expect(dialog.locator(".signed-lines")).toContainText(shown);
  await dialog.locator("input[name=secret]").fill(PASSWORD);
  await dialog.locator("button[type=submit]").click();
  await expect(dialog).toBeHidden();
}

/** A batch that nothing holds and nobody else works on. */
async function ownBatch(page: Page): Promise<{ id: string; number: string }> {
  const { parts } = await (await page.request.get("/api/v1/master-data")).json();
  const id = crypto.randomUUID();
  const number = `DESK-${id.slice(0, 8)}`;
  const opened = await page.request.post("/api/v1/batches", {
    data: { id, number, part: parts[0].code, quantity: 20 },
  });
  expect(opened.status()).toBe(201);
  return { id, number };
}

test("a nonconformance goes from the report to a decision that two people signed for", async ({
  page,
}) => {
  await signIn(page, "wang.fang", "quality");
  const batch = await ownBatch(page);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill(batch.number);
  await expect(page.getByRole("option").first()).toContainText(batch.number);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: batch.number })).toBeVisible();

  await page.getByText("Put on hold", { exact: true }).first().click();
  const hold = page.locator(".act[open]");
  await hold.locator("textarea[name=reason]").fill("wrong drawing at the machine");
  await hold.locator("button[type=submit]").click();
  await sign(page, batch.number);
  await expect(page.locator(".page-head")).toContainText("On hold");

  await page.getByText("Raise a nonconformance", { exact: true }).first().click();
  const raise = page.locator(".act[open]").last();
  await raise.locator("input[name=quantity]").fill("8");
  await raise.locator("textarea[name=description]").fill("bore too wide on eight pieces");
  await raise.locator("button[type=submit]").click();
  await expect(page.getByRole("heading", { name: /^NC-\d+$/ })).toBeVisible();
  const address = page.url();
  await page.locator(".next textarea[name=text]").fill("eight pieces in the red box");
  await page.locator(".next button[type=submit]").first().click();
  await page.locator(".next textarea[name=cause]").fill("old drawing");
  await page.locator(".next button[type=submit]").first().click();
  await expect(page.getByText("You reported it; somebody else decides.")).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();

  await signIn(page, "he.jun", address.split("#/")[1] ?? "");
  await page.locator(".next textarea[name=reason]").first().fill("can be bored to the next size");
  await page.getByRole("button", { name: "Decide", exact: true }).click();
  await sign(page, /NC-\d+: Rework, 8 pieces/);
  await expect(page.getByText("8 of 8 pieces decided")).toBeVisible();
  await expect(page.locator(".steps [aria-current=step]")).toHaveText("Decided");
  await page.goto("/desk/#/quality/nonconformances");
  await expect(page.locator(".card").first()).toBeVisible();
  await picture(page, "desk-board-en");
});

test("an auditor reads everything, is offered no act, and has the chain verified", async ({
  page,
}) => {
  await signIn(page, "auditor", "admin/audit");
  await expect(page.locator("tbody tr").first()).toBeVisible();
  await page.getByRole("button", { name: "Verify the chain" }).click();
  await expect(page.getByText(/^Intact: /)).toBeVisible({ timeout: 60_000 });
  await page.goto("/desk/#/quality/holds");
  await expect(page.getByRole("heading", { name: "Holds" })).toBeVisible();
  await expect(page.getByText("Put on hold")).toHaveCount(0);
  await page.goto("/desk/#/quality/batches");
  await page.locator("tbody a").first().click();
  await expect(page.locator(".routing li").first()).toBeVisible();
  await expect(page.getByText("Release", { exact: true })).toHaveCount(0);
});

for (const locale of ["en", "zh-CN"]) {
  test.describe(locale, () => {
    test.use({ locale });

    test("the general manager sees the objectives and where they come from", async ({ page }) => {
      await signIn(page, "lin.zhiyuan", "manager");
      await expect(page.locator(".goal").first()).toBeVisible();
      await picture(page, `desk-manager-${locale}`);
      await page.locator(".goal a").first().click();
      await expect(page.locator("tbody tr").first()).toBeVisible();
      await page.goto("/desk/#/quality?step=day");
      await expect(page.locator(".rate-plot, .notice").first()).toBeVisible();
      await picture(page, `desk-quality-${locale}`);
    });
  });
}
