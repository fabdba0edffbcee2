import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

/** The small plant's password, the same for everybody. */
const PASSWORD = "virtual plant";
const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;

/** The small plant knows one session, whoever opened it last. */
async function signIn(page: Page, login: string, place = "quality") {
  await page.request.delete("/api/v1/session");
  await page.goto(`/#/${place}`);
  await page.getByLabel("Name", { exact: true }).fill(login);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
}

test("nobody sees the plant's quality without signing in, and a wrong password says so", async ({
  page,
}) => {
  await page.request.delete("/api/v1/session");
  await page.goto("/#/quality/nonconformances");
  await page.getByLabel("Name", { exact: true }).fill("quality");
  await page.getByLabel("Password").fill("guess");
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toContainText("Name or password is wrong.");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Nonconformances" })).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

test("a defect rate is followed from the company down to the signed record", async ({ page }) => {
  await signIn(page, "quality");
  await expect(page.getByText("1 of 13 steps lie beyond the control limits")).toBeVisible();
  await expect(page.getByRole("link", { name: /Objective ≤ 2.50%/ })).toBeVisible();
  await page.getByRole("link", { name: "Machining" }).click();
  await page.getByRole("link", { name: "Shaft line" }).click();
  await page.getByRole("link", { name: "Drive shaft" }).click();
  await expect(page).toHaveURL(/department=machining&line=L1&part=SH-20/);
  await page.getByRole("link", { name: "4711" }).click();
  await expect(page.getByRole("heading", { name: "Record 4711" })).toBeVisible();
  await expect(page.getByRole("cell", { name: "10.131" })).toBeVisible();
  await page.goBack();
  await page
    .getByRole("navigation", { name: "From the company down" })
    .getByRole("link", { name: "Shaft line" })
    .click();
  await expect(page).not.toHaveURL(/part=/);
});

test("a decision shows what is signed, and only the right secret signs it", async ({ page }) => {
  await signIn(page, "quality", `quality/nonconformances/${id(402)}`);
  await page.getByLabel("Pieces (of 20 undecided)").fill("12");
  await page.getByLabel("Reason", { exact: true }).fill("burr can be taken off");
  await page.getByRole("button", { name: "Decide", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("NC-14: Rework, 12 pieces");
  await expect(dialog).toContainText("burr can be taken off");
  await dialog.getByLabel("Password or PIN").fill("guess");
  await dialog.getByRole("button", { name: "Sign" }).click();
  await expect(dialog.getByRole("alert")).toContainText("The secret is wrong.");
  await dialog.getByLabel("Password or PIN").fill(PASSWORD);
  await dialog.getByRole("button", { name: "Sign" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("12 of 20 pieces decided")).toBeVisible();
  await expect(page.getByLabel("Pieces (of 8 undecided)")).toHaveValue("8");
});

test("what a nonconformance cost is recorded amount by amount, and its effect is looked at", async ({
  page,
}) => {
  await signIn(page, "quality", `quality/nonconformances/${id(402)}`);
  await page.getByText("Record an amount").click();
  await page.getByLabel("What for").selectOption("scrap");
  await page.getByLabel("Amount (CNY)").fill("1200.50");
  await page.getByLabel("Note").fill("12 shafts at 100");
  await page.getByRole("button", { name: "Record an amount" }).click();
  const amount = page.getByRole("row", { name: /12 shafts at 100/ });
  await expect(amount).toContainText("1,200.50");
  await expect(page.getByText("1,200.50 CNY")).toBeVisible();
  await amount.getByText("Take out").click();
  await amount.getByLabel("Reason").fill("they could be reworked");
  await amount.getByRole("button", { name: "Take out" }).click();
  await expect(amount.locator("del")).toHaveText("1,200.50");
  await expect(amount).toContainText("they could be reworked");
  const effect = page.getByRole("row", { name: /no burr on the next 500 shafts/ });
  await expect(effect).toContainText("not looked at yet");
  await effect.getByText("Say what is found").click();
  await effect.getByLabel("What was found").fill("none on 512");
  await effect.getByRole("button", { name: "Say what is found" }).click();
  await expect(effect).toContainText("had its effect");
  await expect(effect).toContainText("none on 512");
});

test("what is raised is contained from the board, and its clock starts anew", async ({ page }) => {
  await signIn(page, "quality", "quality/nonconformances");
  const raised = page.getByRole("region", { name: "Raised" });
  await raised.getByRole("link", { name: /NC-12/ }).click();
  await page.getByLabel("Containment").fill("20 shafts in the red box");
  await page.getByRole("button", { name: "Contain" }).click();
  await expect(page.getByText("20 shafts in the red box")).toBeVisible();
  await page.goto("/#/quality/nonconformances");
  await expect(
    page.getByRole("region", { name: "Contained" }).getByRole("link", { name: /NC-12/ }),
  ).toBeVisible();
});

test("an office is offered what it may do and nothing else", async ({ page }) => {
  await signIn(page, "inspector", `quality/nonconformances/${id(402)}`);
  await expect(page.getByText(/Waits for: Quality department/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Decide" })).toHaveCount(0);
  await page.goto("/#/quality/holds");
  await expect(page.getByText("TURN: 2 of 10 pieces")).toBeVisible();
  await expect(page.getByText("Lift", { exact: true })).toHaveCount(0);
  await page.goto("/#/admin/people");
  await expect(page.getByText("Only administrators change people.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Add a person" })).toHaveCount(0);
});

test("a manager sees the day on a phone and signs the report there", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, "manager", "manager");
  await expect(page.getByText("2 of 3 objectives are not reached")).toBeVisible();
  await expect(page.getByText(/with the department head/).first()).toBeVisible();
  await page.getByRole("link", { name: /Monthly quality report 2026-10/ }).click();
  await page.getByRole("button", { name: "Approve" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Monthly quality report 2026-10");
  await dialog.getByLabel("Password or PIN").fill(PASSWORD);
  await dialog.getByRole("button", { name: "Sign" }).click();
  await expect(page.getByText(/Chen Jun/).first()).toBeVisible();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
  await page.goto("/#/");
  await expect(page.locator(".tile").first()).toBeVisible();
  const floor = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(floor).toBeLessThanOrEqual(0);
});

test("Ctrl-K finds a batch and a chart, and the bell leads to what waits", async ({ page }) => {
  await signIn(page, "quality");
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("0412");
  await expect(page.getByRole("option", { name: /B-0412/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "B-0412" })).toBeVisible();
  await page.getByRole("button", { name: /waiting for you/ }).click();
  await page
    .getByRole("link", { name: /Verify|Close/ })
    .first()
    .click();
  await expect(page).toHaveURL(/nonconformances\//);
});

test("a table is sorted by a column and saved as it stands", async ({ page }) => {
  await signIn(page, "quality", "quality/nonconformances?view=list");
  await page.getByRole("button", { name: "Number", exact: true }).click();
  await page.getByRole("button", { name: "Number", exact: true }).click();
  await expect(page.locator("tbody tr").first()).toContainText("NC-17");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "CSV" }).click();
  const stream = await (await download).createReadStream();
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  const lines = Buffer.concat(pieces).toString("utf8").trim().split("\r\n");
  expect(lines[0]).toContain("Number,Severity,State");
  expect(lines[1]?.split(",")[0]).toBe("17");
});

test("master data tells every version of a record: who changed what, when and why", async ({
  page,
}) => {
  await signIn(page, "quality", "admin/master-data");
  await page.getByRole("link", { name: "bore", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Bore" })).toBeVisible();
  const latest = page.locator("tbody tr").first();
  await expect(latest).toContainText("drawing C");
  await latest.getByText("usl").first().click();
  await expect(latest.locator("del")).toHaveText("10.2");
  await expect(latest.locator("ins")).toHaveText("10.1");
  await page.getByRole("button", { name: "中文" }).click();
  await expect(latest).toContainText("规格上限");
  await expect(page.locator("tbody tr").nth(1)).toContainText("开始记录此类更改之前已有");
});

test("when the server goes away a place keeps what it showed and says since when", async ({
  page,
}) => {
  await signIn(page, "quality", "quality/gauges");
  await expect(page.getByText("G-2")).toBeVisible();
  await page.context().setOffline(true);
  await page.goto("/#/quality/holds");
  await expect(page.getByText("The server does not answer").first()).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText("TURN: 2 of 10 pieces")).toBeVisible({ timeout: 20_000 });
});

const PLACES = [
  "quality",
  "quality?part=SH-20",
  "quality/nonconformances",
  `quality/nonconformances/${id(405)}`,
  "quality/actions",
  "quality/holds",
  `quality/batches/${id(100)}`,
  `quality/records/${id(200)}`,
  "quality/unplaced",
  "quality/batches?by=gauge&value=G-1",
  "quality/checks",
  "quality/objectives",
  `quality/objectives/${id(501)}`,
  "quality/complaints",
  "quality/gauges",
  "quality/plans",
  `quality/reports/${id(600)}`,
  "manager",
  "admin/people",
  `admin/people/${id(10)}`,
  "admin/master-data",
  "admin/master-data/characteristics/bore",
  "admin/tags",
  "admin/quarantine",
  "admin/audit",
];

/** `MEASURE=1` has every place looked at in both themes; usually one theme does for each. */
const THOROUGH = process.env.MEASURE === "1";
const CROWDED = PLACES.filter(
  (place) => !/actions|gauges|plans|people|checks|objectives$/.test(place),
);

for (const theme of ["light", "dark"]) {
  test(`no place of quality, manager or administration has an accessibility fault: ${theme}`, async ({
    page,
  }) => {
    await signIn(page, theme === "light" ? "quality" : "admin");
    await page.evaluate((chosen) => localStorage.setItem("gaugewire.theme", chosen), theme);
    await page.reload();
    const faults: string[] = [];
    for (const [i, place] of (THOROUGH ? PLACES : CROWDED).entries()) {
      if (!THOROUGH && i % 2 === (theme === "light" ? 0 : 1)) continue;
      await page.goto(`/#/${place}`);
      await expect(page.getByRole("main")).toContainText(/\d/);
      const { violations } = await new AxeBuilder({ page }).analyze();
      faults.push(
        ...violations.map(({ id: rule, nodes }) => `${place} ${rule}: ${nodes[0]?.html}`),
      );
    }
    expect(faults).toEqual([]);
  });
}

test("every place fits a zoom of 200 % and both languages", async ({ page }) => {
  await signIn(page, "quality");
  await page.getByRole("button", { name: "中文" }).click();
  await page.setViewportSize({ width: 720, height: 450 });
  const wide: string[] = [];
  for (const place of PLACES) {
    await page.goto(`/#/${place}`);
    await expect(page.getByRole("main")).toContainText(/\d/);
    const overflow = () =>
      page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
    // A plot is drawn anew for the width it gets.
    let left = await overflow();
    for (let i = 0; i < 20 && left > 0; i++) {
      await page.waitForTimeout(100);
      left = await overflow();
    }
    if (left > 0) wide.push(`${place}: ${left} px`);
  }
  expect(wide).toEqual([]);
});
