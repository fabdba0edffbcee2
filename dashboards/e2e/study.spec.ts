import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { takeAll } from "./taken";

/** What an engineer makes of a chart, in front of the small plant. */

const PASSWORD = "virtual plant";
test.skip(process.env.BASE_URL !== undefined, "a whole system answers with its own figures");

async function signIn(page: Page, login: string) {
  await page.request.delete("/api/v1/session");
  await page.goto("/#/quality");
  // The form is drawn anew once the page has learnt that nobody is signed in.
  await expect(async () => {
    await page.getByLabel("Name", { exact: true }).fill(login);
    await page.getByLabel("Password").fill(PASSWORD);
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue(login, { timeout: 500 });
  }).toPass();
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
}

test("capability is shown with its intervals, and not called so where the process is not stable", async ({
  page,
}) => {
  await page.goto("/#/charts/1");
  const panel = page.getByTestId("capability");
  await expect(panel.getByRole("img")).toBeVisible();
  await expect(panel.getByRole("row", { name: /Ppk/ })).toContainText("–");
  await expect(panel).toContainText(/Performance only|stable process/);
  await expect(panel).toContainText("nothing speaks against it");
});

test("a signal is answered in codes, and counts among the causes", async ({ page }) => {
  await signIn(page, "quality");
  await page.goto("/#/");
  await page.getByRole("button", { name: "Unanswered 1" }).click();
  await expect(page.locator(".tile")).toHaveCount(1);
  await expect(page.locator(".tile")).toContainText("Unanswered");
  await page.locator(".tile").click();
  const panel = page.getByTestId("answers");
  await expect(panel).toContainText("Event 42");
  await panel.getByRole("combobox", { name: /^What it was/ }).selectOption("tool-wear");
  await panel.getByRole("combobox", { name: /^What was done/ }).selectOption("tool-changed");
  await panel.getByLabel("What it was, in words").fill("flank wear after 900 parts");
  await panel.getByLabel("What was done, in words").fill("insert changed, first part checked");
  await panel.getByRole("button", { name: "Answer and close" }).click();
  await expect(panel).toContainText("No signal of this chart waits");
  await expect(panel.locator(".causes li", { hasText: "Tool is worn" })).toContainText("2 events");
  await panel.getByText(/Subgroups 180 to 184/).click();
  await expect(panel).toContainText("Tool changed. insert changed, first part checked");
  await page.goto("/#/");
  await expect(page.getByRole("button", { name: "Unanswered 0" })).toBeVisible();
});

test("limits are tried out, proposed by one person and approved by another, who both sign", async ({
  page,
}) => {
  await signIn(page, "engineer");
  await page.goto("/#/charts/1");
  const panel = page.getByTestId("limits");
  await panel.getByLabel("From subgroup").fill("1");
  await panel.getByLabel("to subgroup").fill("60");
  await panel.getByLabel("Leave out subgroup").fill("12");
  await panel.getByLabel("Reason").fill("chip under the part");
  await panel.getByRole("button", { name: "Leave out" }).click();
  await panel.getByRole("button", { name: "Preview" }).click();
  await expect(panel).toContainText("59 subgroups used, 1 left out");
  await expect(panel).toContainText("one in 135 subgroups");
  await panel.getByLabel("Why the limits change").fill("phase I after the repair");
  await panel.getByRole("button", { name: "Propose" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("from subgroups 1 to 60");
  await dialog.getByLabel(/Password|Secret|PIN/).fill("guess");
  await dialog.getByRole("button").first().click();
  await expect(dialog.getByRole("alert")).toBeVisible();
  await dialog.getByLabel(/Password|Secret|PIN/).fill(PASSWORD);
  await dialog.getByRole("button").first().click();
  const waiting = page.getByTestId("waiting");
  await expect(waiting).toContainText("Somebody else has to approve");
  await expect(waiting.getByRole("button", { name: "Approve" })).toHaveCount(0);

  await signIn(page, "quality");
  await page.getByRole("button", { name: /wait/ }).click();
  await page.getByRole("link", { name: /Approve limits/ }).click();
  await waiting.getByRole("button", { name: "Approve" }).click();
  await expect(dialog).toContainText("phase I after the repair");
  await dialog.getByLabel(/Password|Secret|PIN/).fill(PASSWORD);
  await dialog.getByRole("button").first().click();
  await expect(panel).toContainText("holds as version");
  await expect(page.locator(".side .version").first()).toContainText("12 (chip under the part)");
  await expect(page.locator(".side .version").first()).toContainText("phase I after the repair");
});

test("a remark stands at its subgroup, is voided by its author and stays to be read", async ({
  page,
}) => {
  await signIn(page, "engineer");
  await page.goto("/#/charts/1?last=50");
  const plots = page.getByRole("region").or(page.locator(".plots")).first();
  await plots.focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  const readings = page.getByTestId("readings");
  await readings.getByText("Leave a remark").first().click();
  // Letters of a remark are no keys of the chart, and its form does not push the page aside.
  await readings.getByLabel(/Remark at subgroup/).pressSequentially("coolant refilled [t]");
  await expect(page.locator(".plots canvas")).toHaveCount(2);
  expect(
    await page.locator(".side").evaluate((side) => {
      const right = side.getBoundingClientRect().right;
      return (
        Math.max(
          ...[...side.querySelectorAll("section, .act-body, textarea")].map(
            (each) => each.getBoundingClientRect().right,
          ),
        ) - right
      );
    }),
  ).toBeLessThanOrEqual(1);
  await readings.getByRole("button", { name: "Leave a remark" }).click();
  const remarks = page.getByTestId("remarks");
  await expect(remarks).toContainText("coolant refilled");
  await expect(remarks).toContainText("Liu Yang");
  await remarks.getByRole("button", { name: "Void" }).click();
  await remarks.getByLabel("Why it does not hold").fill("it was another machine");
  await remarks.getByRole("button", { name: "Void" }).click();
  await expect(remarks).toContainText("it was another machine");
  await expect(remarks).toContainText("coolant refilled");
});

test("a chart is shown as it stood at a moment, without what came later", async ({ page }) => {
  await signIn(page, "engineer");
  await page.goto("/#/charts/1");
  const readout = page.getByTestId("readout");
  await page.locator(".plots").focus();
  await page.keyboard.press(",");
  const number = await readout.locator("b").first().textContent();
  await page.keyboard.press("Enter");
  await page.getByTestId("readings").getByRole("link", { name: "As it stood then" }).click();
  const past = page.getByTestId("past");
  await expect(past).toContainText(/As it stood at .*\d\d:\d\d:\d\d/);
  await expect(page).toHaveURL(/asOf=/);
  await expect(readout.locator("b").first()).toHaveText(number ?? "");
  await expect(page.getByTestId("sentence")).toContainText("Out of control");
  await expect(page.getByTestId("capability")).toHaveCount(0);
  await expect(page.getByTestId("no-study")).toContainText("are of the present");

  // The link shows the same, the next chart is shown as of the same moment, and a button leads back.
  await page.reload();
  await expect(readout.locator("b").first()).toHaveText(number ?? "");
  await page.getByRole("button", { name: "Next chart" }).click();
  await expect(past).toBeVisible();
  await page.goBack();
  await past.getByRole("button", { name: "As it is now" }).click();
  await expect(past).toHaveCount(0);
  await expect(page.getByTestId("capability")).toBeVisible();
  const newest = async () => Number(await readout.locator("b").first().textContent());
  await expect.poll(newest).toBeGreaterThan(Number(number));
});

test("a nonconformance begins at a subgroup with what the chart knows", async ({ page }) => {
  await signIn(page, "engineer");
  await page.goto("/#/charts/1?last=50");
  await page.locator(".plots").focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  const readings = page.getByTestId("readings");
  await readings.getByText("Report a nonconformance").click();
  await expect(readings.getByLabel("Batch number")).toHaveValue(/^B/);
  await expect(readings.locator("textarea[name=description]")).toHaveValue(/subgroup \d+/);
});

test("readings are parted, and other charts stand beside this one in the same link", async ({
  page,
}) => {
  await signIn(page, "engineer");
  await page.goto("/#/charts/1");
  const strata = page.getByTestId("strata");
  await expect(strata).toContainText("differ by more than chance (p < 0.001)");
  await strata.getByRole("combobox").selectOption("turn");
  await strata.getByRole("spinbutton").fill("3");
  await expect(strata.getByRole("row")).toHaveCount(4);
  const compare = page.getByTestId("compare");
  await compare.getByRole("combobox").selectOption({ index: 2 });
  await expect(compare.locator(".compare-name")).toHaveCount(2);
  await expect(page).toHaveURL(/beside=\d+/);
  await page.getByRole("button", { name: "Batches" }).click();
  await expect(page).toHaveURL(/bands=batch/);
  await page.reload();
  await expect(compare.locator(".compare-name")).toHaveCount(2);
});

test("a part's capability stands on one page", async ({ page }) => {
  await signIn(page, "engineer");
  await page.goto("/#/charts/capability");
  const report = page.getByTestId("capability-report");
  await expect(report.getByRole("heading", { level: 2 })).toContainText("SH-20");
  await expect(report.locator(".report-characteristic")).not.toHaveCount(0);
  await expect(report.locator(".report-characteristic").first()).toContainText("Ppk");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".rail")).toBeHidden();
});

test("a gauge study is planned, measured run by run, and concluded with a signature", async ({
  page,
}) => {
  await signIn(page, "engineer");
  await page.goto("/#/quality/gauges/G-1");
  await page.getByText("Plan a study").first().click();
  await page.getByLabel("Characteristic").selectOption("bore");
  await page.getByLabel("Parts, one a line").fill("A\nB");
  await page.getByRole("checkbox", { name: "李伟" }).check();
  await page.getByRole("checkbox", { name: "王芳" }).check();
  await page.getByLabel("Trials each").fill("2");
  await page.getByLabel("Why the study is made").fill("yearly study");
  await page.getByRole("button", { name: "Plan a study" }).click();
  const next = page.getByTestId("next-run");
  for (let run = 1; run <= 8; run++) {
    await expect(next).toContainText(`Run ${run} of 8`);
    await next.getByRole("button", { name: "Take this reading" }).click();
  }
  const result = page.getByTestId("study-result");
  await expect(result).toContainText("Gauge R&R takes 28.6 % of the study variation");
  await expect(result.getByRole("img")).toHaveCount(4);
  expect((await takeAll(page, result)).filter((name) => /[.](png|svg)$/.test(name))).toHaveLength(
    8,
  );
  await expect(page.getByRole("row")).not.toHaveCount(0);
  await page.getByText("Conclude and sign").first().click();
  await page.getByLabel("Verdict").selectOption("conditional");
  await page.getByLabel("What it means for the gauge").fill("for this tolerance only");
  await page.getByRole("button", { name: "Conclude and sign" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/Password|Secret|PIN/).fill(PASSWORD);
  await dialog.getByRole("button").first().click();
  await expect(page.getByRole("main")).toContainText("conditionally accepted");
  const { violations } = await new AxeBuilder({ page }).include("main").analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  if (process.env.PICTURES) {
    await page.screenshot({ path: `${process.env.PICTURES}/gauge-study.png`, fullPage: true });
  }
});

for (const theme of ["light", "dark"] as const) {
  test(`the study has no accessibility fault, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await signIn(page, "quality");
    await page.goto("/#/charts/1");
    await expect(page.getByTestId("capability").getByRole("img")).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).include(".study").analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
}
